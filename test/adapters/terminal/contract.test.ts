import { Conversation } from "../../../src/adapters/terminal/conversation.js";
import type { Desk } from "../../../src/core/desk.js";
import { type ChatSession, chatContract, type Seen } from "../../contracts/chat.js";

const LOOK = { width: 100, colour: false };
const NO_OTHERS = "nobody else sits at it";

async function open(desk: Desk): Promise<ChatSession> {
  const conversation = new Conversation(desk);
  let last = "";
  const reply = async (line: string): Promise<Seen> => ({
    text: conversation.reply(line, LOOK) ?? "",
    audience: "asker",
  });
  const remember = async (seen: Promise<Seen>): Promise<Seen> => {
    last = (await seen).text;
    return seen;
  };
  return {
    ask: (question) => remember(reply(question)),
    more: async () => (last.includes('Type "more"') ? remember(reply("more")) : null),
    context: (label) => reply(`context ${label}`),
    close: async () => undefined,
  };
}

chatContract({
  name: "the terminal",
  open,
  without: { share: NO_OTHERS, mention: NO_OTHERS, directMessage: NO_OTHERS, askAbout: "it has no messages" },
});
