import { kindsOfClaimant } from "../findings/claims/claimant.js";
import type { Claim, Figure } from "../findings/finding.js";
import type { Standing } from "../ledger/standing.js";
import type { Entry, KeptClaim, KeptSentence } from "../library.js";
import type { NameBook } from "../reading/names.js";
import { overlaps, type Span } from "../span.js";
import {
  type Citation,
  type ClaimItem,
  type EarlierFigure,
  type EventItem,
  type FigureItem,
  type PassageItem,
  type RelationName,
  relationNames,
  type Voiced,
} from "./answer.js";
import { cite } from "./citation.js";
import type { Links, Placed } from "./relations/relations.js";

function cut(entry: Entry, span: Span | null): string | null {
  return span && entry.article.text.slice(span.start, span.end);
}

/** Who says something, as written and as settled. */
function voiced(entry: Entry, { source, speaker }: Claim): Voiced {
  return { speaker, claimant: cut(entry, source) };
}

export function claimItem(
  book: NameBook,
  entry: Entry,
  claim: Claim,
  copies: readonly { entry: Entry; kept: KeptClaim }[] = [],
  links?: Links,
): ClaimItem {
  const citation = cite(entry, claim.sentence);
  const { claimant, speaker } = voiced(entry, claim);
  return {
    type: "claim",
    text: citation.quote,
    claimant,
    speaker,
    cue: cut(entry, claim.cue),
    content: entry.article.text.slice(claim.content[0]?.start, claim.content.at(-1)?.end),
    stance: claim.stance,
    hedged: claim.hedged,
    claimantKinds: claimant === null ? [] : kindsOfClaimant(claimant, speaker, book),
    within: claim.within && voiced(entry, claim.within),
    citation,
    ...alsoIn(
      entry,
      copies.map((copy) => ({ entry: copy.entry, span: copy.kept.claim.sentence })),
    ),
    ...(links && linkedItems(links)),
  };
}

/** The other articles that carry the same, each once, by the first of its copies; nothing where there are none. */
function alsoIn(
  own: Entry,
  copies: readonly { entry: Entry; span: Span }[],
): { readonly alsoIn?: readonly Citation[] } {
  const seen = new Set([own.serial]);
  const others = copies.filter(({ entry }) => seen.size < seen.add(entry.serial).size);
  return others.length === 0 ? {} : { alsoIn: others.map(({ entry, span }) => cite(entry, span)) };
}

/** What others say to a statement; a relation without any is left out. */
function linkedItems(links: Links): Partial<Pick<ClaimItem, RelationName>> {
  const filled = relationNames.filter((name) => links[name].length > 0);
  return Object.fromEntries(filled.map((name) => [name, links[name].map(linked)]));
}

function linked({ entry, kept: { claim } }: Placed) {
  return {
    ...voiced(entry, claim),
    stance: claim.stance,
    within: claim.within && voiced(entry, claim.within),
    citation: cite(entry, claim.sentence),
  };
}

export function figureItem(book: NameBook, entry: Entry, figure: Figure): FigureItem {
  const { harm, low, high, bound, vague, subset, background, running, zero, denied } = figure;
  const { group, place, asOf, speaker, cause, preliminary, previous } = figure;
  const citation = cite(entry, figure.sentence);
  const claimant = cut(entry, figure.claimant);
  return {
    type: "figure",
    text: citation.quote,
    ...{ harm, low, high, bound },
    words: entry.article.text.slice(figure.span.start, figure.span.end),
    ...{ vague, subset, background, running, zero, denied },
    ...{ group, place, asOf, claimant, speaker, cause, preliminary, previous },
    claimantKinds: claimant === null ? [] : kindsOfClaimant(claimant, speaker, book),
    citation,
  };
}

/** A figure of the ledger, with what its source said before and who else carries it. */
export function standingItem(
  book: NameBook,
  { statement: { entry, figure }, copies, earlier }: Standing,
  event: number | null,
): FigureItem {
  return {
    ...figureItem(book, entry, figure),
    ...alsoIn(
      entry,
      copies.map((copy) => ({ entry: copy.entry, span: copy.figure.sentence })),
    ),
    event,
    ...(earlier.length > 0 && { earlier: earlier.map((one) => earlierFigure(one.entry, one.figure)) }),
  };
}

/** A value that its source has replaced, or a correction of its article has. */
export function earlierFigure(entry: Entry, figure: Figure): EarlierFigure {
  const { low, high, bound, vague, zero, denied, asOf, span, sentence } = figure;
  const words = entry.article.text.slice(span.start, span.end);
  return { low, high, bound, vague, zero, denied, words, asOf, citation: cite(entry, sentence) };
}

/** The sentence that an article begins with, below its headings. */
export function leadOf({ sentences }: Entry): KeptSentence | undefined {
  return sentences.find((one) => !one.heading) ?? sentences[0];
}

export function passageItem(entry: Entry, span: Span): PassageItem {
  const citation = cite(entry, span);
  return { type: "passage", text: citation.quote, citation, ...spokenIn(entry, span) };
}

export function eventItem(entry: Entry, span: Span, date: string | null): EventItem {
  const citation = cite(entry, span);
  return { type: "event", date, text: citation.quote, citation, ...spokenIn(entry, span) };
}

/**
 * Who says a piece of text that lies wholly within what somebody says and does not name them: alone, it would read as
 * the article's own words.
 */
function spokenIn(entry: Entry, span: Span): { readonly saidBy?: Voiced } {
  const found = entry.claims.find(
    ({ claim: { source, within, content } }) =>
      source !== null &&
      within === null &&
      !overlaps(source, span) &&
      content.some(({ start, end }) => start <= span.start && span.end <= end),
  );
  return found === undefined ? {} : { saidBy: voiced(entry, found.claim) };
}
