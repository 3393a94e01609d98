import { SlackRefusal } from "../errors.js";
import { booleanArg, type JsonObject, stringOf } from "../json.js";
import { isReply, type SlackMessage, wireMessage } from "../messages.js";
import { identityOf } from "../payloads/events.js";
import type { Channel } from "../people.js";
import { type BotCall, type Method, pageOf, scopedChannelOf } from "./call.js";

const kindScopes = (what: string): string[] =>
  ["channels", "groups", "mpim", "im"].map((kind) => `${kind}:${what}`);

/** A channel as Slack hands it out. */
function wireChannel({ team, core }: BotCall, channel: Channel): JsonObject {
  const isIm = channel.kind === "im";
  return {
    id: channel.id,
    ...(isIm
      ? { user: channel.with }
      : { name: channel.name, name_normalized: channel.name, creator: team.botUser.id }),
    created: 1_600_000_000,
    context_team_id: core.world.team(channel.team).id,
    is_channel: channel.kind === "public",
    is_group: channel.kind === "private",
    is_im: isIm,
    is_mpim: false,
    is_private: channel.kind !== "public",
    is_archived: channel.archived,
    is_general: channel.name === "general",
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    ...(isIm ? {} : { is_member: channel.members.has(team.botUser.id) }),
  };
}

function info(call: BotCall): JsonObject {
  const channel = scopedChannelOf(call, "read");
  const count = booleanArg(call.args["include_num_members"]) ? { num_members: channel.members.size } : {};
  return { channel: { ...wireChannel(call, channel), ...count } };
}

function within(messages: readonly SlackMessage[], args: JsonObject): SlackMessage[] {
  const [oldest, latest] = [timeArg(args, "oldest", 0), timeArg(args, "latest", Number.POSITIVE_INFINITY)];
  const inclusive = booleanArg(args["inclusive"]);
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return (at > oldest && at < latest) || (inclusive && (at === oldest || at === latest));
  });
}

/** Seconds since the epoch, with a fraction or not. */
function timeArg(args: JsonObject, name: "oldest" | "latest", otherwise: number): number {
  const given = args[name];
  if (given === undefined || given === "") return otherwise;
  const seconds = Number(given);
  if (!Number.isFinite(seconds) || seconds < 0) throw new SlackRefusal(`invalid_ts_${name}`);
  return seconds;
}

function answer(call: BotCall, messages: readonly SlackMessage[]): JsonObject {
  const { page, cursor } = pageOf(messages, call.args);
  const { core, team, args } = call;
  const all = booleanArg(args["include_all_metadata"]);
  const isHistory = call.method === "conversations.history";
  const hides = (message: SlackMessage): boolean =>
    isHistory && message.broadcast === true && !core.world.broadcastsHaveMetadata;
  return {
    messages: page.map((message) => {
      const handed = hides(message) ? { ...message, metadata: undefined } : message;
      return wireMessage(handed, identityOf(core, team), core.world.repliesTo(message), all);
    }),
    has_more: cursor !== "",
    ...(cursor === "" ? {} : { response_metadata: { next_cursor: cursor } }),
  };
}

function readableChannel(call: BotCall): Channel {
  const channel = scopedChannelOf(call, "history");
  if (!channel.members.has(call.team.botUser.id)) throw new SlackRefusal("not_in_channel");
  return channel;
}

function history(call: BotCall): JsonObject {
  const channel = readableChannel(call);
  const said = call.core.world.messages.filter(
    (message) =>
      message.channel === channel.id &&
      message.ephemeralTo === undefined &&
      !message.deleted &&
      // A reply stands in the channel where it was sent there, too.
      (!isReply(message) || message.broadcast === true),
  );
  return answer(call, within(said, call.args).reverse());
}

function replies(call: BotCall): JsonObject {
  const { core, args } = call;
  const channel = readableChannel(call);
  const parent = core.world.message(channel.id, stringOf(args["ts"]) ?? "");
  if (!parent || parent.ephemeralTo !== undefined) throw new SlackRefusal("thread_not_found");
  return answer(call, [parent, ...within(core.world.repliesTo(parent), args)]);
}

function members(call: BotCall): JsonObject {
  const channel = scopedChannelOf(call, "read");
  const { page, cursor } = pageOf([...channel.members], call.args);
  return { members: page, response_metadata: { next_cursor: cursor } };
}

function open(call: BotCall): JsonObject {
  const { core, args, team } = call;
  const users = (stringOf(args["users"]) ?? "").split(",");
  const user = core.world.users.get(users[0] ?? "");
  if (users.length > 1) throw new SlackRefusal("method_not_supported_for_channel_type");
  if (!user || user.team !== team.id) throw new SlackRefusal("user_not_found");
  if (user.deleted) throw new SlackRefusal("user_disabled");
  return { channel: { id: core.world.directMessages(user).id } };
}

/** conversations.*. */
export const conversationMethods: Readonly<Record<string, Method>> = {
  "conversations.info": { by: "bot", scopes: kindScopes("read"), run: info },
  "conversations.history": { by: "bot", scopes: kindScopes("history"), run: history },
  "conversations.replies": { by: "bot", scopes: kindScopes("history"), run: replies },
  "conversations.members": { by: "bot", scopes: kindScopes("read"), run: members },
  "conversations.open": { by: "bot", scopes: ["im:write", "mpim:write"], run: open },
};
