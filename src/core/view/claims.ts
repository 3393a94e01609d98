import type { ClaimItem, Item, LinkedClaim, RelationName, Voiced } from "../answers/answer.js";
import type { ClaimantKind } from "../findings/claims/claimant.js";
import { voiceOf } from "../voice.js";
import { isolated, oneLine } from "./neutralise.js";
import type { Line, Run } from "./runs.js";
import { type SourceWords, sourceWords } from "./sources.js";

/** A reporting word that says by itself that its speaker denies. */
const DENIAL = /\bden(?:y|ies|ied|ying|ial)\b/i;

/** A speaker whose statements stand together. */
export interface SpeakerHead {
  readonly name: string;
  /** What the text tells of the speaker at each of the statements: said once, in the heading. */
  readonly kinds: readonly ClaimantKind[];
}

/** A run of neighbouring items: the statements of one speaker under a head, or one item without. */
export interface SpeakerGroup {
  readonly head: SpeakerHead | null;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

export function groupBySpeaker(items: readonly Item[]): SpeakerGroup[] {
  const groups: SpeakerGroup[] = [];
  for (let from = 0; from < items.length; ) {
    const voice = voiceOfItem(items[from]);
    let to = from + 1;
    while (to < items.length && voice !== null && voiceOfItem(items[to]) === voice) to++;
    const members = items.slice(from, to).filter((item) => item.type === "claim");
    groups.push({ head: voice === null ? null : headOf(members), from, to });
    from = to;
  }
  return groups;
}

function voiceOfItem(item: Item | undefined): string | null {
  if (item?.type !== "claim" || item.claimant === null) return null;
  const { speaker, claimant, citation } = item;
  return voiceOf({ speaker, claimant, article: citation.article, start: citation.start });
}

function headOf(members: readonly ClaimItem[]): SpeakerHead {
  const [one, ...others] = members;
  const kinds = (one?.claimantKinds ?? []).filter((kind) =>
    others.every((other) => other.claimantKinds.includes(kind)),
  );
  return { name: one ? nameOf(one) : "", kinds };
}

/** The name, or the words of the text where they are no more than the name and its article: "The army". */
function nameOf({ claimant, speaker }: Voiced): string {
  const written = oneLine(claimant ?? "");
  const name = oneLine(speaker ?? "");
  const bare = written.replace(/^(?:the|an?)\s+/i, "");
  return isolated(name === "" || bare.toLowerCase() === name.toLowerCase() ? written : name);
}

export function speakerLine({ name, kinds }: SpeakerHead): Line {
  return [{ text: name, emphasis: "strong" }, ...badges(kinds)];
}

function badges(kinds: readonly ClaimantKind[]): Run[] {
  return kinds.flatMap((kind): Run[] => [{ text: " " }, { text: `[${kind}]`, emphasis: "badge" }]);
}

/** The line above a statement; under the name of its speaker, only what differs from that. */
export function claimLine(claim: ClaimItem, head: SpeakerHead | null): Line {
  const { claimant, cue, stance, hedged, within } = claim;
  const runs: Run[] = [];
  if (claimant === null) runs.push({ text: "[nobody named]", emphasis: "badge" });
  else if (head === null) runs.push({ text: claimantText(claimant, claim.speaker), emphasis: "strong" });
  else if (!sameWords(claimant, head.name)) runs.push({ text: oneLine(claimant) });
  if (within !== null) runs.push({ text: `${runs.length > 0 ? " " : ""}(according to ${whoSays(within)})` });
  if (cue !== null) runs.push({ text: runs.length > 0 ? ` · ${oneLine(cue)}` : oneLine(cue) });
  if (stance === "denies" && !DENIAL.test(cue ?? ""))
    runs.push({ text: " " }, { text: "[denied]", emphasis: "warning" });
  if (hedged) runs.push({ text: " " }, { text: "[hedged]", emphasis: "badge" });
  const kinds = claim.claimantKinds.filter((kind) => head === null || !head.kinds.includes(kind));
  return [...runs, ...badges(kinds)];
}

function sameWords(claimant: string, head: string): boolean {
  const bare = (text: string): string =>
    oneLine(text)
      .replace(/^(?:the|an?)\s+/i, "")
      .toLowerCase();
  return bare(claimant) === bare(head);
}

/** The speaker where the claimant as written does not name them: "he (Ana Brel)". */
export function claimantText(claimant: string, speaker: string | null): string {
  const written = oneLine(claimant);
  const name = speaker === null ? "" : oneLine(speaker);
  const said = name === "" || written.toLowerCase().includes(name.toLowerCase());
  return said ? isolated(written) : `${isolated(written)} (${isolated(name)})`;
}

/** Who says it where the text names somebody, with the name behind a pronoun. */
export function whoSays({ claimant, speaker }: Voiced): string {
  return claimant === null ? "nobody named" : claimantText(claimant, speaker);
}

/** What another speaker says to a statement. */
export interface LinkWords {
  readonly relation: RelationName;
  /** "Denied by the army", and whose account that is. */
  readonly line: Line;
  /** The label under which it stands in full on this page; "" where it does not, and is quoted. */
  readonly see: string;
  readonly quote: string;
  /** Null where it is in the same article. */
  readonly source: SourceWords | null;
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
/** Who contradicts comes first. */
const ORDER: readonly RelationName[] = ["deniedBy", "contradicts", "confirmedBy", "denies", "confirms"];

/** What others say to a claim; `labelOf` gives the label of a statement that stands on the same page, or "". */
export function linksOf(claim: ClaimItem, labelOf: (said: LinkedClaim) => string): LinkWords[] {
  return ORDER.flatMap((relation) =>
    (claim[relation] ?? []).map((said) => linkOf(claim, relation, said, labelOf)),
  );
}

function linkOf(
  claim: ClaimItem,
  relation: RelationName,
  said: LinkedClaim,
  labelOf: (said: LinkedClaim) => string,
): LinkWords {
  const answers = relation === "deniedBy" || relation === "contradicts";
  const label: Run = { text: LABELS[relation](said), emphasis: answers ? "warning" : "badge" };
  const same = said.citation.article === claim.citation.article;
  return {
    relation,
    line: said.within === null ? [label] : [label, { text: ` (according to ${whoSays(said.within)})` }],
    see: relation === "denies" || relation === "confirms" ? labelOf(said) : "",
    quote: said.citation.quote,
    source: same ? null : sourceWords(said.citation),
  };
}

/** Whether an item is the statement that another one speaks to. */
export function isStatement(item: Item, said: LinkedClaim): boolean {
  return (
    item.type === "claim" &&
    item.claimant === said.claimant &&
    item.stance === said.stance &&
    item.citation.article === said.citation.article &&
    item.citation.start === said.citation.start
  );
}
