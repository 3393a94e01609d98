import type { SlackMessage } from "./messages.js";
import { plainTextOf } from "./plain-text.js";
import type { Records } from "./records.js";
import type { World } from "./world.js";

/** One message in a few lines, as somebody sees it. */
export function describeMessage(world: World, message: SlackMessage): string {
  const channel = world.channels.get(message.channel);
  const name = (id: string): string => world.users.get(id)?.name ?? id;
  const where = channel?.kind === "im" ? `@${name(channel.with ?? "")}` : `#${channel?.name}`;
  const notes = [
    message.threadTs === undefined ? "" : `in thread ${message.threadTs}`,
    message.ephemeralTo === undefined ? "" : `only to ${name(message.ephemeralTo)}`,
    message.edits > 0 ? "edited" : "",
    message.deleted ? "deleted" : "",
  ].filter((note) => note !== "");
  const head = [`${where} ${name(message.user)}`, ...notes].join(", ");
  return `${head}:\n${plainTextOf(message).replace(/^/gm, "    ")}`;
}

/** The last of everything, for an error that says what there was. */
export function dump(world: World, records: Records, sockets: number): string {
  const requests = records.requests.slice(-10).map(({ method, outcome }) => `${method}: ${outcome}`);
  const rejections = records.rejections
    .slice(-5)
    .map(({ method, error, messages }) => `${method}: ${error} ${messages.join("; ")}`);
  const part = (title: string, entries: readonly string[]): string =>
    `${title}:${entries.length === 0 ? " none" : `\n  ${entries.join("\n  ")}`}`;
  return [
    `${sockets} open sockets`,
    part(
      "last messages",
      world.messages.slice(-8).map((message) => describeMessage(world, message)),
    ),
    part("last requests", requests),
    part("last rejections", rejections),
  ].join("\n");
}
