import type { BlockAction, MessageShortcut, SlashCommand } from "@slack/bolt";
import type { Core } from "../core.js";
import type { JsonObject } from "../json.js";
import { type SlackMessage, wireMessage } from "../messages.js";
import type { Channel, HomeTab, Team, User } from "../people.js";
import { identityOf } from "./events.js";

/** What Slack calls a channel in payloads that are not about members' names for it. */
const channelName = (channel: Channel): string =>
  channel.kind === "im" ? "directmessage" : channel.kind === "private" ? "privategroup" : channel.name;

export interface Acting {
  readonly team: Team;
  readonly user: User;
  readonly triggerId: string;
}

/** A slash command. It cannot come from a thread, and so names none. */
export function slashPayload(
  core: Core,
  { team, user, triggerId }: Acting,
  channel: Channel,
  typed: { readonly command: string; readonly text: string; readonly responseUrl: string },
): SlashCommand {
  return {
    token: core.app.verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: user.id,
    user_name: user.name,
    command: typed.command,
    text: typed.text,
    api_app_id: core.app.id,
    is_enterprise_install: "false",
    response_url: typed.responseUrl,
    trigger_id: triggerId,
  } satisfies SlashCommand;
}

const who = (team: Team, user: User) => ({
  team: { id: team.id, domain: team.domain },
  user: { id: user.id, username: user.name, name: user.name, team_id: team.id },
});

const seenMessage = (core: Core, team: Team, message: SlackMessage): MessageShortcut["message"] => ({
  ...wireMessage(message, identityOf(core, team), core.world.repliesTo(message)),
  type: "message",
  ts: message.ts,
});

/** Something was pressed or chosen in a message. */
export function messageActionPayload(
  core: Core,
  { team, user, triggerId }: Acting,
  at: { readonly channel: Channel; readonly message: SlackMessage; readonly responseUrl: string },
  actions: BlockAction["actions"],
  values: NonNullable<BlockAction["state"]>["values"],
): BlockAction {
  const { channel, message } = at;
  const ephemeral = message.ephemeralTo !== undefined;
  return {
    type: "block_actions",
    ...who(team, user),
    api_app_id: core.app.id,
    token: core.app.verificationToken,
    container: {
      type: "message",
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    trigger_id: triggerId,
    is_enterprise_install: false,
    channel: { id: channel.id, name: channelName(channel) },
    // Slack keeps no ephemeral message, and has none to send.
    ...(ephemeral ? {} : { message: seenMessage(core, team, message) }),
    state: { values },
    response_url: at.responseUrl,
    actions,
  } satisfies BlockAction;
}

/** Something was pressed or chosen in the home tab or in a modal, where there is no response_url. */
export function viewActionPayload(
  core: Core,
  { team, user, triggerId }: Acting,
  home: HomeTab,
  actions: BlockAction["actions"],
  values: NonNullable<BlockAction["state"]>["values"],
): Omit<BlockAction, "response_url"> {
  return {
    type: "block_actions",
    ...who(team, user),
    api_app_id: core.app.id,
    token: core.app.verificationToken,
    container: { type: "view", view_id: home.id },
    trigger_id: triggerId,
    is_enterprise_install: false,
    view: home.view as unknown as NonNullable<BlockAction["view"]>,
    state: { values },
    actions,
  } satisfies Omit<BlockAction, "response_url">;
}

/** An entry of a message's menu was chosen. */
export function shortcutPayload(
  core: Core,
  { team, user, triggerId }: Acting,
  at: { readonly channel: Channel; readonly message: SlackMessage; readonly responseUrl: string },
  callbackId: string,
): MessageShortcut {
  return {
    type: "message_action",
    ...who(team, user),
    token: core.app.verificationToken,
    action_ts: core.world.ids.ts(),
    is_enterprise_install: false,
    callback_id: callbackId,
    trigger_id: triggerId,
    response_url: at.responseUrl,
    message_ts: at.message.ts,
    channel: { id: at.channel.id, name: channelName(at.channel) },
    message: seenMessage(core, team, at.message),
  } satisfies MessageShortcut;
}

/** A payload as what is sent. */
export const asJson = (payload: object): JsonObject => payload as JsonObject;
