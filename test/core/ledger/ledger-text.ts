import type { Answer, CasualtyEvent, FigureItem } from "../../../src/core/answers/answer.js";
import type { Desk } from "../../../src/core/desk.js";
import { brief, figuresOf } from "../support.js";

type Line = CasualtyEvent["lines"][number];

/** A ledger as text that a person can write by hand: events with their lines, rows below them, background last. */
export function ledgerText(desk: Desk, question = "casualties"): string {
  return answerText(desk.ask(question, { limit: 1_000 }));
}

export function answerText(answer: Answer): string {
  const blocks: string[] = [];
  const figures = figuresOf(answer.items);
  for (const event of answer.events ?? [])
    blocks.push(eventHead(event), ...figures.filter((one) => one.event === event.number).map(row));
  const background = figures.filter((one) => one.event === null);
  if (background.length > 0) blocks.push("background", ...background.map(row));
  return blocks.join("\n");
}

function eventHead({ number, place, cause, day, lines }: CasualtyEvent): string {
  return [`#${number} ${place ?? "?"}, ${cause ?? "?"}, ${day ?? "?"}`, ...lines.map(line)].join("\n");
}

function line({ harm, victims, low, high, open, vague, grade, sources }: Line): string {
  const range = low === null ? "-" : low === high ? `${low}` : `${low}..${high}`;
  const words = `${range}${open ? "+" : ""}${vague ? " (words)" : ""}`;
  return `  = ${[harm, words, victims].filter((part) => part !== null).join(" ")}: ${grade} ${sources}`;
}

/** "  Civil Guard [party]: killed 6 > 9, of these, 2032-06-02 nw-0208 (also hc-0108)". */
function row(item: FigureItem): string {
  const who = `${item.claimant === null ? `(${item.citation.source})` : (item.speaker ?? item.claimant)}`;
  const party = item.claimantKinds.includes("party") ? " [party]" : "";
  const before = (item.earlier ?? []).map((one) => `${brief({ ...item, ...one }).split(" ")[1]} > `).join("");
  const value = brief(item).replace(" ", ` ${before}`);
  const flags = (
    ["subset", "running", "preliminary", "zero", "denied", "previous", "superseded"] as const
  ).filter((flag) => item[flag]);
  const also = item.alsoIn?.map(({ article }) => article).join(" ");
  return [
    `  ${who}${party}: ${value}`,
    ...(item.group === null ? [] : [` ${item.group}`]),
    ...flags.map((flag) => ` [${flag}]`),
    `, ${item.asOf} ${item.citation.article}`,
    ...(also === undefined ? [] : [` (also ${also})`]),
  ].join("");
}
