import { type APIEmbed, type APIMessage, ComponentType } from "discord.js";

type Readable = Pick<APIMessage, "content" | "embeds" | "components" | "message_snapshots">;

/** A backslash before what is no word is not shown. */
const ESCAPE = /\\([^\p{L}\p{N}\s])/gu;

/** What people read in a message: its words, those of its embeds and components, and of what is forwarded with it. */
export function readableText(message: Partial<Readable> | undefined): string {
  return textsOf(message)
    .filter((one) => typeof one === "string" && one.trim() !== "")
    .join("\n")
    .replace(ESCAPE, "$1");
}

function textsOf(message: Partial<Readable> | undefined): (string | undefined)[] {
  const { content, embeds = [], components = [], message_snapshots: forwarded = [] } = message ?? {};
  return [
    content,
    ...embeds.flatMap(embedTexts),
    ...displaysIn(components),
    ...forwarded.flatMap((one) => textsOf(one.message)),
  ];
}

/** Feeds post in embeds. */
function embedTexts({ title, description, fields = [] }: APIEmbed): (string | undefined)[] {
  return [title, description, ...fields.flatMap(({ name, value }) => [name, value])];
}

/** Texts of components, such as those of an answer that somebody shared, however deep they stand. */
function displaysIn(components: unknown): string[] {
  if (!Array.isArray(components)) return [];
  return components.flatMap((one: unknown) => {
    if (typeof one !== "object" || one === null) return [];
    const isText = "type" in one && one.type === ComponentType.TextDisplay;
    if (isText && "content" in one && typeof one.content === "string") return [one.content];
    return "components" in one ? displaysIn(one.components) : [];
  });
}
