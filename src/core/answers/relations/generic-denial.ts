import type { Stance } from "../../findings/finding.js";
import type { Entry, KeptClaim } from "../../library.js";
import type { Span } from "../../span.js";
import { claimsBefore, isNested } from "./neighbours.js";
import { mayBeOne, type Proposition } from "./proposition.js";

/** Stances of a statement that can be denied: it says that something is so. */
export const DENIABLE: ReadonlySet<Stance> = new Set<Stance>(["asserts", "confirms", "accuses", "expects"]);

const BEFORE = /[\s"“”'‘’]/;
const AFTER = /[\s"“”'‘’.,]/;
/** "denied this": the sentence before. */
const POINTER = /^(?:this|that|it|all (?:of )?(?:this|that|it))(?:\s+as\b.*)?$/is;
/** "denied the allegation", "rejected her claim that …", "dismissed Varnhout's account as …". */
const STATEMENT =
  /^(?:(?:all|any|both|of|the|these|those|this|that|such)\s+)*(?:(?<whose>(?!(?:the|these|those|this|that)\s)[\p{L}\p{M}.'’ -]{1,60}?)(?:['’]s?\s+|(?<=\b(?:his|her|its|their))\s+))?(?:\p{Ll}[\p{L}-]*\s+){0,2}?(?:(?<accusing>allegation|accusation|charge)|(?<report>report)|claim|assertion|suggestion|rumou?r|statement|account|version)s?\b(?<rest>.*)$/isu;
/** "denied responsibility", "denied that it was behind the attack", "denied any involvement". */
const RESPONSIBILITY =
  /^(?:that\s+(?:it|he|she|they)\s+(?:was|were|had been|is|are|has been)\s+(?:responsible|involved|behind|to blame)\b|(?:(?:any|all|its|his|her|their)\s+)*(?:responsibility|involvement|role in|part in|wrongdoing|blame)\b|(?:being|having been)\s+(?:responsible|involved|behind|to blame)\b)/i;
/** What may stand before a denier who begins his sentence. */
const OPENS = /^[\s"“”]*(?:(?:but|and|yet|however),?\s*)?$/i;
const ALLEGING = /^(?:alleg|claim|accus|blam|charg)/i;

/** "Her claim" is one that "she" made. */
const OWNERS: Readonly<Record<string, string>> = { his: "he", her: "she", its: "it", their: "they" };

interface Wanted {
  /** "this": only the sentence right before, and nothing in its own. */
  readonly pointer: boolean;
  /** Only what is reported, by whomever: "said" will not do. */
  readonly reported: boolean;
  /** Only what accuses: of somebody, or the denier himself. */
  readonly accusing: boolean;
  /** Only what the denier is accused of. */
  readonly ofDenier: boolean;
  /** Whose statement it is, where the text says so: a name, or "her". */
  readonly whose: string | null;
  /** What the statement is about, where the denial says so. */
  readonly about: boolean;
}

/** Without quotation marks and white space around it; by hand, for a pattern tries every run of blanks again and again. */
function bareOf(content: string): string {
  let start = 0;
  let end = content.length;
  while (start < end && BEFORE.test(content.charAt(start))) start++;
  while (end > start && AFTER.test(content.charAt(end - 1))) end--;
  return content.slice(start, end);
}

/** What a denial that does not say itself what it denies points to; null where it says it itself. */
function wantedBy(content: string): Wanted | null {
  const bare = bareOf(content);
  const nothing = {
    pointer: false,
    reported: false,
    accusing: false,
    ofDenier: false,
    whose: null,
    about: false,
  };
  if (POINTER.test(bare)) return { ...nothing, pointer: true };
  if (RESPONSIBILITY.test(bare)) return { ...nothing, accusing: true, ofDenier: true };
  const groups = STATEMENT.exec(bare.slice(0, 400))?.groups;
  if (groups === undefined) return null;
  const whose = groups["whose"]?.trim() ?? null;
  return {
    ...nothing,
    accusing: groups["accusing"] !== undefined,
    reported: groups["report"] !== undefined,
    whose,
    about: /^\s+(?:that|of|about)\b/i.test(groups["rest"] ?? ""),
  };
}

export interface Reader {
  propositionOf(entry: Entry, kept: KeptClaim): Proposition;
  termsOf(words: string): readonly number[];
}

/**
 * The claim that a denial without a content of its own speaks of ("denied the allegation", "rejects that"): the
 * nearest before it in its article, by somebody else, that asserts or accuses and fits what the denial says of it.
 * Null where the denial has a content of its own, or nothing fits.
 */
export function deniedBefore(entry: Entry, denial: KeptClaim, reader: Reader): KeptClaim | null {
  const { claim } = denial;
  if (claim.stance !== "denies" || claim.within !== null || claim.source === null) return null;
  const { text } = entry.article;
  const content = text.slice(claim.content[0]?.start, claim.content.at(-1)?.end);
  const wanted = wantedBy(content);
  if (wanted === null) return null;
  // "… although the army disputes this": what "this" is stands in the same sentence.
  if (wanted.pointer && !OPENS.test(text.slice(claim.sentence.start, claim.source.start))) return null;
  const denying = reader.propositionOf(entry, denial);
  const pronoun = OWNERS[wanted.whose?.toLowerCase() ?? ""];
  // "His words contradict his claim": two of one pronoun may mean one man.
  const denier = text.slice(claim.source.start, claim.source.end);
  if (pronoun !== undefined && /^(?:his|her|its|their)\b/i.test(denier)) return null;
  const whose = wanted.whose === null || pronoun !== undefined ? null : reader.termsOf(wanted.whose);
  for (const kept of claimsBefore(entry, denial)) {
    const other = kept.claim;
    if (!DENIABLE.has(other.stance) || isNested(kept, denial)) continue;
    // Without a word about whose claim it is, or of what, it is the one just told.
    const loose = wanted.pointer || !(wanted.accusing || wanted.about || wanted.whose !== null);
    if (loose && text.slice(other.sentence.end, claim.sentence.start).trim() !== "") return null;
    const accused = reader.propositionOf(entry, kept);
    const claimant =
      other.source === null ? "" : text.slice(other.source.start, other.source.end).toLowerCase();
    // Nobody rejects a claim of his own as "her claim".
    if (mayBeOne(denying, accused) && (pronoun !== claimant || claim.speaker === null)) continue;
    if (whose?.some((term) => !accused.speaker().has(term))) continue;
    const names = namesSpeaker(accused, denying);
    const cue = other.cue === null ? "" : text.slice(other.cue.start, other.cue.end);
    if (wanted.accusing && other.stance !== "accuses" && !ALLEGING.test(cue) && !names) continue;
    if (wanted.ofDenier && !(names && (other.stance === "accuses" || ALLEGING.test(cue)))) continue;
    if (wanted.reported && !isReport(entry, kept)) continue;
    if (wanted.about && !sharesWord(denying, accused)) continue;
    return kept;
  }
  return null;
}

/** "Rejected" and "dismissed" are said of offers too: only with a "that" do they say that something is not so. */
export function deniesStatement({ article }: Entry, { claim }: KeptClaim): boolean {
  const cue = claim.cue === null ? "" : article.text.slice(claim.cue.start, claim.cue.end);
  if (/\b(?:den(?:y|ies|ied|ying|ial)|disput|refut|contradict)/i.test(cue)) return true;
  return /\bthat\b/i.test(article.text.slice(claim.content[0]?.start, claim.content[0]?.end));
}

/** "The Lamp reported", "reportedly", "a report says", not what somebody said. */
function isReport({ article: { text } }: Entry, { claim }: KeptClaim): boolean {
  const of = (span: Span | null): string => (span === null ? "" : text.slice(span.start, span.end));
  return (
    claim.source === null ||
    /\b(?:report|newspaper|daily|agency|magazine)/i.test(`${of(claim.cue)} ${of(claim.source)}`)
  );
}

/** Whether a statement has a word of another's claimant in what it says. */
function namesSpeaker({ parts }: Proposition, { speaker }: Proposition): boolean {
  for (const { term } of parts.values()) if (speaker().has(term)) return true;
  return false;
}

function sharesWord(a: Proposition, b: Proposition): boolean {
  for (const key of a.parts.keys()) if (b.parts.has(key)) return true;
  return false;
}
