import type { Sentence } from "../../../reading/sentences.js";
import type { Stance } from "../../finding.js";
import { type Chunk, chunksOf } from "../chunks.js";
import { CUE_NOUNS, DECLINING, HEDGE_ADVERBS, NEEDS_NAMED_SOURCE } from "../cue-words.js";
import type { Chooser } from "../model/chooser.js";
import { code, isSpeakingNoun } from "../model/classes.js";
import { isDash } from "../phrases.js";
import { announcedQuotation } from "../rules/announced.js";
import type { Content } from "../rules/content.js";
import type { Draft } from "../rules/draft.js";
import { markReport } from "../rules/marks.js";
import { ruleAt } from "../rules/rules.js";
import { directedStance } from "../rules/stance.js";
import { isGoverned, isNobodyOrSupposed, isQuestion } from "../rules/unreal.js";
import { namesSomebody } from "../rules/verb.js";
import type { View } from "../view.js";
import { type Candidate, candidateAt } from "./candidate.js";
import { chooseContent } from "./content.js";
import { type Proposal, settle } from "./nesting.js";
import { glance, judgeReport } from "./report.js";
import { ruleSides, type Site } from "./site.js";
import { chooseSource } from "./source.js";

/** Log-odds above which a report is shown: chosen on the development set, for a precision well above its recall. */
const SHOWN = 0.5;
/** Log-odds at a glance below which a candidate is not looked at any closer. */
const HOPELESS = -2;
/** The same where the rules read a report as well, and where they read that somebody declined to make one. */
const SHOWN_BY_RULE = 0.5;
const SHOWN_BY_STANCE = 0.2;
const SHOWN_DECLINED = -3;
/** The same where the rules read a fixed form, a "that" behind the cue, or a clause before source and cue. */
const SHOWN_PLAINLY = -0.5;

/** Earlier reports of the sentence that bear on the next one, and the most that one sentence may make. */
const REMEMBERED = 8;
const MOST_REPORTS = 60;

/** The reports of a sentence, in text order: the rules propose, the model chooses who, what, and whether. */
export function reportsByModel(view: View, sentence: Sentence, heading: boolean, chooser: Chooser): Draft[] {
  const drafts: Draft[] = [];
  const proposals: Proposal[] = [];
  let chunks: readonly Chunk[] | undefined;
  for (let i = sentence.from; i < sentence.to && proposals.length < MOST_REPORTS; i++) {
    if (!mayReport(view, i)) continue;
    const alone = aloneAt(view, sentence, i, drafts);
    const candidate = alone !== undefined || view.quoted(i) ? undefined : candidateAt(view, sentence, i);
    if (candidate !== undefined) chunks ??= chunksOf(view, sentence);
    const proposal =
      alone !== undefined
        ? byRule(view, alone)
        : candidate &&
          propose(
            {
              view,
              sentence,
              heading,
              chunks: chunks ?? [],
              candidate,
              rule: undefined,
              drafts: drafts.slice(-REMEMBERED),
              ...codesOf(view, candidate),
            },
            chooser,
          );
    if (proposal === undefined) continue;
    drafts.push(proposal.draft);
    proposals.push(proposal);
    i = Math.max(i, proposal.draft.cue.to - 1);
  }
  return settle(view, proposals, chooser);
}

/** One cheap look at a token before anything else is done. */
function mayReport(view: View, i: number): boolean {
  const word = view.word(i);
  if (word === ":" || isDash(word)) return true;
  return !view.quoted(i) && (view.cues.words.has(word) || view.is(i, "VERB"));
}

/** What only the rules read: marks, prepositions but "according to", and "reportedly". */
function aloneAt(view: View, sentence: Sentence, i: number, drafts: readonly Draft[]): Draft | undefined {
  const word = view.word(i);
  if (word === ":" || isDash(word)) {
    if (drafts.length > 0) return undefined;
    return (
      markReport(view, sentence, i) ?? (word === ":" ? announcedQuotation(view, sentence, i) : undefined)
    );
  }
  const rules = word === "per" || word === "in" || word === "by" || HEDGE_ADVERBS.has(word);
  return rules ? ruleAt(view, sentence, i, drafts) : undefined;
}

/** The candidate's word and its frame as the model counts them; a desk's own cue words count as their stance's commonest. */
function codesOf(view: View, { kind, verb, head }: Candidate): { lemma: number; frame: number } {
  if (verb === undefined) return { lemma: code(kind === "verb" ? "?" : view.word(head)), frame: code(kind) };
  return {
    lemma: code(verb.like),
    frame: code(`${verb.stance}${verb.clause}${verb.object}${verb.recipient}`),
  };
}

/** A report that the rules alone decide. */
function byRule(view: View, rule: Draft): Proposal {
  return { draft: { ...rule, content: settled(view, rule.content) }, site: null, odds: 0 };
}

/** What the candidate reports, if it reports. */
function propose(bare: Site, chooser: Chooser): Proposal | undefined {
  const { view, sentence, candidate, drafts } = bare;
  const { verb } = candidate;
  // Passives and nouns have fixed forms; for the rest, a glance spares the rules most of the work.
  const fixed = candidate.form === "passive" || candidate.kind === "noun";
  if (!fixed && glance(bare, chooser) < HOPELESS) return undefined;
  const rule = ruleAt(view, sentence, candidate.head, drafts);
  if (rule?.hedged === true && rule.source === null) return byRule(view, rule);
  if (fixed && rule?.sure !== true && glance(bare, chooser) < HOPELESS) return undefined;
  const site: Site = { ...bare, rule };
  const source = rule?.sure || hasOwnSubject(site) ? (rule?.source ?? null) : chooseSource(site, chooser);
  const content = rule?.sure ? settled(view, rule.content) : chooseContent(site, source, chooser);
  const odds = judgeReport(site, source, content, chooser);
  if (verb !== undefined && NEEDS_NAMED_SOURCE.has(verb.lemma) && !namesSomebody(view, source))
    return undefined;
  if (odds < thresholdFor(site) || content === undefined || isVetoed(site, content)) return undefined;
  if (source !== null && candidate.kind !== "noun" && isNobodyOrSupposed(view, sentence, source))
    return undefined;
  const covers = rule && rule.cue.from <= candidate.head && rule.cue.to > candidate.head;
  const cue = rule && (rule.sure || covers) ? rule.cue : candidate.cue;
  const stance =
    rule?.stance ?? directedStance(view, candidate.verb?.lemma ?? "", cue.to, stanceOf(view, candidate));
  return {
    draft: { source, cue, content, stance, hedged: rule?.hedged ?? false, within: null, cut: null },
    site,
    odds,
  };
}

/** "X said her client denied": behind an earlier cue, a subject that touches its verb leaves no choice. */
function hasOwnSubject({ rule, drafts, candidate }: Site): boolean {
  const last = drafts.at(-1);
  const source = rule?.source;
  return (
    source != null && last !== undefined && source.from >= last.cue.to && source.to === candidate.cue.from
  );
}

/** "“…,” beamed coach X": behind a quotation any verb with a name makes a report. */
function speaksBehindQuotation({ view, candidate }: Site): boolean {
  const { cue, form } = candidate;
  const before = view.quoted(cue.from - 1) || (view.word(cue.from - 1) === "," && view.quoted(cue.from - 2));
  return (
    before &&
    form === "finite" &&
    (view.is(cue.to, "PROPN") || isSpeakingNoun(view.word(cue.to)) || isSpeakingNoun(view.word(cue.to + 1)))
  );
}

/** A rule's content as spans. */
function settled(view: View, { spans, tokens }: Content): Content {
  return { spans: tokens ? [...spans, view.span(tokens.from, tokens.to)] : spans, tokens: null };
}

function thresholdFor(site: Site): number {
  const { rule, view } = site;
  if (rule === undefined) return speaksBehindQuotation(site) ? SHOWN_PLAINLY : SHOWN;
  if (rule.sure || view.word(rule.cue.to) === "that" || ruleSides(site).left) return SHOWN_PLAINLY;
  return rule.stance === "declines"
    ? SHOWN_DECLINED
    : rule.stance === "asserts"
      ? SHOWN_BY_RULE
      : SHOWN_BY_STANCE;
}

/** What no model may make a report of: the future and the possible, questions, and verbs in another sense. */
function isVetoed(site: Site, content: Content): boolean {
  const { view, sentence, candidate, rule } = site;
  const quotes = content.spans.some((span) => view.hasQuotation(span));
  if (candidate.form === "modal" && !candidate.negated && !quotes) return true;
  if (candidate.verb?.quotationOnly === true && !quotes && rule === undefined) return true;
  if (candidate.verb?.lemma === "call" && rule === undefined && !quotes && candidate.form !== "passive")
    return true;
  const words = content.spans.reduce(
    (sum, span) => sum + view.tokenAt(span.end) - view.tokenAt(span.start),
    0,
  );
  if (
    words < 2 &&
    !quotes &&
    /^(?:what|who|which|how|so)$/.test(view.word(view.tokenAt(content.spans[0]?.start ?? 0)))
  )
    return true;
  if (candidate.form === "passive" && rule === undefined && !quotes) return true;
  return isUnreal(site, quotes) || (!quotes && isQuestion(view, sentence));
}

/** "made a claim", "issued a joint statement", "in a letter". */
function isMade(view: View, noun: number): boolean {
  for (let i = noun - 1; i > noun - 5; i--) {
    if (
      /^(?:made|makes|make|making|issued|issues|issuing|gave|gives|giving|sent|sends|repeated|repeats|voiced|raised|raises|raising|released|releases|in|has|had|have|drew|faced)$/.test(
        view.word(i),
      )
    )
      return true;
  }
  return false;
}

/** Words that only look like a report: "asked whether …, X", "on a conference call", "too early to say", "likely to say". */
function isUnreal({ view, sentence, candidate, rule }: Site, quotes: boolean): boolean {
  const { cue, head, form, verb, kind } = candidate;
  // "with a promise of …": a noun needs somebody's "his", a "by", or a verb that makes it a statement.
  if (kind === "noun" && rule === undefined && !isMade(view, head)) return true;
  const before = view.word(cue.from - 1);
  // "asked him to say that …": said by nobody yet; "went on to say" is a rule's.
  if (form === "infinitive" && rule === undefined && verb?.clause === true) return !quotes;
  if (
    form === "infinitive" &&
    (view.is(cue.from - 1, "ADJ", "NOUN", "ADV") ||
      /^(?:early|likely|hard|difficult|tempting|ready|about|pretended)$/.test(before)) &&
    rule === undefined
  )
    return !quotes;
  if (
    verb?.lemma === "ask" &&
    form === "finite" &&
    (cue.from === sentence.from || before === ",") &&
    /^(?:whether|if|about|how|why|what)$/.test(view.word(cue.to))
  )
    return true;
  if (verb?.lemma === "call" && view.word(cue.to) === "that") return true;
  return kind !== "noun" && isGoverned(view, sentence, head);
}

function stanceOf(view: View, { kind, head, cue, verb, negated }: Candidate): Stance {
  if (kind === "noun") return CUE_NOUNS.get(view.word(head)) ?? "asserts";
  if (negated || DECLINING.has(view.word(cue.from - 1))) return "declines";
  return verb?.stance ?? "asserts";
}
