/**
 * Words and punctuation marks of a text, with offsets.
 *
 * Dateline tokenizes by itself and lets wink-nlp only tag, for two measured reasons: wink's tokenizer remembers
 * words of earlier documents and splits later ones differently (so answers would depend on the order of
 * loading), and it is quadratic in the length of a word (100,000 letters in a row take nine seconds).
 */
export interface Tokens {
  readonly count: number;
  /** Start offset of each token. */
  readonly starts: Int32Array;
  /** End offset (exclusive) of each token. */
  readonly ends: Int32Array;
  /** Each token in lower case, typographic apostrophes straightened: for look-ups only, never for display. */
  readonly lower: readonly string[];
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));
/** Short forms, in lower case without their full stop, by what follows them in mid-sentence: a name, … */
const BEFORE_NAME = words(
  "mr mrs ms mx dr prof gen lt col maj capt cpl sgt brig cmdr adm pvt gov sen rep hon pres sec amb rev fr st mt ft messrs",
);
/** … a number, … */
const BEFORE_NUMBER = words("no nos fig vol art approx jan feb mar apr jun jul aug sep sept oct nov dec pp");
/** … or the sentence going on in lower case. */
const BEFORE_LOWER = words("inc corp co ltd bros dept est univ assn jr sr vs etc ave blvd rd cf viz al dist");

const URL = String.raw`(?:https?:\/\/|www\.)[^\s<>"“”«»]{1,2000}`;
const EMAIL = String.raw`[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}`;
const INITIALS = String.raw`(?:\p{L}\.){2,12}(?:-\p{L}{1,40})*`;
const NUMBER = String.raw`\d+(?:[.,:]\d+)*(?:\p{L}+)?(?:-\p{L}+)*`;
const WORD = String.raw`[\p{L}\p{M}](?:[\p{L}\p{M}\p{N}_]|[*&](?=\p{L}))*(?:['’\u2010\u2011-][\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}_]|\*(?=\p{L}))*)*`;
const MARK = String.raw`\.{2,}|-{2,}|[^\s\p{Cc}\p{Cf}]`;
const PATTERN = [URL, EMAIL, INITIALS, NUMBER, WORD, MARK].join("|");

const CLITIC = /(?:n['’]t|['’](?:s|re|ve|ll|d|m))$/i;
const WORD_START = /^[\p{L}\p{M}]/u;

/** Linear in the length of the text. */
export function tokenize(text: string): Tokens {
  const starts: number[] = [];
  const ends: number[] = [];
  const lower: string[] = [];
  const push = (start: number, end: number, lowered: string): void => {
    starts.push(start);
    ends.push(end);
    lower.push(lowered);
  };
  const pattern = new RegExp(PATTERN, "gu");
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const written = match[0];
    const start = match.index;
    let end = start + written.length;
    const lowered = straighten(written.toLowerCase());
    if (lowered.length !== written.length || !WORD_START.test(written)) {
      push(start, end, lowered);
      continue;
    }
    const clitic = lowered.length < 60 && lowered.includes("'") ? CLITIC.exec(lowered) : null;
    if (clitic !== null && clitic.index > 0) {
      push(start, start + clitic.index, lowered.slice(0, clitic.index));
      push(start + clitic.index, end, clitic[0]);
      continue;
    }
    if (text[end] === "." && isAbbreviated(text, written, lowered, end)) {
      end += 1;
      pattern.lastIndex = end;
      push(start, end, `${lowered}.`);
      continue;
    }
    push(start, end, lowered);
  }
  return { count: starts.length, starts: Int32Array.from(starts), ends: Int32Array.from(ends), lower };
}

function straighten(word: string): string {
  return word.includes("’") ? word.replaceAll("’", "'") : word;
}

/** `Gen.` and `J.` before a name, `No.` before a number; not `no.` or `co.` at the end of a sentence. */
function isAbbreviated(text: string, written: string, lowered: string, dot: number): boolean {
  const next = text.slice(dot + 1, dot + 3);
  if (written.length === 1)
    return /\p{Lu}/u.test(written) && written !== "I" && /^[ \u00a0]\p{Lu}/u.test(next);
  if (BEFORE_NAME.has(lowered)) return /^\p{Lu}/u.test(written) && /^[ \u00a0]\p{L}/u.test(next);
  if (BEFORE_NUMBER.has(lowered)) return /^[ \u00a0]?\p{N}/u.test(next);
  return BEFORE_LOWER.has(lowered) && /^(?:[ \u00a0][\p{Ll}\p{N}(]|[,;])/u.test(next);
}
