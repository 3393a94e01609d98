import type { App, RespondFn } from "@slack/bolt";
import type { Asked, Message, Reception } from "../../core/channel/reception.js";
import type { Answers } from "./answers.js";
import { PRESSES } from "./blocks.js";
import { unescaped } from "./text.js";

/** The message shortcut "Ask Dateline about this". */
export const ASK_ABOUT = "ask_about";
/** Slack allows 24 characters. */
export const ASK_ABOUT_LABEL = "Ask Dateline about this";

/** Connects what people do in Slack with what answers it. Each listener acknowledges first, and answers after. */
export function listen(app: App, answers: Answers): void {
  listenToCommands(app, answers);
  listenToButtons(app, answers);
  listenToMessages(app, answers);
  listenToShortcuts(app, answers);
  app.event("app_home_opened", async ({ event, body, client, context }) => {
    if (event.tab !== "home") return;
    const { team } = placeOf(context);
    answers.showHome({
      ...{ id: body.event_id, team, user: event.user, name: null, channel: "", direct: true },
      ...{ thread: null, about: null, client, respond: null },
    });
  });
}

function listenToCommands(app: App, answers: Answers): void {
  app.command(/^\/.+/, async ({ ack, command, client, respond }) => {
    await acknowledge(ack);
    const { trigger_id: id, team_id: team, user_id: user, user_name: name, channel_id: channel } = command;
    answers.answer(
      {
        ...{ id, team, user, name, channel, direct: isDirect(channel), client, respond },
        ...{ thread: null, about: null },
      },
      (reception, asked) =>
        replyTo(typedText(command.text ?? "", ""), reception, asked, command.command.slice(1).toLowerCase()),
    );
  });
}

function listenToButtons(app: App, answers: Answers): void {
  app.action({ type: "block_actions", action_id: new RegExp(`^${PRESSES}`) }, async (press) => {
    await acknowledge(press.ack);
    const { body, action, client, context } = press;
    if (action.type !== "button") return;
    const value = action.value ?? "";
    const channel = body.channel?.id ?? "";
    // On the bot's own page there is nothing to respond to, and the SDK has no function for it.
    const respond: RespondFn | undefined = press.respond;
    const read = answers.presses.read(value);
    const message = body.container?.["message_ts"] ?? body.trigger_id;
    const thread = body.message?.["thread_ts"] ?? body.container?.["thread_ts"];
    answers.answer(
      {
        ...{ id: body.trigger_id, team: placeOf(context).team, user: body.user.id, client },
        name: body.user.name ?? null,
        ...{ channel, direct: channel === "" || isDirect(channel) },
        thread: typeof thread === "string" ? thread : null,
        about: null,
        respond: body.response_url === undefined ? null : (respond ?? null),
        shares: read?.kind === "share" ? `${channel} ${message} ${value}` : null,
      },
      (reception, asked) => reception.orderOf(read, asked) ?? reception.press(read, asked),
    );
  });
  // Buttons that are links tell of being pressed as well.
  app.action(new RegExp(`^(?!${PRESSES})`), async ({ ack }) => acknowledge(ack));
}

function listenToMessages(app: App, answers: Answers): void {
  app.event("app_mention", async ({ event, body, client, context }) => {
    if (event.user === undefined || "bot_id" in event) return;
    const { team, bot } = placeOf(context);
    answers.answer(
      {
        ...{ id: body.event_id, team, user: event.user, name: null, channel: event.channel, direct: false },
        ...{ thread: event.thread_ts ?? null, about: event.ts, client, respond: null },
      },
      (reception, asked) => replyTo(typedText(event.text, bot), reception, asked),
    );
  });
  app.event("message", async ({ event, body, client, context }) => {
    // In channels, mentions come as mentions; what has another subtype is an edit, a deletion or the like.
    if (event.subtype !== undefined && event.subtype !== "file_share" && event.subtype !== "thread_broadcast")
      return;
    if (event.channel_type !== "im" || ("bot_id" in event && event.bot_id !== undefined)) return;
    const { team, bot } = placeOf(context);
    answers.answer(
      {
        ...{ id: body.event_id, team, user: event.user, name: null, channel: event.channel, direct: true },
        ...{ thread: event.thread_ts ?? null, about: null, client, respond: null },
      },
      (reception, asked) => replyTo(typedText(event.text ?? "", bot), reception, asked),
    );
  });
}

function listenToShortcuts(app: App, answers: Answers): void {
  app.shortcut(
    { type: "message_action", callback_id: ASK_ABOUT },
    async ({ ack, shortcut, client, respond, context }) => {
      await acknowledge(ack);
      const { message, channel, user, trigger_id: id } = shortcut;
      const { team, bot } = placeOf(context);
      const thread = message["thread_ts"];
      answers.answer(
        {
          ...{ id, team, user: user.id, name: user.name, channel: channel.id, direct: isDirect(channel.id) },
          ...{ thread: typeof thread === "string" ? thread : null, about: message.ts, client, respond },
        },
        (reception, asked) => reception.askAbout(typedText(message.text ?? "", bot), asked),
      );
    },
  );
}

/** Carries out an order, or answers a question; `command` is the desk's, where its slash command was used. */
function replyTo(
  words: string,
  reception: Reception,
  asked: Asked,
  command: string | null = null,
): Message | Promise<Message> {
  return reception.order(words, asked, command) ?? reception.ask(words, asked, command);
}

/**
 * Tells Slack that something has arrived. Where the connection has just ended that fails; then Slack may deliver it
 * again, or not: it is answered all the same, and once.
 */
async function acknowledge(ack: () => Promise<void>): Promise<void> {
  await ack().catch(() => undefined);
}

function placeOf(context: { readonly teamId?: string; readonly botUserId?: string }): {
  readonly team: string;
  readonly bot: string;
} {
  return { team: context.teamId ?? "", bot: context.botUserId ?? "" };
}

function isDirect(channel: string): boolean {
  return channel.startsWith("D");
}

/** What somebody typed, without the mention of the bot, and with Slack's links and mentions as they look. */
function typedText(text: string, bot: string): string {
  const looks = text
    .replaceAll(`<@${bot || "nobody"}>`, " ")
    .replace(/<[^|<>]*\|([^<>]*)>/g, "$1")
    .replace(/<(?:mailto:)?([^<>|]+)>/g, "$1");
  return unescaped(looks).trim();
}
