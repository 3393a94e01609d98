import type { APIMessage } from "discord.js";
import { expect } from "vitest";
import type { Desk } from "../../../src/core/desk.js";
import { type ChatSession, chatContract, type Seen } from "../../contracts/chat.js";
import type { InteractionHandle } from "../../emulators/discord/index.js";
import { openNewsroom } from "./support.js";

async function open(desk: Desk): Promise<ChatSession> {
  const room = await openNewsroom({ desks: [desk] });
  const { discord } = room;
  let last: APIMessage | null = null;
  const see = async (handle: InteractionHandle): Promise<Seen> => {
    last = await handle.response();
    return { text: discord.plainTextOf(last), audience: handle.isEphemeral ? "asker" : "everybody" };
  };
  const press = (label: string): Promise<Seen> => {
    if (last === null) throw new Error("Nothing was asked.");
    return see(discord.press({ message: last, label }));
  };
  return {
    ask: (question) =>
      see(discord.command({ name: desk.profile.command, subcommand: "ask", options: { question } })),
    more: async () => {
      const label = last && /\[(More[^\]]*)\]/.exec(discord.plainTextOf(last))?.[1];
      return label ? press(label) : null;
    },
    context: (label) => press(`Context ${label}`),
    share: () => press("Share"),
    // Discord cannot answer a mention to one person: there the answer is behind a button.
    mention: async (content) => {
      last = await discord.mention({ content }).answer();
      return press("Show me");
    },
    directMessage: async (content) => ({
      text: discord.plainTextOf(await discord.directMessage({ content }).answer()),
      audience: "asker",
    }),
    askAbout: async (content) => {
      const { message } = discord.say({ user: discord.person("ben"), content });
      return see(discord.contextMenu({ message, name: "Ask Dateline about this" }));
    },
    close: async () => {
      expect(discord.rejections).toEqual([]);
      expect(discord.defects).toEqual([]);
      await room.close();
    },
  };
}

chatContract({ name: "Discord", open });
