import type { Article } from "./article.js";
import { findClaims } from "./findings/claims/claims.js";
import type { CueTable } from "./findings/claims/cues.js";
import { findFigures } from "./findings/figures/figures.js";
import type { Claim, Figure } from "./findings/finding.js";
import { hashOf } from "./hash.js";
import type { Arrival, Entry, KeptClaim, KeptFigure, KeptSentence, TermRange } from "./library.js";
import type { IndexedArticle } from "./ports.js";
import type { NameBook } from "./reading/names.js";
import { type Reading, read } from "./reading/reading.js";
import { rolesOf } from "./search/roles.js";
import { firstTermAt, type Terms, type Vocabulary } from "./search/vocabulary.js";
import { overlaps, type Span } from "./span.js";

/** Source -> Article -> Reading -> Findings -> index: the way that text flows, for one article. */
export class Intake {
  readonly #book: NameBook;
  readonly #vocabulary: Vocabulary;
  readonly #cues: CueTable;
  #serial = 0;

  constructor(book: NameBook, vocabulary: Vocabulary, cues: CueTable) {
    this.#book = book;
    this.#vocabulary = vocabulary;
    this.#cues = cues;
  }

  take(article: Article, arrival: Arrival): Entry {
    const reading = read(article, this.#book);
    const claims = findClaims(reading, { cues: this.#cues });
    const figures = findFigures(reading, claims);
    const terms = this.#vocabulary.read(reading);
    const findings = {
      claims: claims.map((claim) => this.#keptClaim(article.text, terms, claim)),
      figures: figures.map((figure) => this.#keptFigure(terms, figure)),
    };
    const sentences = keptSentences(reading, terms, findings);
    return {
      serial: this.#serial++,
      article,
      arrival,
      sentences,
      paragraphs: reading.paragraphs.map(({ start, end }) => ({ start, end })),
      terms,
      roles: rolesOf(reading, terms, claims),
      ...findings,
      uncounted: uncounted(reading, sentences),
    };
  }

  /** A version as the index sees it. */
  indexed({ serial, article, terms }: Entry): IndexedArticle {
    return { id: serial, title: this.#vocabulary.idsOf(article.title ?? ""), text: terms.ids };
  }

  #keptClaim(text: string, terms: Terms, claim: Claim): KeptClaim {
    const { source, speaker, content } = claim;
    const words = content.map(({ start, end }) => text.slice(start, end));
    const written = source === null ? "" : text.slice(source.start, source.end);
    // A denial is no copy of the claim, and an open "they" is not the "they" of another article.
    const voice = speaker ?? (source === null ? "" : `?${this.#serial}`);
    return {
      claim,
      said: content.map((span) => rangeOf(terms, span)),
      who: [...new Set(this.#vocabulary.idsOf(`${written} ${speaker ?? ""}`))],
      statement: hashOf([voice, claim.stance, claim.hedged, ...words].join("\u0000")),
      ...rangeOf(terms, claim.sentence),
    };
  }

  #keptFigure(terms: Terms, figure: Figure): KeptFigure {
    const own = [figure.place, figure.group, figure.speaker].flatMap((words) =>
      this.#vocabulary.idsOf(words ?? ""),
    );
    return { figure, own, statement: statementOf(figure), ...rangeOf(terms, figure.sentence) };
  }
}

function statementOf(figure: Figure): number | null {
  const { harm, low, high, bound, subset, background, group, place, asOf, speaker } = figure;
  const { vague, denied, zero, running, preliminary } = figure;
  if (speaker === null || place === null) return null;
  const said = [harm, low, high, bound, vague, group, place, asOf, speaker];
  return hashOf([...said, subset, background, denied, zero, running, preliminary].join("\u0000"));
}

function rangeOf(terms: Terms, { start, end }: Span): TermRange {
  return { from: firstTermAt(terms, start), to: firstTermAt(terms, end) };
}

interface Findings {
  readonly claims: readonly KeptClaim[];
  readonly figures: readonly KeptFigure[];
}

/** The sentences. Findings and times come in text order, so one walk hands each to its sentences. */
function keptSentences(reading: Reading, terms: Terms, findings: Findings): KeptSentence[] {
  const claims = new Run(findings.claims, ({ claim }) => claim.sentence);
  const figures = new Run(findings.figures, ({ figure }) => figure.sentence);
  const times = new Run(reading.times, (time) => time);
  const kept: KeptSentence[] = [];
  let to = 0;
  for (const span of reading.sentences) {
    const { start, end, paragraph } = span;
    while (to < terms.at.length && (terms.at[to] as number) < start) to++;
    const from = to;
    while (to < terms.at.length && (terms.at[to] as number) < end) to++;
    kept.push({
      start,
      end,
      from,
      to,
      paragraph,
      heading: reading.paragraphs[paragraph]?.heading === true,
      claims: claims.in(span),
      figures: figures.in(span),
      times: times.in(span),
    });
  }
  return kept;
}

const NOTHING: readonly never[] = [];

/** A list in text order, given out piece by piece to spans in text order. */
class Run<T> {
  readonly #list: readonly T[];
  readonly #spanOf: (one: T) => Span;
  #at = 0;

  constructor(list: readonly T[], spanOf: (one: T) => Span) {
    this.#list = list;
    this.#spanOf = spanOf;
  }

  /** What overlaps a span; an element may overlap several. */
  in(span: Span): readonly T[] {
    while (this.#at < this.#list.length && this.#spanOf(this.#list[this.#at] as T).end <= span.start)
      this.#at++;
    if (this.#at === this.#list.length) return NOTHING;
    let end = this.#at;
    while (end < this.#list.length && this.#spanOf(this.#list[end] as T).start < span.end) end++;
    if (end === this.#at) return NOTHING;
    const found = this.#list.slice(this.#at, end).filter((one) => overlaps(this.#spanOf(one), span));
    return found.length > 0 ? found : NOTHING;
  }
}

const CASUALTY_WORDS = new Set(
  "casualty casualties killed killing kills dead death deaths died dying fatality fatalities fatal fatally slain murdered massacre massacred executed assassinated martyred martyrs perished drowned wounded wounding injured injuries injuring maimed toll".split(
    " ",
  ),
);

/** Sentences that speak of casualties without a figure that could be read; of a heading, none is read. */
function uncounted({ tokens }: Reading, kept: readonly KeptSentence[]): KeptSentence[] {
  let at = 0;
  return kept.filter((sentence) => {
    while (at < tokens.count && (tokens.starts[at] ?? 0) < sentence.start) at++;
    let speaks = false;
    for (; at < tokens.count && (tokens.starts[at] ?? 0) < sentence.end; at++) {
      speaks ||= CASUALTY_WORDS.has(tokens.lower[at] ?? "");
    }
    return speaks && !sentence.heading && sentence.figures.length === 0;
  });
}
