import type { Core } from "./core.js";
import type { Delivery, Outgoing, Tamper } from "./delivery.js";
import { actionOf, type ElementRef, findElement, isMenu, stateOf } from "./elements.js";
import { Handle } from "./handle.js";
import type { JsonObject } from "./json.js";
import type { SlackMessage } from "./messages.js";
import {
  type Acting,
  asJson,
  messageActionPayload,
  shortcutPayload,
  slashPayload,
  viewActionPayload,
} from "./payloads/interactions.js";
import type { Channel, Team, User } from "./people.js";

/** What every act may say besides. */
export interface ActOptions {
  /** By id or name; default the first team. Ids of users and channels find their team by themselves. */
  readonly team?: string;
  /** Signed HTTP only: what is wrong with the request. */
  readonly tamper?: Exclude<Tamper, "replay">;
}

export interface SlashAct extends ActOptions {
  readonly user: string;
  /** Default: the person's direct messages with the bot. */
  readonly channel?: string;
  readonly command: string;
  readonly text?: string;
}

/** A press happens in a message or in the home tab. */
export interface PressAct extends ActOptions, ElementRef {
  readonly user: string;
  readonly message?: SlackMessage;
  readonly home?: true;
}

export interface SelectAct extends PressAct {
  /** The value or the label of the option; for menus of people and channels, an id. */
  readonly choice: string | readonly string[];
}

export interface ShortcutAct extends ActOptions {
  readonly user: string;
  readonly message: SlackMessage;
  readonly callbackId: string;
}

/** A person, and the team in which they act. */
export function actorOf(core: Core, ref: string, teamRef: string | undefined): { team: Team; user: User } {
  const known = core.world.users.get(ref);
  const team = core.world.team(known?.team ?? teamRef);
  return { team, user: known ?? core.world.user(ref, team) };
}

function requireMember(user: User, channel: Channel): void {
  if (!channel.members.has(user.id)) throw new Error(`${user.name} is not in #${channel.name}.`);
}

function requireRegistered(registered: ReadonlySet<string> | undefined, name: string, what: string): void {
  if (registered && !registered.has(name)) {
    throw new Error(`The app has no ${what} ${name}: it has ${[...registered].join(", ") || "none"}.`);
  }
}

interface Sent {
  readonly outgoing: Outgoing;
  readonly delivery: Delivery;
}

function send(
  core: Core,
  kind: Outgoing["kind"],
  payload: object,
  how: { tamper?: Tamper | undefined; responseUrl?: string },
): Sent {
  const outgoing = { kind, payload: asJson(payload), acceptsResponse: kind === "slash_commands" };
  const { responseUrl } = how;
  const delivery = core.deliveries.send(outgoing, {
    envelopeId: core.world.ids.next("env-").toLowerCase(),
    tamper: how.tamper,
    // Only the ack of a command may say something.
    ...(kind === "slash_commands" && responseUrl !== undefined
      ? { onAck: (body) => core.responseUrls.fromAck(responseUrl, body) }
      : {}),
  });
  return { outgoing, delivery };
}

/** Somebody types a slash command. */
export function slash(core: Core, act: SlashAct): Handle {
  const since = core.world.messages.length;
  const { team, user } = actorOf(core, act.user, act.team);
  if (team.botToken === undefined || !team.scopes.has("commands")) {
    throw new Error(
      `${team.name} has no command ${act.command}: the app is not installed with the scope commands.`,
    );
  }
  requireRegistered(core.commands, act.command, "command");
  const channel =
    act.channel === undefined ? core.world.directMessages(user) : core.world.channel(act.channel, team);
  requireMember(user, channel);
  const acting: Acting = { team, user, triggerId: core.triggers.issue(user.id, team.id) };
  const responseUrl = core.responseUrls.issue({ team, channel, user, original: undefined });
  const payload = slashPayload(core, acting, channel, {
    command: act.command,
    text: act.text ?? "",
    responseUrl,
  });
  const sent = send(core, "slash_commands", payload, { tamper: act.tamper, responseUrl });
  const isReply = (said: SlackMessage): boolean =>
    said.responseUrl === responseUrl || isSaidIn(said, channel);
  return new Handle(core, { ...sent, triggerId: acting.triggerId, responseUrl, isReply }, since);
}

function act(
  core: Core,
  { user: userRef, message, home, team: teamRef, tamper, ...ref }: PressAct,
  types: (type: string) => boolean,
  choices: readonly string[] | undefined,
): Handle {
  const since = core.world.messages.length;
  const { team, user } = actorOf(core, userRef, message?.team ?? teamRef);
  const acting: Acting = { team, user, triggerId: core.triggers.issue(user.id, team.id) };
  const tab = home ? team.homes.get(user.id) : undefined;
  const blocks: readonly JsonObject[] = message ? blocksOf(message) : (tab?.blocks ?? []);
  const found = findElement(blocks, types, ref);
  const actions = [actionOf(found, choices, core.world.ids.ts())];
  const values = stateOf(blocks, found, choices);
  if (!message) {
    if (!tab) throw new Error(`${user.name} sees no home tab.`);
    const payload = viewActionPayload(core, acting, tab, actions, values);
    const sent = send(core, "interactive", payload, { tamper });
    return new Handle(core, { ...sent, triggerId: acting.triggerId, isReply: () => false }, since);
  }
  const channel = core.world.channel(message.channel, team);
  requireSight(user, channel, message);
  const responseUrl = core.responseUrls.issue({ team, channel, user, original: message });
  const payload = messageActionPayload(core, acting, { channel, message, responseUrl }, actions, values);
  const sent = send(core, "interactive", payload, { tamper, responseUrl });
  const isReply = repliesIn(message, channel, user, responseUrl);
  return new Handle(core, { ...sent, triggerId: acting.triggerId, responseUrl, isReply }, since);
}

const blocksOf = (message: SlackMessage): JsonObject[] => [
  ...message.blocks,
  ...message.attachments.flatMap((attachment) =>
    Array.isArray(attachment["blocks"]) ? (attachment["blocks"] as JsonObject[]) : [],
  ),
];

function requireSight(user: User, channel: Channel, message: SlackMessage): void {
  requireMember(user, channel);
  if (message.deleted) throw new Error("The message is not there any more.");
  if (message.ephemeralTo !== undefined && message.ephemeralTo !== user.id) {
    throw new Error(`${user.name} does not see this message: it is for somebody else alone.`);
  }
}

/**
 * What answers a press: what came by its response_url, what the bot said in the message's thread, or where the message
 * is in none, what it said in the channel.
 */
const repliesIn =
  (message: SlackMessage, channel: Channel, user: User, responseUrl: string) =>
  (said: SlackMessage): boolean =>
    said.responseUrl === responseUrl ||
    isAnswerIn(said, message, user) ||
    (message.threadTs === undefined && isSaidIn(said, channel));

/** Whether the bot said this in a channel to all, in no thread and by no response_url. */
const isSaidIn = (said: SlackMessage, channel: Channel): boolean =>
  said.via === "chat.postMessage" && said.channel === channel.id && said.threadTs === undefined;

/** Whether the bot said this in the thread of a message, to all or to this one. */
export const isAnswerIn = (said: SlackMessage, message: SlackMessage, user: User): boolean =>
  said.byBot &&
  said.responseUrl === undefined &&
  said.channel === message.channel &&
  said.threadTs === (message.threadTs ?? message.ts) &&
  (said.ephemeralTo === undefined || said.ephemeralTo === user.id);

const isButton = (type: string): boolean =>
  type === "button" || type === "workflow_button" || type === "icon_button";

/** Somebody presses a button, of a message that they see or of their home tab. */
export const press = (core: Core, pressing: PressAct): Handle => act(core, pressing, isButton, undefined);

/** Somebody chooses from a menu. */
export const select = (core: Core, { choice, ...pressing }: SelectAct): Handle =>
  act(core, pressing, isMenu, typeof choice === "string" ? [choice] : choice);

/** Somebody chooses the app's entry in a message's menu. */
export function shortcut(
  core: Core,
  { user: userRef, message, callbackId, team: teamRef, tamper }: ShortcutAct,
): Handle {
  const since = core.world.messages.length;
  const { team, user } = actorOf(core, userRef, message.team ?? teamRef);
  const channel = core.world.channel(message.channel, team);
  requireSight(user, channel, message);
  requireRegistered(core.shortcuts, callbackId, "shortcut");
  if (message.ephemeralTo !== undefined) throw new Error("An ephemeral message has no menu of shortcuts.");
  const acting: Acting = { team, user, triggerId: core.triggers.issue(user.id, team.id) };
  const responseUrl = core.responseUrls.issue({ team, channel, user, original: message });
  const payload = shortcutPayload(core, acting, { channel, message, responseUrl }, callbackId);
  const sent = send(core, "interactive", payload, { tamper, responseUrl });
  const isReply = repliesIn(message, channel, user, responseUrl);
  return new Handle(core, { ...sent, triggerId: acting.triggerId, responseUrl, isReply }, since);
}
