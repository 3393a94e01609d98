import type { ClaimItem, Item, LinkedClaim, RelationName, Voiced } from "../../core/answers/answer.js";
import type { ClaimantKind } from "../../core/findings/claims/claimant.js";
import { voiceOf } from "../../core/voice.js";
import { claimantText } from "./figures.js";
import type { Entry, Layout } from "./items.js";
import { oneLine } from "./neutralise.js";
import type { Palette } from "./palette.js";
import { sourceLine } from "./source-line.js";
import { type Gutter, layOut, type Piece } from "./wrap.js";

/** A reporting word that says by itself that its speaker denies. */
const DENIAL = /\bden(?:y|ies|ied|ying|ial)\b/i;
/** Statements shown beside one, of a kind; what is beyond is counted, and `--json` has them all. */
const LINKS_SHOWN = 3;

/** The name above the statements of a speaker. */
export interface GroupHead {
  /** Whether it stands above this item, the first of its group on the page. */
  readonly first: boolean;
  readonly text: string;
  /** What the text tells of the speaker at each of the statements: said once, in the heading. */
  readonly kinds: readonly ClaimantKind[];
  pieces(palette: Palette): Piece[];
}

/** For each item the head of its group; undefined for what is no claim of somebody. */
export function groupHeads(items: readonly Item[]): (GroupHead | undefined)[] {
  const heads: (GroupHead | undefined)[] = [];
  for (let from = 0; from < items.length; ) {
    const voice = voiceOfItem(items[from]);
    let to = from + 1;
    while (to < items.length && voice !== null && voiceOfItem(items[to]) === voice) to++;
    const members = items.slice(from, to).filter((item) => item.type === "claim");
    for (let i = from; i < to; i++) heads.push(voice === null ? undefined : headOf(members, i === from));
    from = to;
  }
  return heads;
}

function voiceOfItem(item: Item | undefined): string | null {
  if (item?.type !== "claim" || item.claimant === null) return null;
  const { speaker, claimant, citation } = item;
  return voiceOf({ speaker, claimant, article: citation.article, start: citation.start });
}

function headOf(members: readonly ClaimItem[], first: boolean): GroupHead {
  const [one, ...others] = members;
  const kinds = (one?.claimantKinds ?? []).filter((kind) =>
    others.every((other) => other.claimantKinds.includes(kind)),
  );
  const text = one ? nameOf(one) : "";
  return {
    ...{ first, text, kinds },
    pieces: (palette) => [{ text, style: palette.claimant }, ...badges(kinds, palette)],
  };
}

/** The name, or the words of the text where they are no more than the name and its article: "The army". */
function nameOf({ claimant, speaker }: Voiced): string {
  const written = oneLine(claimant ?? "");
  const name = oneLine(speaker ?? "");
  const bare = written.replace(/^(?:the|an?)\s+/i, "");
  return name === "" || bare.toLowerCase() === name.toLowerCase() ? written : name;
}

function badges(kinds: readonly ClaimantKind[], palette: Palette): Piece[] {
  return kinds.flatMap((kind) => [{ text: " " }, { text: `[${kind}]`, style: palette.badge }]);
}

/** The line above a statement; under the name of its speaker, only what differs from that. */
export function claimHead(claim: ClaimItem, palette: Palette, head: GroupHead | null): Piece[] {
  const { claimant, cue, stance, hedged, within } = claim;
  const pieces: Piece[] = [];
  if (claimant === null) pieces.push({ text: "[nobody named]", style: palette.badge });
  else if (head === null)
    pieces.push({ text: claimantText(claimant, claim.speaker), style: palette.claimant });
  else if (!sameWords(claimant, head.text)) pieces.push({ text: oneLine(claimant) });
  if (within !== null)
    pieces.push({ text: `${pieces.length > 0 ? " " : ""}(according to ${whoSays(within)})` });
  if (cue !== null) pieces.push({ text: pieces.length > 0 ? ` · ${oneLine(cue)}` : oneLine(cue) });
  if (stance === "denies" && !DENIAL.test(cue ?? ""))
    pieces.push({ text: " " }, { text: "[denied]", style: palette.warning });
  if (hedged) pieces.push({ text: " " }, { text: "[hedged]", style: palette.badge });
  const kinds = claim.claimantKinds.filter((kind) => head === null || !head.kinds.includes(kind));
  return [...pieces, ...badges(kinds, palette)];
}

function sameWords(claimant: string, head: string): boolean {
  const bare = (text: string): string =>
    oneLine(text)
      .replace(/^(?:the|an?)\s+/i, "")
      .toLowerCase();
  return bare(claimant) === bare(head);
}

/** Who says it where the text names somebody, with the name behind a pronoun. */
function whoSays({ claimant, speaker }: Voiced): string {
  return claimant === null ? "nobody named" : claimantText(claimant, speaker);
}

const LABELS: Readonly<Record<RelationName, (said: LinkedClaim) => string>> = {
  deniedBy: (said) => `Denied by ${whoSays(said)}`,
  contradicts: (said) => `Contradicted by ${whoSays(said)}`,
  confirmedBy: (said) => `Confirmed by ${whoSays(said)}`,
  denies: (said) =>
    said.claimant === null ? "Denies what is reported" : `Denies what ${whoSays(said)} said`,
  confirms: (said) =>
    said.claimant === null ? "Confirms what is reported" : `Confirms what ${whoSays(said)} said`,
};
const SHOWN: readonly RelationName[] = ["deniedBy", "contradicts", "confirmedBy", "denies", "confirms"];

/** What others say to a claim, word for word; what a denial denies by its number, where it stands on this page. */
export function linkLines(item: Item, page: readonly Entry[], layout: Layout, gutter: Gutter): string[] {
  if (item.type !== "claim") return [];
  return SHOWN.flatMap((name) => {
    const all = item[name] ?? [];
    const lines = all
      .slice(0, LINKS_SHOWN)
      .flatMap((said) => linkLine(item, name, said, page, layout, gutter));
    const rest = all.length - LINKS_SHOWN;
    const more = `and ${rest} more (dateline ask --json lists them all)`;
    if (rest > 0) lines.push(...layOut([{ text: more, style: layout.palette.quiet }], layout.width, gutter));
    return lines;
  });
}

function linkLine(
  item: ClaimItem,
  name: RelationName,
  said: LinkedClaim,
  page: readonly Entry[],
  { width, palette }: Layout,
  gutter: Gutter,
): string[] {
  const answers = name === "deniedBy" || name === "contradicts";
  const label: Piece = { text: LABELS[name](said), style: answers ? palette.warning : palette.badge };
  const account = said.within === null ? "" : ` (according to ${whoSays(said.within)})`;
  const under = { first: gutter.rest, rest: `${gutter.rest}  ` };
  const number = name === "denies" || name === "confirms" ? labelOf(said, page) : "";
  if (number !== "") return layOut([label, { text: `${account}: see ${number}` }], width, under);
  const same = said.citation.article === item.citation.article;
  const place: Piece[] = same
    ? [{ text: "the same article", style: palette.quiet }]
    : sourceLine(said.citation, palette);
  const quote = { text: `${account}: “${said.citation.quote}” ` };
  return layOut([label, quote, { text: "— ", style: palette.quiet }, ...place], width, under);
}

/** The number of a statement on this page; nothing where it stands elsewhere. */
function labelOf(said: LinkedClaim, page: readonly Entry[]): string {
  const found = page.find(
    ({ item }) =>
      item.type === "claim" &&
      item.claimant === said.claimant &&
      item.stance === said.stance &&
      item.citation.article === said.citation.article &&
      item.citation.start === said.citation.start,
  );
  return found?.label ?? "";
}
