import type { Sentence } from "../../../reading/sentences.js";
import type { Stance } from "../../finding.js";
import { type Chunk, chunksOf } from "../chunks.js";
import { CUE_NOUNS, DECLINING, HEDGE_ADVERBS } from "../cue-words.js";
import type { Chooser } from "../model/chooser.js";
import { code } from "../model/classes.js";
import { isDash } from "../phrases.js";
import type { Draft } from "../rules/draft.js";
import { markReport } from "../rules/marks.js";
import { ruleAt } from "../rules/rules.js";
import { isNobodyOrSupposed } from "../rules/verb.js";
import type { View } from "../view.js";
import { type Candidate, candidateAt } from "./candidate.js";
import { chooseContent } from "./content.js";
import { type Proposal, settle } from "./nesting.js";
import { judgeReport } from "./report.js";
import type { Site } from "./site.js";
import { chooseSource } from "./source.js";

/** Log-odds above which a report is shown: chosen on the development set, for a precision well above its recall. */
const SHOWN = 0.8;

/** The reports of a sentence, in text order: the rules propose, the model chooses who, what, and whether. */
export function reportsByModel(view: View, sentence: Sentence, heading: boolean, chooser: Chooser): Draft[] {
  const drafts: Draft[] = [];
  const proposals: Proposal[] = [];
  let chunks: readonly Chunk[] | undefined;
  for (let i = sentence.from; i < sentence.to; i++) {
    if (!mayReport(view, i)) continue;
    const alone = aloneAt(view, sentence, i, drafts);
    if (alone !== undefined) {
      drafts.push(alone);
      proposals.push({ draft: alone, site: null, odds: 0 });
      i = Math.max(i, alone.cue.to - 1);
      continue;
    }
    const candidate = view.quoted(i) ? undefined : candidateAt(view, sentence, i);
    if (candidate === undefined) continue;
    chunks ??= chunksOf(view, sentence);
    const rule = ruleAt(view, sentence, i, drafts);
    const site: Site = {
      view,
      sentence,
      heading,
      chunks,
      candidate,
      rule,
      drafts: [...drafts],
      ...codesOf(view, candidate),
    };
    const proposal = propose(site, chooser);
    if (proposal === undefined) continue;
    drafts.push(proposal.draft);
    proposals.push(proposal);
    i = Math.max(i, proposal.draft.cue.to - 1);
  }
  settle(view, proposals, chooser);
  return drafts;
}

/** One cheap look at a token before anything else is done. */
function mayReport(view: View, i: number): boolean {
  const word = view.word(i);
  if (word === ":" || isDash(word)) return true;
  return !view.quoted(i) && (view.cues.words.has(word) || view.is(i, "VERB"));
}

/** What the rules alone settle: marks, and reports with nobody named ("reportedly", "is believed to"). */
function aloneAt(view: View, sentence: Sentence, i: number, drafts: readonly Draft[]): Draft | undefined {
  const word = view.word(i);
  if (word === ":" || isDash(word)) return drafts.length === 0 ? markReport(view, sentence, i) : undefined;
  const rule =
    HEDGE_ADVERBS.has(word) || view.cues.verbs.get(word)?.past
      ? ruleAt(view, sentence, i, drafts)
      : undefined;
  return rule?.hedged === true && rule.source === null ? rule : undefined;
}

/** The candidate's word and its frame as the model counts them; a desk's own cue words count as their stance's commonest. */
function codesOf(view: View, { kind, verb, head }: Candidate): { lemma: number; frame: number } {
  if (verb === undefined) return { lemma: code(kind === "verb" ? "?" : view.word(head)), frame: code(kind) };
  return {
    lemma: code(verb.like),
    frame: code(`${verb.stance}${verb.clause}${verb.object}${verb.recipient}`),
  };
}

function propose(site: Site, chooser: Chooser): Proposal | undefined {
  const { view, sentence, candidate, rule } = site;
  const source = chooseSource(site, chooser);
  const content = chooseContent(site, source, chooser);
  const odds = judgeReport(site, source, content, chooser);
  if (odds < SHOWN || content === undefined) return undefined;
  if (source !== null && isNobodyOrSupposed(view, sentence, source)) return undefined;
  const cue =
    rule && rule.cue.from <= candidate.head && rule.cue.to > candidate.head ? rule.cue : candidate.cue;
  const stance = rule?.stance ?? stanceOf(view, candidate);
  return {
    draft: { source, cue, content, stance, hedged: rule?.hedged ?? false, within: null, cut: null },
    site,
    odds,
  };
}

function stanceOf(view: View, { kind, head, cue, verb, negated }: Candidate): Stance {
  if (kind === "noun") return CUE_NOUNS.get(view.word(head)) ?? "asserts";
  if (negated || DECLINING.has(view.word(cue.from - 1))) return "declines";
  return verb?.stance ?? "asserts";
}
