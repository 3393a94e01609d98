import { type Hazard, type HazardKind, linkHazard } from "./hazard.js";

interface Reading {
  /** A verbatim text has no addresses made links. */
  readonly verbatim: boolean;
  /** Whether Slack looks for names here: in text objects that are not verbatim. */
  readonly names: boolean;
}

/** What stands between < and >. */
function ofToken(inner: string, whole: string, where: string): Hazard {
  const [target = "", label] = inner.split("|", 2);
  const hazard = (kind: HazardKind): Hazard => ({ kind, where, value: whole });
  if (/^@[A-Z0-9]/.test(target)) return hazard("user");
  if (/^#[A-Z0-9]/.test(target)) return hazard("channel");
  if (/^!(?:here|channel|everyone|group)\b/.test(target)) return hazard("broadcast");
  if (target.startsWith("!subteam^")) return hazard("usergroup");
  if (target.startsWith("!date^")) return hazard("date");
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return linkHazard(target, label, where);
  return hazard("unescaped");
}

/** Marks that format: at a border of words on both sides, around something. */
const formats = [
  /```[\s\S]+?```/gu,
  /(?<!`)`[^`\n]+`(?!`)/gu,
  /(?<![\p{L}\p{N}*])\*(?=[^\s*])[^*\n]*?(?<=\S)\*(?![\p{L}\p{N}*])/gu,
  /(?<![\p{L}\p{N}_])_(?=[^\s_])[^_\n]*?(?<=\S)_(?![\p{L}\p{N}_])/gu,
  /(?<![\p{L}\p{N}~])~(?=[^\s~])[^~\n]*?(?<=\S)~(?![\p{L}\p{N}~])/gu,
  /^(?:&gt;|>).*/gmu,
];
const marks = /[*_~`]+/g;
const addresses =
  /(?:https?:\/\/|www\.)[^\s<>|]+|\b[\w.+-]+@[\w-]+\.[a-z]{2,}\b|\b(?:[a-z0-9-]+\.)+(?:com|org|net|int|gov|edu|info|news|io)\b(?:\/[^\s<>|]*)?/gi;
const emoji = /:[a-z0-9_+'-]*[a-z_+][a-z0-9_+'-]*:/gi;
const names = /(?<![\p{L}\p{N}/&])[@#][\p{L}][\p{L}\p{N}_-]*/gu;

/** What a text would do that is read as mrkdwn. */
export function mrkdwnHazards(text: string, where: string, { verbatim, names: looks }: Reading): Hazard[] {
  const found: Hazard[] = [];
  const all = (kind: HazardKind, pattern: RegExp, within: string): void => {
    for (const [value] of within.matchAll(pattern)) found.push({ kind, where, value });
  };
  // What is taken out leaves a blank as long, so that borders of words stay where they are.
  const rest = text.replace(/<([^<>]*)>/g, (whole, inner: string) => {
    found.push(ofToken(inner, whole, where));
    return " ".repeat(whole.length);
  });
  all("unescaped", /<|(?<!^)>|&(?!(?:amp|lt|gt);)/gmu, rest);
  let unformatted = rest;
  for (const pattern of formats) {
    all("formatting", pattern, rest);
    unformatted = unformatted.replace(pattern, (span) =>
      span.replace(marks, (run) => " ".repeat(run.length)),
    );
  }
  all("markup", marks, unformatted);
  if (!verbatim) all("bare-url", addresses, rest);
  if (looks && !verbatim) all("name", names, rest);
  all("emoji", emoji, rest);
  return found;
}
