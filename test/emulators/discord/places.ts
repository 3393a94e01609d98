import { ComponentType } from "discord-api-types/v10";
import { isJson, type Json, listOf, textOf } from "./json.js";

/** How Discord shows a text. */
export type Manner =
  /** With all markdown. */
  | "blocks"
  /** With markdown, but without quotes, headings and lists. */
  | "inline"
  /** As it is. */
  | "plain"
  /** A name on something that can be pressed. */
  | "button"
  | "menu";

/** A text of a message and where it stands. */
export interface Place {
  readonly where: string;
  readonly text: string;
  readonly manner: Manner;
  /** Where a button leads. */
  readonly url?: string;
}

/** All texts of a message in reading order. */
export function placesOf(message: object): Place[] {
  const body = message as Json;
  const places: Place[] = [];
  const add = (where: string, value: unknown, manner: Manner) => {
    if (textOf(value) !== "") places.push({ where, text: textOf(value), manner });
  };
  add("content", body["content"], "blocks");
  for (const [index, embed] of listOf(body["embeds"]).filter(isJson).entries())
    addEmbed(add, `embeds[${index}]`, embed);
  places.push(...componentPlaces(body["components"], "components"));
  for (const [index, file] of listOf(body["attachments"]).filter(isJson).entries())
    add(`attachments[${index}].filename`, file["filename"], "plain");
  return places;
}

function addEmbed(
  add: (where: string, value: unknown, manner: Manner) => void,
  at: string,
  embed: Json,
): void {
  const inner = (key: string, name: string) => (isJson(embed[key]) ? embed[key][name] : undefined);
  add(`${at}.author.name`, inner("author", "name"), "plain");
  add(`${at}.title`, embed["title"], "inline");
  add(`${at}.description`, embed["description"], "blocks");
  for (const [index, field] of listOf(embed["fields"]).filter(isJson).entries()) {
    add(`${at}.fields[${index}].name`, field["name"], "inline");
    add(`${at}.fields[${index}].value`, field["value"], "blocks");
  }
  add(`${at}.footer.text`, inner("footer", "text"), "plain");
}

function componentPlaces(components: unknown, at: string): Place[] {
  return listOf(components)
    .filter(isJson)
    .flatMap((component, index) => placesIn(component, `${at}[${index}]`));
}

function placesIn(component: Json, at: string): Place[] {
  const one = (name: string, value: unknown, manner: Manner): Place[] =>
    textOf(value) === "" ? [] : [{ where: `${at}.${name}`, text: textOf(value), manner }];
  switch (component["type"]) {
    case ComponentType.TextDisplay:
      return one("content", component["content"], "blocks");
    case ComponentType.Button: {
      const url = textOf(component["url"]);
      return one("label", component["label"], "button").map((place) =>
        url === "" ? place : { ...place, url },
      );
    }
    case ComponentType.StringSelect:
      return [
        ...one("placeholder", component["placeholder"], "menu"),
        ...listOf(component["options"])
          .filter(isJson)
          .flatMap((option, index) => [
            ...one(`options[${index}].label`, option["label"], "menu"),
            ...one(`options[${index}].description`, option["description"], "menu"),
          ]),
      ];
    case ComponentType.Thumbnail:
      return one("description", component["description"], "plain");
    case ComponentType.MediaGallery:
      return listOf(component["items"])
        .filter(isJson)
        .flatMap((item, index) => one(`items[${index}].description`, item["description"], "plain"));
    default:
      return [
        ...componentPlaces(component["components"], `${at}.components`),
        ...(isJson(component["accessory"]) ? placesIn(component["accessory"], `${at}.accessory`) : []),
      ];
  }
}
