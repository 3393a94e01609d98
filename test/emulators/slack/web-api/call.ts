import type { Core } from "../core.js";
import { SlackRefusal } from "../errors.js";
import { type JsonObject, stringOf } from "../json.js";
import { type Channel, scopeWordOf, type Team } from "../people.js";

/** A call of a method by an installed app. */
export interface BotCall {
  readonly core: Core;
  readonly method: string;
  readonly args: JsonObject;
  readonly team: Team;
}

/** A call of a method that needs no token of a team. */
export interface OpenCall {
  readonly core: Core;
  readonly method: string;
  readonly args: JsonObject;
  /** The Authorization header, for clients that authenticate by it. */
  readonly authorization: string | undefined;
}

/** A method and who may call it. */
export type Method =
  | { readonly by: "bot"; readonly scopes?: readonly string[]; readonly run: (call: BotCall) => JsonObject }
  | { readonly by: "app"; readonly run: (call: OpenCall) => JsonObject }
  | { readonly by: "anybody"; readonly run: (call: OpenCall) => JsonObject };

/** Refuses a call whose scopes do not reach. */
export function requireScope(team: Team, ...anyOf: readonly string[]): void {
  if (anyOf.length === 0 || anyOf.some((scope) => team.scopes.has(scope))) return;
  throw new SlackRefusal("missing_scope", [], {
    needed: anyOf.join(","),
    provided: [...team.scopes].join(","),
  });
}

/** The channel that a call is about, if the bot may know of it. */
export function channelOf({ core, args, team }: BotCall): Channel {
  const ref = stringOf(args["channel"]);
  const channel = ref === undefined ? undefined : core.world.findChannel(ref, team);
  const inIt = channel?.members.has(team.botUser.id) === true;
  if (!channel || (channel.kind !== "public" && !inIt)) throw new SlackRefusal("channel_not_found");
  return channel;
}

/** As `channelOf`, and the scope for that kind of channel: `history`, `read`. */
export function scopedChannelOf(call: BotCall, what: "history" | "read"): Channel {
  const kinds = ["channels", "groups", "im", "mpim"].map((kind) => `${kind}:${what}`);
  requireScope(call.team, ...kinds);
  const channel = channelOf(call);
  requireScope(call.team, `${scopeWordOf(channel)}:${what}`);
  return channel;
}

/** A page of a list, by Slack's cursors. */
export function pageOf<T>(
  items: readonly T[],
  args: JsonObject,
  most = 100,
): { page: readonly T[]; cursor: string } {
  const cursor = stringOf(args["cursor"]);
  const start =
    cursor === undefined ? 0 : Number(Buffer.from(cursor, "base64").toString().replace("next:", ""));
  if (!Number.isInteger(start)) throw new SlackRefusal("invalid_cursor");
  const asked = Number(args["limit"] ?? most);
  const size = Number.isFinite(asked) && asked > 0 ? Math.min(asked, 1000) : most;
  const end = start + size;
  return {
    page: items.slice(start, end),
    cursor: end < items.length ? Buffer.from(`next:${end}`).toString("base64") : "",
  };
}
