import { readContent } from "../content.js";
import { SlackRefusal } from "../errors.js";
import { booleanArg, type JsonObject, stringOf } from "../json.js";
import { limits } from "../limits.js";
import { isReply, type SlackMessage, wireMessage } from "../messages.js";
import { readMetadata } from "../metadata.js";
import { identityOf } from "../payloads/events.js";
import type { Channel } from "../people.js";
import { edit, post, remove } from "../posting.js";
import { type BotCall, channelOf, type Method, requireScope } from "./call.js";

const chatWrite = ["chat:write"];

/** Where a message goes: a person's id stands for the direct messages with them. */
function destinationOf(call: BotCall): Channel {
  const ref = stringOf(call.args["channel"]);
  const person = ref === undefined ? undefined : call.core.world.users.get(ref);
  if (person && person.team === call.team.id) return call.core.world.directMessages(person);
  return channelOf(call);
}

function requireOpen(channel: Channel): void {
  if (channel.archived) throw new SlackRefusal("is_archived");
}

/** The thread that a message goes to; its first message must be there, and be no reply itself. */
function threadOf({ core, args }: BotCall, channel: Channel): string | undefined {
  const ts = stringOf(args["thread_ts"]);
  if (ts === undefined) return undefined;
  const parent = core.world.message(channel.id, ts);
  if (!parent) throw new SlackRefusal("thread_not_found");
  if (isReply(parent) || parent.ephemeralTo !== undefined) throw new SlackRefusal("cannot_reply_to_message");
  return ts;
}

const wire = ({ core, team }: BotCall, message: SlackMessage): JsonObject =>
  wireMessage(message, identityOf(core, team), core.world.repliesTo(message));

function postMessage(call: BotCall): JsonObject {
  const { core, team, args } = call;
  const channel = destinationOf(call);
  requireOpen(channel);
  if (!channel.members.has(team.botUser.id) && !team.scopes.has("chat:write.public")) {
    throw new SlackRefusal("not_in_channel");
  }
  const content = readContent(core, args, { method: call.method });
  const threadTs = threadOf(call, channel);
  const broadcast = threadTs !== undefined && booleanArg(args["reply_broadcast"]);
  const metadata = readMetadata(args) ?? undefined;
  const how = { via: "chat.postMessage", sent: args, threadTs, broadcast, metadata } as const;
  const message = post(core, { team, channel, content, ...how });
  return { channel: channel.id, ts: message.ts, message: wire(call, message) };
}

function postEphemeral(call: BotCall): JsonObject {
  const { core, team, args } = call;
  const channel = channelOf(call);
  requireOpen(channel);
  // chat:write.public is for messages that all see.
  if (!channel.members.has(team.botUser.id)) throw new SlackRefusal("not_in_channel");
  const user = stringOf(args["user"]);
  if (user === undefined || !channel.members.has(user)) throw new SlackRefusal("user_not_in_channel");
  const content = readContent(core, args, { method: call.method });
  const threadTs = threadOf(call, channel);
  const message = post(core, {
    team,
    channel,
    content,
    via: "chat.postEphemeral",
    sent: args,
    threadTs,
    ephemeralTo: user,
  });
  return { message_ts: message.ts };
}

/** A message that a call may change: it is there, for all, and the app's own. */
function ownMessage(call: BotCall, channel: Channel, refusal: string): SlackMessage {
  const ts = stringOf(call.args["ts"]);
  const message = ts === undefined ? undefined : call.core.world.message(channel.id, ts);
  if (!message || message.ephemeralTo !== undefined) throw new SlackRefusal("message_not_found");
  if (message.user !== call.team.botUser.id) throw new SlackRefusal(refusal);
  return message;
}

function update(call: BotCall): JsonObject {
  const { core, args } = call;
  const channel = channelOf(call);
  requireOpen(channel);
  const message = ownMessage(call, channel, "cant_update_message");
  const metadata = readMetadata(args);
  const maxText = limits.message.updated_text.max_length;
  edit(core, message, readContent(core, args, { method: call.method, maxText }), args);
  if (metadata !== undefined) message.metadata = metadata ?? undefined;
  return { channel: channel.id, ts: message.ts, text: message.text, message: wire(call, message) };
}

function deleteMessage(call: BotCall): JsonObject {
  const channel = channelOf(call);
  const message = ownMessage(call, channel, "cant_delete_message");
  remove(call.core, message);
  return { channel: channel.id, ts: message.ts };
}

function addReaction(call: BotCall): JsonObject {
  const { core, args, team } = call;
  requireScope(team, "reactions:write");
  const channel = channelOf(call);
  if (!channel.members.has(team.botUser.id)) throw new SlackRefusal("not_in_channel");
  const message = core.world.message(channel.id, stringOf(args["timestamp"]) ?? "");
  if (!message || message.ephemeralTo !== undefined) throw new SlackRefusal("message_not_found");
  const name = stringOf(args["name"]);
  if (name === undefined || !/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name)) {
    throw new SlackRefusal("invalid_name");
  }
  if (message.reactions.some((each) => each.name === name && each.user === team.botUser.id)) {
    throw new SlackRefusal("already_reacted");
  }
  message.reactions = [...message.reactions, { name, user: team.botUser.id }];
  core.watch.touch();
  return {};
}

/** chat.* and reactions.*. */
export const chatMethods: Readonly<Record<string, Method>> = {
  "chat.postMessage": { by: "bot", scopes: chatWrite, run: postMessage },
  "chat.postEphemeral": { by: "bot", scopes: chatWrite, run: postEphemeral },
  "chat.update": { by: "bot", scopes: chatWrite, run: update },
  "chat.delete": { by: "bot", scopes: chatWrite, run: deleteMessage },
  "reactions.add": { by: "bot", scopes: ["reactions:write"], run: addReaction },
};
