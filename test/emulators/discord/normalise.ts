import { type APIEmbed, type APIMessageTopLevelComponent, ComponentType } from "discord-api-types/v10";
import { isJson, type Json, listOf, textOf } from "./json.js";

/** Embeds as Discord gives them back: trimmed, of type "rich", with what was left out filled in. */
export function normaliseEmbeds(value: unknown): APIEmbed[] {
  return listOf(value).filter(isJson).map(normaliseEmbed);
}

function normaliseEmbed(embed: Json): APIEmbed {
  const result: Json = { type: "rich" };
  for (const key of ["title", "description", "url", "color", "timestamp"])
    if (embed[key] !== undefined && embed[key] !== null) result[key] = trimmed(embed[key]);
  for (const key of ["footer", "author", "image", "thumbnail"]) {
    const part = embed[key];
    if (!isJson(part)) continue;
    const given = Object.entries(part).filter(([, inner]) => inner !== undefined && inner !== null);
    result[key] = Object.fromEntries(given.map(([name, inner]) => [name, trimmed(inner)]));
  }
  const fields = listOf(embed["fields"]).filter(isJson);
  if (fields.length > 0)
    result["fields"] = fields.map((field) => ({
      name: trimmed(field["name"]),
      value: trimmed(field["value"]),
      inline: field["inline"] === true,
    }));
  return result;
}

function trimmed(value: unknown): unknown {
  return typeof value === "string" ? value.trim() : value;
}

/** Components as Discord gives them back: each with an id, and defaults filled in. */
export function normaliseComponents(value: unknown): APIMessageTopLevelComponent[] {
  const taken = new Set<unknown>();
  collectIds(value, taken);
  let next = 1;
  const give = (): number => {
    while (taken.has(next)) next++;
    return next++;
  };
  return listOf(value)
    .filter(isJson)
    .map((one) => normaliseComponent(one, give) as unknown as APIMessageTopLevelComponent);
}

function collectIds(value: unknown, taken: Set<unknown>): void {
  for (const one of listOf(value).filter(isJson)) {
    taken.add(one["id"]);
    collectIds(one["components"], taken);
    collectIds([one["accessory"]], taken);
  }
}

function normaliseComponent(component: Json, give: () => number): Json {
  const given = Object.entries(component).filter(([, value]) => value !== undefined && value !== null);
  const id = typeof component["id"] === "number" && component["id"] > 0 ? component["id"] : give();
  const result: Json = { ...DEFAULTS[Number(component["type"])], ...Object.fromEntries(given), id };
  if (Array.isArray(component["components"]))
    result["components"] = component["components"]
      .filter(isJson)
      .map((inner) => normaliseComponent(inner, give));
  if (isJson(component["accessory"])) result["accessory"] = normaliseComponent(component["accessory"], give);
  for (const key of ["media", "file"])
    if (isJson(component[key])) result[key] = normaliseMedia(component[key]);
  if (Array.isArray(component["items"]))
    result["items"] = component["items"].filter(isJson).map((item) => ({
      description: null,
      spoiler: false,
      ...item,
      media: isJson(item["media"]) ? normaliseMedia(item["media"]) : item["media"],
    }));
  return result;
}

const DEFAULTS: Record<number, Json> = {
  [ComponentType.StringSelect]: { min_values: 1, max_values: 1 },
  [ComponentType.UserSelect]: { min_values: 1, max_values: 1 },
  [ComponentType.RoleSelect]: { min_values: 1, max_values: 1 },
  [ComponentType.MentionableSelect]: { min_values: 1, max_values: 1 },
  [ComponentType.ChannelSelect]: { min_values: 1, max_values: 1 },
  [ComponentType.Thumbnail]: { description: null, spoiler: false },
  [ComponentType.Separator]: { spacing: 1, divider: true },
  [ComponentType.Container]: { accent_color: null, spoiler: false },
  [ComponentType.File]: { name: null, size: null, spoiler: false },
};

function normaliseMedia(media: Json): Json {
  const url = textOf(media["url"]);
  return {
    id: "0",
    proxy_url: url,
    width: null,
    height: null,
    content_type: null,
    ...media,
    loading_state: 2,
    flags: 0,
  };
}
