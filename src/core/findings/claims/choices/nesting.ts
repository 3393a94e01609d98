import type { Span } from "../../../span.js";
import type { Chooser } from "../model/chooser.js";
import { code, isSpeakingNoun } from "../model/classes.js";
import type { Features } from "../model/features.js";
import type { Draft } from "../rules/draft.js";
import { siblingCut } from "../rules/source.js";
import type { View } from "../view.js";
import { type Site, same } from "./site.js";
import { shapeOf } from "./source.js";

/** A report of one sentence with what speaks for it. */
export interface Proposal {
  readonly draft: Draft;
  /** Null where the rules alone decided. */
  readonly site: Site | null;
  readonly odds: number;
}

/**
 * Settles how the reports of a sentence stand to each other: one whose cue lies in another's content is part of it
 * ("A said that B had admitted …"), or stands beside it, and then the other's content ends where this one begins.
 */
export function settle(view: View, proposals: readonly Proposal[], chooser: Chooser): Draft[] {
  const repeated = new Set<Proposal>();
  for (const [k, inner] of proposals.entries()) {
    for (const outer of proposals.slice(Math.max(0, k - NEAR), k + NEAR)) {
      if (outer === inner || repeated.has(outer)) continue;
      if (restates(inner, outer) || repeats(view, inner, outer)) repeated.add(inner);
      else if (introduces(view, outer, inner)) repeated.add(outer);
      else if (holds(view, outer, inner)) place(view, inner, outer, chooser);
    }
  }
  const drafts = proposals.filter((one) => !repeated.has(one)).map((one) => one.draft);
  // What was shortened since may hold a report no more.
  for (const draft of drafts) {
    const { within } = draft;
    if (within !== null && (!drafts.includes(within) || !holdsCue(view, within, draft))) draft.within = null;
  }
  return drafts;
}

/** Reports of a sentence that are further apart than this have nothing to do with each other. */
const NEAR = 12;

/** A report in another's content: part of it, or beside it. */
function place(view: View, inner: Proposal, outer: Proposal, chooser: Chooser): void {
  const mutual = holds(view, inner, outer);
  if (mutual && outer.draft.within === inner.draft) return;
  if (standsBeside(view, inner, outer, mutual, chooser)) {
    trim(view, outer, inner);
    return;
  }
  if (mutual && outer.odds < inner.odds) return;
  const { within } = inner.draft;
  // The innermost of several.
  if (within === null || holdsCue(view, within, outer.draft)) inner.draft.within = outer.draft;
}

/**
 * Two cues for the same words of the same source: "…, X said in a statement", where the noun adds nothing, or
 * "responded by announcing that …", where the cue next to what is said is the one to show.
 */
function restates(inner: Proposal, outer: Proposal): boolean {
  const own = inner.draft.content.spans[0];
  const other = outer.draft.content.spans[0];
  if (own === undefined || other === undefined || inner.site === null || outer.site === null) return false;
  if (!same(inner.draft.source, outer.draft.source)) return false;
  const overlap = own.start < other.end && other.start < own.end;
  const nouns = [inner, outer].map((one) => one.site?.candidate.kind === "noun");
  if (nouns[0] !== nouns[1]) return overlap && nouns[0] === true;
  const view = inner.site.view;
  return (
    own.start === other.start &&
    inner.draft.cue.to <= outer.draft.cue.from &&
    view.start(outer.draft.cue.from) < own.start
  );
}

/** "issued a statement saying that …": the first verb only brings the document that the second one reports from. */
function introduces(view: View, outer: Proposal, inner: Proposal): boolean {
  const from = outer.draft.cue.to;
  const to = inner.draft.cue.from;
  if (to <= from || to - from > 8 || !same(inner.draft.source, outer.draft.source)) return false;
  if (
    outer.site?.candidate.form === "noun" ||
    inner.site?.candidate.form !== "ing" ||
    view.word(to - 1) === ","
  )
    return false;
  for (let i = from; i < to; i++) if (isSpeakingNoun(view.word(i)) && !view.capital(i)) return true;
  return false;
}

/** "issued a statement that …": the noun repeats what its verb reports. */
function repeats(view: View, inner: Proposal, outer: Proposal): boolean {
  const noun = inner.site?.candidate.kind === "noun" && same(inner.draft.source, outer.draft.source);
  return noun && holds(view, outer, inner);
}

function standsBeside(
  view: View,
  inner: Proposal,
  outer: Proposal,
  mutual: boolean,
  chooser: Chooser,
): boolean {
  const { site } = inner;
  const other = outer.site;
  if (splitByMark(view, inner, outer)) return true;
  // "A told the Courier that B had warned him": what follows the "that" is said by A.
  const start = unitStart(inner, outer);
  if (start > outer.draft.cue.to && view.word(start - 1) === "that") return false;
  if (site === null || other === null)
    return (
      inner.draft.cut !== null &&
      outer.site === null &&
      outer.draft.source === null &&
      follows(view, inner, outer)
    );
  const features = (_: number, into: Features): void =>
    describe(view, { ...inner, site }, { ...outer, site: other }, mutual, into);
  return chooser.judge("sibling", site, features) > 0;
}

/** "Rebels allegedly overran the town, the mayor said": who says it all stands behind a comma. */
function follows(view: View, inner: Proposal, outer: Proposal): boolean {
  const start = unitStart(inner, outer);
  return start > outer.draft.cue.to && /^[,;]$/.test(view.word(start - 1));
}

/** "A said this; B said that", "A said this, while B said that": two statements. */
function splitByMark(view: View, inner: Proposal, outer: Proposal): boolean {
  const start = unitStart(inner, outer);
  if (
    start > outer.draft.cue.to &&
    /^(?:while|whereas|though|although|but)$/.test(view.word(start - 1)) &&
    /^[,"”’]$/.test(view.word(start - 2))
  )
    return true;
  for (let i = outer.draft.cue.to; i < start; i++) if (view.word(i) === ";" && !view.quoted(i)) return true;
  return false;
}

/** A proposal that the model made. */
interface Sited extends Proposal {
  readonly site: Site;
}

function holds(view: View, outer: Proposal, inner: Proposal): boolean {
  return holdsCue(view, outer.draft, inner.draft);
}

function holdsCue(view: View, outer: Draft, { cue }: Draft): boolean {
  const from = view.start(cue.from);
  const to = view.end(cue.to - 1);
  return outer.content.spans.some((span) => span.start <= from && span.end >= to);
}

/** First token of a report's source and cue; a source that it shares with the outer report is not its own. */
function unitStart({ draft }: Proposal, outer: Proposal): number {
  const { source, cue } = draft;
  const first = outer.draft.cue.from < cue.from ? outer.draft.cue.to : -1;
  return source !== null && source.from < cue.from && source.from >= first ? source.from : cue.from;
}

/** Ends what the outer report says where the inner one begins; drops what lies behind. */
function trim(view: View, outer: Proposal, inner: Proposal): void {
  const start = unitStart(inner, outer);
  const said = inner.draft.content.spans.map((span) => view.tokenAt(span.start));
  // "…, X said": the inner report begins with what it says.
  const own = Math.min(start, ...said.filter((one) => one > outer.draft.cue.to));
  const after = outer.draft.cue.from < inner.draft.cue.from;
  const spans: Span[] = [];
  for (const span of outer.draft.content.spans) {
    const at = view.start(inner.draft.cue.from);
    if (span.end <= at || span.start >= at) spans.push(span);
    else if (after) {
      let to = siblingCut(view, own) ?? own;
      const from = view.tokenAt(span.start);
      while (to > from && /^(?:,|;|and|but|while|as|though|although)$/.test(view.word(to - 1))) to--;
      if (to > from) spans.push({ start: span.start, end: view.end(to - 1) });
    } else {
      let from = inner.draft.cue.to;
      for (const one of inner.draft.content.spans)
        if (one.end < span.end) from = Math.max(from, view.tokenAt(one.end));
      while (view.start(from) < span.end && view.is(from, "PUNCT", "CCONJ") && !view.quoted(from)) from++;
      if (view.start(from) < span.end) spans.push({ start: view.start(from), end: span.end });
    }
  }
  outer.draft.content = { spans, tokens: null };
}

function bin(odds: number): number {
  return Math.max(0, Math.min(7, Math.floor(odds)));
}

function describe(view: View, inner: Sited, outer: Sited, mutual: boolean, features: Features): void {
  const start = unitStart(inner, outer);
  const after = outer.draft.cue.from < inner.draft.cue.from ? 1 : 0;
  const before = view.code(start - 1);
  const previous = view.code(start - 2);
  const first = view.code(start);
  const order = after * 2 + (mutual ? 1 : 0);
  const shared = same(inner.draft.source, outer.draft.source) ? 2 : inner.draft.source === null ? 0 : 1;
  const distance = Math.min(6, Math.max(0, Math.floor((start - outer.draft.cue.to) / 3)));
  const cut = siblingCut(view, start) !== null ? 1 : 0;
  const quoted = inner.draft.content.spans.some((span) => view.quoted(view.tokenAt(span.start))) ? 1 : 0;
  const outerStart = view.code(view.tokenAt(outer.draft.content.spans[0]?.start ?? 0));
  const shape = shapeOf(inner.site);
  const outerShape = shapeOf(outer.site);
  features.add(260, order);
  features.add(261, order, before);
  features.add(262, order, before, first);
  features.add(263, order, previous, before);
  features.add(264, shared, before, order);
  features.add(265, shared, order, shape);
  features.add(266, inner.site.lemma, order);
  features.add(267, outer.site.lemma, order);
  features.add(268, inner.site.lemma, before);
  features.add(269, shape, outerShape, order);
  features.add(270, cut, order, shared);
  features.add(271, cut, before, shape);
  features.add(272, bin(inner.odds), order, cut);
  features.add(273, bin(outer.odds), order);
  features.add(274, bin(inner.odds), bin(outer.odds), order);
  features.add(275, quoted, before, order);
  features.add(276, outerStart, before, order);
  features.add(277, distance, before, order);
  features.add(278, distance, order, cut);
  features.add(279, code(`${inner.draft.stance}`), order, shared);
  features.add(280, view.code(inner.draft.cue.to), before, order);
  features.add(281, inner.site.rule?.cut === null || inner.site.rule === undefined ? 0 : 1, order, before);
}
