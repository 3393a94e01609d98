import type { Article } from "../article.js";
import { findNames, type Name, NameBook } from "./names.js";
import { findQuantities, type Quantity } from "./quantities.js";
import { type Paragraph, type Sentence, splitParagraphs, splitSentences } from "./sentences.js";
import { type PartOfSpeech, tag } from "./tag.js";
import { findTimes, type Time } from "./times.js";
import { type Tokens, tokenize } from "./tokenize.js";

/** An article's text after linguistic analysis; every part carries offsets into `text`. */
export interface Reading {
  readonly text: string;
  /** When the article was published, by its publisher's calendar, for what "yesterday" means; null where it is undated. */
  readonly published: string | null;
  readonly tokens: Tokens;
  readonly tags: readonly PartOfSpeech[];
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  readonly names: readonly Name[];
  readonly times: readonly Time[];
  readonly quantities: readonly Quantity[];
}

const NO_NAMES = new NameBook([], splitWords);

/** Words of a text in lower case, as the tokenizer splits them. */
export function splitWords(text: string): readonly string[] {
  return tokenize(text).lower;
}

/** Reads one article. Linear in the length of its text; depends on nothing but its arguments. */
export function read(
  article: Pick<Article, "text" | "published" | "localDay">,
  book: NameBook = NO_NAMES,
): Reading {
  const { text } = article;
  const published = article.localDay ?? article.published ?? null;
  const tokens = tokenize(text);
  const tags = tag(text, tokens);
  const paragraphs = splitParagraphs(text);
  const sentences = splitSentences(text, paragraphs, tokens);
  return {
    text,
    published,
    tokens,
    tags,
    paragraphs,
    sentences,
    names: findNames(text, tokens, tags, sentences, book),
    times: findTimes(text, tokens, sentences, published),
    quantities: findQuantities(text, tokens, tags),
  };
}
