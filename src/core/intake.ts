import type { Article } from "./article.js";
import { findClaims } from "./findings/claims/claims.js";
import { findFigures } from "./findings/figures/figures.js";
import type { Claim, Finding } from "./findings/finding.js";
import type { Entry, KeptSentence } from "./library.js";
import type { IndexedArticle } from "./ports.js";
import type { NameBook } from "./reading/names.js";
import { type Reading, read } from "./reading/reading.js";
import { firstTermAt, type Terms, type Vocabulary } from "./search/vocabulary.js";

/** Source -> Article -> Reading -> Findings -> index: the way that text flows, for one article. */
export class Intake {
  readonly #book: NameBook;
  readonly #vocabulary: Vocabulary;
  #serial = 0;

  constructor(book: NameBook, vocabulary: Vocabulary) {
    this.#book = book;
    this.#vocabulary = vocabulary;
  }

  take(article: Article): { entry: Entry; indexed: IndexedArticle } {
    const reading = read(article, this.#book);
    const claims = findClaims(reading);
    const findings: Finding[] = [...claims, ...findFigures(reading, claims)];
    findings.sort((a, b) => a.sentence.start - b.sentence.start);
    const terms = this.#vocabulary.read(reading);
    const sentences = keptSentences(reading);
    const entry: Entry = {
      serial: this.#serial++,
      article,
      sentences,
      paragraphs: reading.paragraphs.map(({ start, end }) => ({ start, end })),
      times: reading.times,
      terms,
      findings,
      casualtySentences: casualtySentences(reading, sentences),
    };
    const indexed = {
      id: entry.serial,
      title: this.#vocabulary.idsOf(article.title ?? ""),
      text: terms.ids,
      claims: termsOfClaims(claims, terms),
    };
    return { entry, indexed };
  }
}

function keptSentences(reading: Reading): KeptSentence[] {
  return reading.sentences
    .filter((sentence) => reading.paragraphs[sentence.paragraph]?.heading !== true)
    .map(({ start, end, paragraph }) => ({ start, end, paragraph }));
}

const CASUALTY_WORDS = new Set(
  "casualty casualties killed dead deaths died fatality fatalities wounded injured injuries injuring wounding killing toll".split(
    " ",
  ),
);

/** Sentences that speak of casualties, whether or not a figure could be read in them. */
function casualtySentences(reading: Reading, kept: readonly KeptSentence[]): number[] {
  const found: number[] = [];
  let at = 0;
  for (const [index, sentence] of kept.entries()) {
    while (at < reading.tokens.count && (reading.tokens.starts[at] ?? 0) < sentence.start) at++;
    let speaks = false;
    for (; at < reading.tokens.count && (reading.tokens.starts[at] ?? 0) < sentence.end; at++) {
      speaks ||= CASUALTY_WORDS.has(reading.tokens.lower[at] ?? "");
    }
    if (speaks) found.push(index);
  }
  return found;
}

/** The terms of the sentences that hold claims, once each. */
function termsOfClaims(claims: readonly Claim[], terms: Terms): number[] {
  const ids = new Set<number>();
  for (const { sentence } of claims) {
    for (
      let i = firstTermAt(terms, sentence.start);
      i < terms.at.length && (terms.at[i] ?? 0) < sentence.end;
      i++
    ) {
      ids.add(terms.ids[i] ?? 0);
    }
  }
  return [...ids];
}
