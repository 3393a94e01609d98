import { type Json, listOf, textOf } from "../json.js";
import { memberPayload } from "../payloads.js";
import type { World } from "../world.js";

/** The answer to op 8: all members that were asked for in one chunk a guild. */
export function membersChunks(world: World, request: Json): Json[] {
  const guild = world.guilds.get(textOf(request["guild_id"]));
  if (guild === undefined) return [];
  const ids = listOf(request["user_ids"] ?? []);
  const wanted = textOf(request["user_ids"]);
  const start = textOf(request["query"]).toLowerCase();
  const all = [...guild.members.values()];
  const byId = ids.length > 0 || wanted !== "";
  const found = byId
    ? all.filter(({ user }) => ids.includes(user.id) || user.id === wanted)
    : all.filter(({ user }) => user.name.toLowerCase().startsWith(start));
  const known = new Set(found.map(({ user }) => user.id));
  return [
    {
      guild_id: guild.id,
      members: found.map(memberPayload),
      chunk_index: 0,
      chunk_count: 1,
      not_found: ids.filter((id) => !known.has(String(id))),
      nonce: request["nonce"],
    },
  ];
}
