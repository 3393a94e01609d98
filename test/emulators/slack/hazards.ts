import { textOf } from "./elements.js";
import { type Hazard, type HazardKind, linkHazard } from "./hazard.js";
import { isRecord, type JsonObject } from "./json.js";
import { mrkdwnHazards } from "./mrkdwn.js";
import type { Readable } from "./plain-text.js";

interface Sent extends Readable {
  readonly via?: string;
  readonly sent?: JsonObject;
}

const emojiIn = /:[a-z0-9_+'-]+:/gi;

const mentions: Readonly<Record<string, readonly [HazardKind, string]>> = {
  user: ["user", "user_id"],
  usergroup: ["usergroup", "usergroup_id"],
  team: ["usergroup", "team_id"],
  channel: ["channel", "channel_id"],
  broadcast: ["broadcast", "range"],
  emoji: ["emoji", "name"],
  date: ["date", "timestamp"],
};

function ofObject(value: JsonObject, at: string): Hazard[] {
  const type = String(value["type"] ?? "");
  const found: Hazard[] = [];
  const mention = Object.hasOwn(mentions, type) ? mentions[type] : undefined;
  const detail = mention ? value[mention[1]] : undefined;
  if (mention && detail !== undefined) found.push({ kind: mention[0], where: at, value: String(detail) });
  const { text } = value;
  if (type === "mrkdwn" && typeof text === "string") {
    found.push(...mrkdwnHazards(text, `${at}/text`, { verbatim: value["verbatim"] === true, names: true }));
  } else if (type === "plain_text" && typeof text === "string" && value["emoji"] !== false) {
    for (const [emoji] of text.matchAll(emojiIn))
      found.push({ kind: "emoji", where: `${at}/text`, value: emoji });
  } else if (type === "markdown" && typeof text === "string") {
    found.push(...mrkdwnHazards(text, `${at}/text`, { verbatim: false, names: true }));
    for (const [, label, url] of text.matchAll(/\[([^\]]*)\]\(([^)\s]+)\)/g)) {
      found.push(linkHazard(url ?? "", label, `${at}/text`));
    }
  }
  if (typeof value["url"] === "string") {
    const label = typeof text === "string" ? text : textOf(text);
    found.push(linkHazard(value["url"], label === "" ? undefined : label, `${at}/url`));
  }
  for (const name of ["title_url", "video_url"]) {
    if (typeof value[name] === "string") found.push(linkHazard(value[name], undefined, `${at}/${name}`));
  }
  for (const name of ["image_url", "thumbnail_url", "provider_icon_url"]) {
    if (typeof value[name] === "string") {
      found.push({ kind: "image", where: `${at}/${name}`, value: value[name], url: value[name] });
    }
  }
  return found;
}

/** Looks everywhere: what is nested in a way that nobody thought of counts no less. */
function walk(value: unknown, at: string): Hazard[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => walk(each, `${at}/${index}`));
  if (!isRecord(value)) return [];
  const inner = Object.entries(value).flatMap(([name, each]) => walk(each, `${at}/${name}`));
  return [...ofObject(value, at), ...inner];
}

const isOff = (value: unknown): boolean => value === false || value === "false" || value === "0";

function ofArguments({ via, sent = {} }: Sent): Hazard[] {
  const found: Hazard[] = [];
  if (via === "chat.postMessage") {
    for (const name of ["unfurl_links", "unfurl_media"]) {
      if (!isOff(sent[name])) {
        found.push({ kind: "unfurl", where: `/${name}`, value: String(sent[name] ?? "not given") });
      }
    }
  }
  for (const [name, harmless] of [
    ["parse", ["none", undefined]],
    ["link_names", [undefined]],
  ] as const) {
    const value = sent[name];
    if (!isOff(value) && !harmless.some((each) => each === value)) {
      found.push({ kind: "parse", where: `/${name}`, value: String(value) });
    }
  }
  return found;
}

const attachmentTexts = ["pretext", "text", "title", "fallback", "footer", "author_name"];
const attachmentLinks = ["title_link", "author_link", "from_url"];

function ofAttachments(attachments: readonly JsonObject[]): Hazard[] {
  return attachments.flatMap((attachment, index) => {
    const at = `/attachments/${index}`;
    const texts = attachmentTexts.flatMap((name) =>
      typeof attachment[name] === "string"
        ? mrkdwnHazards(attachment[name], `${at}/${name}`, { verbatim: false, names: false })
        : [],
    );
    const links = attachmentLinks.flatMap((name) =>
      typeof attachment[name] === "string" ? [linkHazard(attachment[name], undefined, `${at}/${name}`)] : [],
    );
    return [...texts, ...links, ...walk(attachment, at)];
  });
}

/**
 * What in a message would ping, link, format or break out. What the app means to do is in the list too:
 * the caller says which links and marks are its own.
 */
export function hazardsIn(message: Sent): Hazard[] {
  const { text = "", sent = {} } = message;
  const ofText = isOff(sent["mrkdwn"]) ? [] : mrkdwnHazards(text, "/text", { verbatim: false, names: false });
  return [
    ...ofText,
    ...walk(message.blocks, "/blocks"),
    ...ofAttachments(message.attachments ?? []),
    ...ofArguments(message),
  ];
}
