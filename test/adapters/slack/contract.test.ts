import { expect } from "vitest";
import type { Desk } from "../../../src/core/desk.js";
import { type ChatSession, chatContract, type Seen } from "../../contracts/chat.js";
import { plainTextOf, type SlackMessage } from "../../emulators/slack/index.js";
import { openNewsroom } from "./support.js";

async function open(desk: Desk): Promise<ChatSession> {
  const room = await openNewsroom({ desks: [desk] });
  const { slack } = room;
  const ada = { user: "ada", channel: "general" };
  let last: SlackMessage | null = null;
  const see = (message: SlackMessage): Seen => {
    last = message;
    return {
      text: plainTextOf(message),
      audience: message.ephemeralTo === undefined ? "everybody" : "asker",
    };
  };
  const press = async (label: string): Promise<Seen> => {
    if (last === null) throw new Error("Nothing was asked.");
    return see(await slack.press({ user: "ada", message: last, label }).reply());
  };
  return {
    ask: async (text) =>
      see(await slack.slash({ ...ada, command: `/${desk.profile.command}`, text }).reply()),
    more: async () => {
      const label = last && /\[(More[^\]]*)\]/.exec(plainTextOf(last))?.[1];
      return label ? press(label) : null;
    },
    context: (label) => press(`Context ${label}`),
    share: () => press("Share"),
    mention: async (text) => {
      const after = slack.mark();
      slack.mention({ ...ada, text });
      return see(await slack.waitForMessage(({ byBot }) => byBot, { after }));
    },
    directMessage: async (text) => see(await slack.directMessage({ user: "ada", text }).reply()),
    askAbout: async (text) => {
      slack.say({ user: "ben", channel: "general", text });
      const [message] = slack.messagesIn("general").slice(-1);
      if (message === undefined) throw new Error("Nothing was said.");
      const after = slack.mark();
      slack.shortcut({ user: "ada", message, callbackId: "ask_about" });
      return see(await slack.waitForMessage(() => true, { after }));
    },
    close: async () => {
      expect(slack.rejectedPayloads).toEqual([]);
      expect(slack.duplicates()).toEqual([]);
      await room.close();
    },
  };
}

chatContract({ name: "Slack", open });
