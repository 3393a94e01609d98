import { isAbsent, isJson, type Json, lengthOf, textOf } from "../json.js";
import { LIMITS } from "../limits.js";
import type { Form, Path } from "./form.js";

/** Checks the embeds of a message, each on its own and their characters together. */
export function checkEmbeds(form: Form, path: Path, value: unknown): void {
  let total = 0;
  const embeds = form.list(path, value, { max: LIMITS.message.embeds });
  for (const [index, item] of embeds.entries()) {
    const embed = form.object([...path, index], item);
    if (embed !== undefined) total += checkEmbed(form, [...path, index], embed);
  }
  if (total > LIMITS.embed.total)
    form.add(path, "MAX_EMBED_SIZE_EXCEEDED", `Embed size exceeds maximum size of ${LIMITS.embed.total}`);
}

/** Checks one embed and gives how many of its characters count towards the total. */
function checkEmbed(form: Form, path: Path, embed: Json): number {
  const { title, description, footer: footerMax, author: authorMax, url, colour } = LIMITS.embed;
  form.text([...path, "title"], embed["title"], { max: title });
  form.text([...path, "description"], embed["description"], { max: description });
  form.url([...path, "url"], embed["url"], { max: url });
  form.integer([...path, "color"], embed["color"], { min: 0, max: colour });
  checkTimestamp(form, [...path, "timestamp"], embed["timestamp"]);
  let total = lengthOf(textOf(embed["title"]).trim()) + lengthOf(textOf(embed["description"]).trim());
  total += checkPart(form, path, embed, "footer", "text", footerMax);
  total += checkPart(form, path, embed, "author", "name", authorMax);
  for (const image of ["image", "thumbnail"]) {
    const part = embed[image];
    if (isAbsent(part)) continue;
    const inner = form.object([...path, image], part);
    if (inner !== undefined)
      form.url([...path, image, "url"], inner["url"], { max: url, attachment: true, required: true });
  }
  total += checkFields(form, [...path, "fields"], embed["fields"]);
  if (total === 0 && !["image", "thumbnail"].some((key) => isJson(embed[key])))
    form.required([...path, "description"]);
  return total;
}

function checkPart(form: Form, path: Path, embed: Json, key: string, textKey: string, max: number): number {
  const part = embed[key];
  if (isAbsent(part)) return 0;
  const inner = form.object([...path, key], part);
  if (inner === undefined) return 0;
  form.text([...path, key, textKey], inner[textKey], { max, required: true });
  const text = textOf(inner[textKey]).trim();
  if (text === "" && typeof inner[textKey] === "string") form.required([...path, key, textKey]);
  form.url([...path, key, "icon_url"], inner["icon_url"], { max: LIMITS.embed.url, attachment: true });
  if (key === "author") form.url([...path, key, "url"], inner["url"], { max: LIMITS.embed.url });
  return lengthOf(text);
}

function checkFields(form: Form, path: Path, value: unknown): number {
  let total = 0;
  for (const [index, item] of form.list(path, value, { max: LIMITS.embed.fields }).entries()) {
    const field = form.object([...path, index], item);
    if (field === undefined) continue;
    for (const [key, max] of [
      ["name", LIMITS.embed.fieldName],
      ["value", LIMITS.embed.fieldValue],
    ] as const) {
      form.text([...path, index, key], field[key], { max, required: true });
      // Discord trims first, so that blanks alone are nothing.
      const text = textOf(field[key]).trim();
      if (text === "" && typeof field[key] === "string") form.required([...path, index, key]);
      total += lengthOf(text);
    }
    form.boolean([...path, index, "inline"], field["inline"]);
  }
  return total;
}

function checkTimestamp(form: Form, path: Path, value: unknown): void {
  if (isAbsent(value)) return;
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d/.test(value) || Number.isNaN(Date.parse(value)))
    form.add(path, "DATE_TIME_TYPE_PARSE", `Could not parse ${String(value)}. Should be ISO8601.`);
}
