import type { ActOptions } from "./acts.js";
import { actorOf, isAnswerIn } from "./acts.js";
import type { Core } from "./core.js";
import type { Delivery } from "./delivery.js";
import { Handle } from "./handle.js";
import type { JsonObject } from "./json.js";
import type { SlackMessage } from "./messages.js";
import {
  homeOpenedEvent,
  mentionEvent,
  messageEvent,
  revokedEvent,
  sendEvent,
  uninstalledEvent,
  whyNoEvent,
} from "./payloads/events.js";
import type { Channel, Team, User } from "./people.js";

/** Somebody writes. */
export interface SayAct extends ActOptions {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
  readonly threadTs?: string;
  /** The text is as Slack stores it already: not escaped, no links made. */
  readonly raw?: boolean;
}

export type DirectAct = Omit<SayAct, "channel">;

/** Text as Slack stores it when somebody types it: escaped, and web addresses made links. */
export function typed(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return escaped.replace(/\bhttps?:\/\/(?:(?!&[lg]t;)[^\s"'])+/g, (url) => `<${url}>`);
}

function write(
  core: Core,
  team: Team,
  user: User,
  channel: Channel,
  act: { text: string; blocks: JsonObject[]; threadTs?: string | undefined },
): SlackMessage {
  if (!channel.members.has(user.id)) throw new Error(`${user.name} is not in #${channel.name}.`);
  if (act.threadTs !== undefined && !core.world.message(channel.id, act.threadTs)) {
    throw new Error(`There is no message ${act.threadTs} in #${channel.name} to reply to.`);
  }
  const message: SlackMessage = {
    ts: core.world.ids.ts(),
    channel: channel.id,
    team: team.id,
    user: user.id,
    byBot: false,
    text: act.text,
    blocks: act.blocks,
    attachments: [],
    ...(act.threadTs === undefined ? {} : { threadTs: act.threadTs }),
    via: "person",
    sent: {},
    clientMsgId: core.world.ids.next("msg-").toLowerCase(),
    edits: 0,
    deleted: false,
    at: core.now(),
    reactions: [],
  };
  core.world.add(message);
  return message;
}

/** What the composer makes of typed text. */
const richText = (core: Core, elements: JsonObject[]): JsonObject[] => [
  {
    type: "rich_text",
    block_id: core.world.ids.short(),
    elements: [{ type: "rich_text_section", elements }],
  },
];

interface Event {
  readonly team: Team;
  readonly name: string;
  readonly event: Parameters<typeof sendEvent>[2];
  readonly tamper: ActOptions["tamper"];
}

/** Sends an event if Slack would; the handle says why not. */
function tell(
  core: Core,
  { team, name, event, tamper }: Event,
): { outgoing?: Delivery["outgoing"]; delivery?: Delivery; undelivered?: string } {
  const undelivered = whyNoEvent(core, team, name);
  if (undelivered !== undefined) return { undelivered };
  const delivery = sendEvent(core, team, event, tamper);
  return { outgoing: delivery.outgoing, delivery };
}

const handleOf = (
  core: Core,
  told: { outgoing?: Delivery["outgoing"]; delivery?: Delivery | undefined; undelivered?: string },
  since: number,
  message: SlackMessage | undefined,
  isReply: (said: SlackMessage) => boolean,
): Handle =>
  new Handle(
    core,
    { outgoing: told.outgoing, delivery: told.delivery, undelivered: told.undelivered, message, isReply },
    since,
  );

/** Somebody mentions the bot in a channel. */
export function mention(core: Core, act: SayAct): Handle {
  const { team, user } = actorOf(core, act.user, act.team);
  const channel = core.world.channel(act.channel, team);
  const bot = team.botUser.id;
  const message = write(core, team, user, channel, {
    text: `<@${bot}> ${act.raw ? act.text : typed(act.text)}`.trimEnd(),
    blocks: richText(core, [
      { type: "user", user_id: bot },
      { type: "text", text: ` ${act.text}` },
    ]),
    threadTs: act.threadTs,
  });
  const since = core.world.messages.length;
  const name = "app_mention";
  const inside = channel.members.has(bot);
  // Slack tells the app of a mention only where the bot is; elsewhere it offers to invite it.
  const told = inside
    ? tell(core, { team, name, event: mentionEvent(message), tamper: act.tamper })
    : { undelivered: `the bot is not in #${channel.name}` };
  messageEvent(core, message, "posted");
  core.watch.touch();
  const isReply = (said: SlackMessage): boolean => isAnswerIn(said, message, user);
  return handleOf(core, told, since, message, isReply);
}

/** Somebody writes in a channel without mentioning the bot. */
export function say(core: Core, act: SayAct): Handle {
  const { team, user } = actorOf(core, act.user, act.team);
  const channel = core.world.channel(act.channel, team);
  return writeTo(core, team, user, channel, act);
}

/** Somebody writes to the bot. */
export function directMessage(core: Core, act: DirectAct): Handle {
  const { team, user } = actorOf(core, act.user, act.team);
  return writeTo(core, team, user, core.world.directMessages(user), act);
}

function writeTo(core: Core, team: Team, user: User, channel: Channel, act: DirectAct): Handle {
  const message = write(core, team, user, channel, {
    text: act.raw ? act.text : typed(act.text),
    blocks: richText(core, [{ type: "text", text: act.text }]),
    threadTs: act.threadTs,
  });
  const since = core.world.messages.length;
  const delivery = messageEvent(core, message, "posted", act.tamper);
  const name = { public: "message.channels", private: "message.groups", im: "message.im" }[channel.kind];
  const undelivered = whyNoEvent(core, team, name) ?? `the bot is not in #${channel.name}`;
  core.watch.touch();
  const inPlace = channel.kind === "im" && act.threadTs === undefined;
  const isReply = (said: SlackMessage): boolean =>
    isAnswerIn(said, message, user) ||
    (inPlace && said.byBot && said.channel === channel.id && said.threadTs === undefined);
  return handleOf(
    core,
    delivery ? { outgoing: delivery.outgoing, delivery } : { undelivered },
    since,
    message,
    isReply,
  );
}

/** Somebody opens the app's home tab. */
export function openHome(core: Core, act: ActOptions & { readonly user: string }): Handle {
  const { team, user } = actorOf(core, act.user, act.team);
  const view = team.homes.get(user.id)?.view;
  const event = homeOpenedEvent(core, user, core.world.directMessages(user), view);
  const told = tell(core, { team, name: "app_home_opened", event, tamper: act.tamper });
  return handleOf(core, told, core.world.messages.length, undefined, () => false);
}

/** Somebody removes the app from a team: its token is dead, and it is told so twice. */
export function uninstall(
  core: Core,
  ref: string | undefined,
): { readonly uninstalled: Handle; readonly revoked: Handle } {
  const team = core.world.team(ref);
  const names = ["app_uninstalled", "tokens_revoked"] as const;
  const [first, second] = names.map((name) => whyNoEvent(core, team, name));
  core.tokens.retire(team, "account_inactive");
  const since = core.world.messages.length;
  const send = (why: string | undefined, event: Event["event"]): Handle => {
    if (why !== undefined) return handleOf(core, { undelivered: why }, since, undefined, () => false);
    const delivery = sendEvent(core, team, event);
    return handleOf(core, { outgoing: delivery.outgoing, delivery }, since, undefined, () => false);
  };
  core.watch.touch();
  return { uninstalled: send(first, uninstalledEvent), revoked: send(second, revokedEvent(team)) };
}
