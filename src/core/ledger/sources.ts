import type { Figure } from "../findings/finding.js";
import type { Entry } from "../library.js";
import type { NameBook } from "../reading/names.js";
import { splitWords } from "../reading/reading.js";
import { voiceOf } from "../voice.js";

/** Who stands behind a figure. */
export interface Source {
  /** Equal for statements of one source, on the whole desk. */
  readonly key: string;
  /** `speaker`: somebody whom the text names or describes; `publisher`: the article's own account. */
  readonly kind: "speaker" | "publisher";
  /** A name, word for word in capitals: "Lind" may be the Bo Lind of the same event. */
  readonly personal: boolean;
}

/** A credit at the beginning of a text: "VELL (OTA) —", "QUELMAR, 4 March (Ostrelin Telegraph Agency) -". */
const CREDIT = /^[^\n()]{0,60}\((\p{Lu}[\p{L}\p{N} .&'-]{1,40})\)\s*[-–—:]/u;

/** The agency that an article credits for its text, else its publisher, else the article itself. */
function publisherOf({ article }: Entry, book: NameBook): string {
  const written = CREDIT.exec(article.text.trimStart())?.[1];
  // "MERRIN (Orsania) —" tells where Merrin is.
  const isPlace = written !== undefined && (book.kindOf(written) === "place" || book.isWide(written));
  const credit = isPlace ? undefined : written;
  return (credit ?? article.source ?? `\u0000${article.id}`).trim().toLowerCase();
}

export function sourceOf(entry: Entry, { claimant, speaker, sentence }: Figure, book: NameBook): Source {
  if (claimant === null) return { key: publisherOf(entry, book), kind: "publisher", personal: false };
  const { id, text } = entry.article;
  const voice = { speaker, claimant: text.slice(claimant.start, claimant.end), article: id };
  const personal = speaker?.split(/\s+/).every((word) => /^\p{Lu}/u.test(word)) ?? false;
  return { key: bareName(voiceOf({ ...voice, start: sentence.start }), book), kind: "speaker", personal };
}

/** What a paper calls another one: "the Capital Wire news agency". */
const KIND_OF_PAPER = /\s(?:(?:state )?news agency|news service|newspaper|agency|newswire)$/;

/** What stands before a name of somebody else: "a critic of the Civil Guard". */
const ANOTHER = /^(?:of|for|from|in|at|on|by|to|with|against|near|about|'s|s'|anti|ex|former|pro)$/;

/** The desk's name at the end of a longer one ("the rebel group Rose Front"), and a paper's name alone. */
function bareName(voice: string, book: NameBook): string {
  const words = splitWords(voice);
  for (let i = 1; i < words.length && !ANOTHER.test(words[i - 1] ?? ""); i++) {
    const match = book.match(words, i);
    if (match !== undefined && match.entry.kind !== "place" && i + match.length === words.length)
      return match.entry.name.toLowerCase();
  }
  return voice.replace(KIND_OF_PAPER, "");
}

/** Sources of one event, where a surname alone is the only full name there that ends with it. */
export function alignedSources(all: readonly Source[]): Source[] {
  const full = new Set(all.flatMap(({ key, personal }) => (personal && key.includes(" ") ? [key] : [])));
  return all.map((one) => {
    if (!one.personal || one.key.includes(" ") || full.size === 0) return one;
    const [name, other] = [...full].filter((key) => key.endsWith(` ${one.key}`));
    return name === undefined || other !== undefined ? one : { ...one, key: name };
  });
}
