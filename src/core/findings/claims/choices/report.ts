import type { Chooser } from "../model/chooser.js";
import { code } from "../model/classes.js";
import type { Features } from "../model/features.js";
import type { Phrase } from "../phrases.js";
import type { Content } from "../rules/content.js";
import { type Site, same } from "./site.js";
import { firstChunkAt, shapeOf } from "./source.js";

const NONE = code("none");

/** The log-odds, at a glance, that a candidate may report anything: most words that could be cues are none. */
export function glance(site: Site, chooser: Chooser): number {
  return chooser.judge("gate", site, (_, features) => describeGlance(site, features));
}

function describeGlance(site: Site, features: Features): void {
  const { view, candidate, lemma, sentence } = site;
  const { cue, head } = candidate;
  const shape = shapeOf(site);
  const before = view.code(cue.from - 1);
  const after = view.code(cue.to);
  const next = view.code(cue.to + 1);
  const quoted =
    (view.quoted(cue.from - 1) || view.quoted(cue.from - 2) ? 1 : 0) +
    (view.quoted(cue.to) || view.quoted(cue.to + 1) ? 2 : 0);
  features.add(320, lemma, shape);
  features.add(321, lemma, view.code(head));
  features.add(322, lemma, before);
  features.add(323, lemma, after);
  features.add(324, shape, before, quoted);
  features.add(325, shape, after, quoted);
  features.add(326, after, next, shape);
  features.add(327, before, view.code(cue.from - 2), shape);
  features.add(328, lemma, quoted, shape);
  features.add(329, shape, quoted, candidate.negated ? 1 : 0);
  features.add(330, cue.from === sentence.from ? 1 : 0, shape, site.heading ? 1 : 0);
  features.add(331, view.code(sentence.from), shape);
}

/** The log-odds that a candidate with this source and this content reports something. */
export function judgeReport(
  site: Site,
  source: Phrase | null,
  content: Content | undefined,
  chooser: Chooser,
): number {
  return chooser.judge("report", site, (_, features) => describe(site, source, content, features));
}

function describe(site: Site, source: Phrase | null, content: Content | undefined, features: Features): void {
  const { view, candidate, rule, sentence, drafts, lemma, frame } = site;
  const { cue, head } = candidate;
  const shape = shapeOf(site);
  const before = view.code(cue.from - 1);
  const previous = view.code(cue.from - 2);
  const after = view.code(cue.to);
  const next = view.code(cue.to + 1);
  const tag = view.code(head);
  const ruled = rule === undefined ? 0 : same(rule.source, source) ? 2 : 1;
  const speaks = source === null ? NONE : headCode(site, source);
  const sourceSide = source === null ? 0 : source.to <= cue.from ? 1 : 2;
  const gap =
    source === null ? 0 : Math.min(5, source.to <= cue.from ? cue.from - source.to : source.from - cue.to);
  const at = view.start(head);
  const spans = content?.spans ?? [];
  const left = spans.some((one) => one.start < at);
  const right = spans.find((one) => one.start > at);
  const sides = (left ? 1 : 0) + (right ? 2 : 0);
  const first = right ? view.tokenAt(right.start) : -1;
  const begins = right ? view.code(first) : NONE;
  const begins2 = right ? view.code(first + 1) : NONE;
  const quoted = spans.some((one) => view.quoted(view.tokenAt(one.start)))
    ? 2
    : spans.some((one) => view.quoted(view.tokenAt(one.end) - 1))
      ? 1
      : 0;
  const words = spans.reduce((sum, one) => sum + view.tokenAt(one.end) - view.tokenAt(one.start), 0);
  const length = words < 3 ? 0 : words < 6 ? 1 : words < 12 ? 2 : 3;
  const clause = right ? Math.min(2, verbsNear(site, first, view.tokenAt(right.end))) : left ? 3 : 4;
  const touching = first >= 0 ? Math.min(3, first - cue.to) : 4;
  const bits = (candidate.negated ? 1 : 0) + (site.heading ? 2 : 0) + (drafts.length > 0 ? 4 : 0);
  features.add(200, shape);
  features.add(201, lemma);
  features.add(202, lemma, shape);
  features.add(203, lemma, tag);
  features.add(204, ruled, shape);
  features.add(205, ruled, lemma);
  features.add(206, lemma, sides, quoted);
  features.add(207, lemma, speaks);
  features.add(208, lemma, begins);
  features.add(209, lemma, length, clause);
  features.add(210, lemma, before);
  features.add(211, lemma, after);
  features.add(212, lemma, clause, touching);
  features.add(213, frame, tag, shape);
  features.add(214, frame, sides * 4 + quoted, shape);
  features.add(215, frame, speaks, shape);
  features.add(216, frame, begins, shape);
  features.add(217, frame, begins, begins2);
  features.add(218, frame, clause, length);
  features.add(219, frame, before, shape);
  features.add(220, shape, before, previous);
  features.add(221, shape, after, next);
  features.add(222, shape, speaks, sourceSide * 8 + gap);
  features.add(223, shape, speaks, sides);
  features.add(224, speaks, begins);
  features.add(225, shape, sides * 4 + quoted, touching);
  features.add(226, shape, begins, touching);
  features.add(227, shape, clause, length);
  features.add(228, quoted, length, shape);
  features.add(229, bits, shape);
  features.add(230, bits, ruled, shape);
  features.add(231, tag, before, shape);
  features.add(232, tag, after, shape);
  features.add(233, speaks, gap, ruled);
  features.add(234, ruled, sides * 4 + quoted, clause);
  features.add(235, source !== null && source.from === sentence.from ? 1 : 0, shape, ruled);
  features.add(236, lemma, bits);
  features.add(237, source !== null && drafts.some((one) => same(one.source, source)) ? 1 : 0, before, shape);
  features.add(238, candidate.verb?.ambiguous ? 1 : 0, tag, after);
  features.add(239, view.code(sentence.from), shape, sides);
}

function headCode({ view, chunks }: Site, source: Phrase): number {
  const first = firstChunkAt(chunks, source.from);
  for (const chunk of [chunks[first - 1], chunks[first]])
    if (chunk !== undefined && chunk.head >= source.from && chunk.head < source.to)
      return view.code(chunk.head);
  return view.code(source.to - 1);
}

function verbsNear({ view }: Site, from: number, to: number): number {
  let found = 0;
  for (let i = from; i < to && i < from + 30; i++) {
    if (view.is(i, "AUX")) found = 2;
    else if (view.is(i, "VERB"))
      found = Math.max(found, /ing$/.test(view.word(i)) || view.word(i - 1) === "to" ? 1 : 2);
    if (found === 2) return 2;
  }
  return found;
}
