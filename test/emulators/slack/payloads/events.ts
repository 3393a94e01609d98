import type { EnvelopedEvent } from "@slack/bolt";
import type {
  AppHomeOpenedEvent,
  AppMentionEvent,
  AppUninstalledEvent,
  GenericMessageEvent,
  KnownBlock,
  MessageChangedEvent,
  MessageDeletedEvent,
  TokensRevokedEvent,
  View,
} from "@slack/types";
import type { Core } from "../core.js";
import type { Delivery, Tamper } from "../delivery.js";
import type { JsonObject } from "../json.js";
import { type SlackMessage, wireMessage } from "../messages.js";
import { type Channel, channelTypeOf, type Team, type User } from "../people.js";

type AnyEvent =
  | AppHomeOpenedEvent
  | AppMentionEvent
  | AppUninstalledEvent
  | GenericMessageEvent
  | MessageChangedEvent
  | MessageDeletedEvent
  | TokensRevokedEvent;

/** Puts an event into its envelope. */
export function envelope(core: Core, team: Team, event: AnyEvent): EnvelopedEvent<AnyEvent> {
  return {
    token: core.app.verificationToken,
    team_id: team.id,
    context_team_id: team.id,
    api_app_id: core.app.id,
    event,
    type: "event_callback",
    event_id: core.world.ids.next("Ev"),
    event_time: Math.floor(core.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: team.botUser.id,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: core.world.ids.next("4-"),
  } satisfies EnvelopedEvent<AnyEvent>;
}

const common = (message: SlackMessage) => ({
  user: message.user,
  ts: message.ts,
  text: message.text,
  team: message.team,
  channel: message.channel,
  event_ts: message.ts,
  ...(message.clientMsgId === undefined ? {} : { client_msg_id: message.clientMsgId }),
  ...(message.blocks.length > 0 ? { blocks: message.blocks as unknown as KnownBlock[] } : {}),
  ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
});

export const mentionEvent = (message: SlackMessage): AppMentionEvent =>
  ({ type: "app_mention", ...common(message) }) satisfies AppMentionEvent;

const saidEvent = (core: Core, message: SlackMessage, channel: Channel): GenericMessageEvent => {
  const parent = message.threadTs && core.world.message(channel.id, message.threadTs);
  return {
    type: "message",
    subtype: undefined,
    ...common(message),
    channel_type: channelTypeOf(channel),
    ...(parent && parent !== message ? { parent_user_id: parent.user } : {}),
    ...(message.byBot ? { bot_id: core.world.team(message.team).botId } : {}),
  } satisfies GenericMessageEvent;
};

/** The bot's identity, as it stands in messages. */
export const identityOf = (core: Core, team: Team) => ({
  appId: core.app.id,
  botId: team.botId,
  botUser: team.botUser.id,
});

function changedEvent(core: Core, message: SlackMessage, channel: Channel): MessageChangedEvent {
  const ts = core.world.ids.ts();
  const wire = wireMessage(message, identityOf(core, core.world.team(message.team)), []);
  return {
    type: "message",
    subtype: "message_changed",
    event_ts: ts,
    hidden: true,
    channel: channel.id,
    channel_type: channelTypeOf(channel),
    ts,
    message: wire as unknown as GenericMessageEvent,
    previous_message: wire as unknown as GenericMessageEvent,
  } satisfies MessageChangedEvent;
}

function deletedEvent(core: Core, message: SlackMessage, channel: Channel): MessageDeletedEvent {
  const ts = core.world.ids.ts();
  const wire = wireMessage(message, identityOf(core, core.world.team(message.team)), []);
  return {
    type: "message",
    subtype: "message_deleted",
    event_ts: ts,
    hidden: true,
    channel: channel.id,
    channel_type: channelTypeOf(channel),
    ts,
    deleted_ts: message.ts,
    previous_message: wire as unknown as GenericMessageEvent,
  } satisfies MessageDeletedEvent;
}

const subscriptionOf = { channel: "message.channels", group: "message.groups", im: "message.im" } as const;
const scopeOf = {
  app_mention: "app_mentions:read",
  "message.channels": "channels:history",
  "message.groups": "groups:history",
  "message.im": "im:history",
} as const;

/** Whether Slack would send such an event: subscribed, installed, and with the scope for it. */
export function whyNoEvent(core: Core, team: Team, name: string): string | undefined {
  if (!core.events.has(name)) return `the app is not subscribed to ${name}`;
  if (team.botToken === undefined) return "the app is not installed in this team";
  const scope = Object.hasOwn(scopeOf, name) ? scopeOf[name as keyof typeof scopeOf] : undefined;
  return scope && !team.scopes.has(scope) ? `the app has no scope ${scope}` : undefined;
}

/** Sends an event as it is, whatever the subscriptions. */
export function sendEvent(core: Core, team: Team, event: AnyEvent, tamper?: Tamper): Delivery {
  const payload = envelope(core, team, event);
  return core.deliveries.send(
    { kind: "events_api", payload: payload as unknown as JsonObject, acceptsResponse: false },
    { envelopeId: core.world.ids.next("env-").toLowerCase(), tamper },
  );
}

/**
 * Tells whoever listens of a message; and the app, if it subscribed to that channel's messages and is in
 * the channel. Slack tells an app of its own messages too: an app that answers them never stops.
 */
export function messageEvent(
  core: Core,
  message: SlackMessage,
  what: "posted" | "changed" | "deleted",
  tamper?: Tamper,
): Delivery | undefined {
  for (const listener of core.listeners) listener(message, what);
  if (message.ephemeralTo !== undefined) return undefined;
  const team = core.world.team(message.team);
  const channel = core.world.channel(message.channel, team);
  if (whyNoEvent(core, team, subscriptionOf[channelTypeOf(channel)]) !== undefined) return undefined;
  if (!channel.members.has(team.botUser.id)) return undefined;
  // What the app does while nothing listens to it is told to nobody.
  if (message.byBot && !core.deliveries.http && core.sockets.count === 0) return undefined;
  const event =
    what === "posted"
      ? saidEvent(core, message, channel)
      : what === "changed"
        ? changedEvent(core, message, channel)
        : deletedEvent(core, message, channel);
  return sendEvent(core, team, event, tamper);
}

export const homeOpenedEvent = (
  core: Core,
  user: User,
  channel: Channel,
  view: JsonObject | undefined,
): AppHomeOpenedEvent =>
  ({
    type: "app_home_opened",
    user: user.id,
    channel: channel.id,
    tab: "home",
    ...(view ? { view: view as unknown as View } : {}),
    event_ts: core.world.ids.ts(),
  }) satisfies AppHomeOpenedEvent;

export const uninstalledEvent: AppUninstalledEvent = { type: "app_uninstalled" };

export const revokedEvent = (team: Team): TokensRevokedEvent =>
  ({ type: "tokens_revoked", tokens: { bot: [team.botUser.id] } }) satisfies TokensRevokedEvent;
