import { type APIUser, ComponentType } from "discord-api-types/v10";
import { isJson, type Json, listOf, textOf } from "./json.js";
import { userPayload } from "./payloads.js";
import type { Channel, User, World } from "./world.js";

/** Whom a message pings, as its fields say. */
export interface Pings {
  readonly mentions: APIUser[];
  readonly mention_roles: string[];
  readonly mention_everyone: boolean;
}

/** Everything in a body that may ping: its content and its text displays. */
export function pingingText(body: Json): string {
  return [textOf(body["content"]), ...displaysOf(body["components"])].join("\n");
}

function displaysOf(components: unknown): string[] {
  return listOf(components)
    .filter(isJson)
    .flatMap((one) =>
      one["type"] === ComponentType.TextDisplay ? [textOf(one["content"])] : displaysOf(one["components"]),
    );
}

/** What of the mentions in a text pings, by `allowed_mentions`; without it everything does. */
export function pingsOf(
  text: string,
  allowed: unknown,
  channel: Channel,
  world: World,
  replied?: User,
): Pings {
  const rule = isJson(allowed) ? allowed : undefined;
  const may = (kind: string, id?: string) =>
    rule === undefined ||
    listOf(rule["parse"]).includes(kind) ||
    (id !== undefined && listOf(rule[kind]).includes(id));
  // What stands in code does not ping.
  const live = text.replace(/```[\s\S]*?```|`[^`\n]*`/g, " ");
  const ids = (pattern: RegExp) => new Set([...live.matchAll(pattern)].map((match) => match[1] ?? ""));
  const users = new Map<string, User>();
  for (const id of ids(/(?<!\\)<@!?(\d+)>/g)) {
    const user = world.users.get(id);
    if (user !== undefined && may("users", id)) users.set(id, user);
  }
  if (replied !== undefined && (rule === undefined || rule["replied_user"] === true))
    users.set(replied.id, replied);
  const roles = [...ids(/(?<!\\)<@&(\d+)>/g)].filter(
    (id) => channel.guild?.roles.has(id) && may("roles", id),
  );
  return {
    mentions: [...users.values()].map(userPayload),
    mention_roles: roles,
    mention_everyone: /(?<!\\)@(everyone|here)/.test(live) && may("everyone"),
  };
}
