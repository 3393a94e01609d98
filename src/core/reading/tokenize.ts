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
  const found: Found = { starts: [], ends: [], lower: [] };
  const pattern = new RegExp(PATTERN, "gu");
  for (let at = 0; at < text.length; ) {
    const next = plainToken(text, at, found);
    if (next > at) {
      at = next;
      continue;
    }
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) break;
    at = addMatch(text, match[0], match.index, found);
  }
  return {
    count: found.starts.length,
    starts: Int32Array.from(found.starts),
    ends: Int32Array.from(found.ends),
    lower: found.lower,
  };
}

interface Found {
  readonly starts: number[];
  readonly ends: number[];
  readonly lower: string[];
}

function push(found: Found, start: number, end: number, lowered: string): void {
  found.starts.push(start);
  found.ends.push(end);
  found.lower.push(lowered);
}

/** Character classes of ASCII, which nine tokens of ten are made of: 1 letter, 2 space, 3 a mark that stands alone. */
const CLASS = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  CLASS[code] = /[A-Za-z]/.test(character)
    ? 1
    : /[ \t\r\n]/.test(character)
      ? 2
      : /[,;:!?()"[\]]/.test(character)
        ? 3
        : 0;
}

/**
 * The short way past white space, one mark, or a word of ASCII letters between spaces and marks; gives the offset
 * after it, or `at` itself where the pattern has to look.
 */
function plainToken(text: string, at: number, found: Found): number {
  const kind = CLASS[text.charCodeAt(at)] ?? 0;
  if (kind === 2) return at + 1;
  if (kind === 3) {
    push(found, at, at + 1, text.charAt(at));
    return at + 1;
  }
  if (kind !== 1) return at;
  let end = at + 1;
  while ((CLASS[text.charCodeAt(end)] ?? 0) === 1) end++;
  const after = CLASS[text.charCodeAt(end)] ?? 0;
  // A colon may begin "://"; what is not a space or a mark may belong to the word.
  if (end < text.length && after !== 2 && (after !== 3 || text.charCodeAt(end) === 58)) return at;
  push(found, at, end, text.slice(at, end).toLowerCase());
  return end;
}

/** Adds what the pattern matched: one token, or two for a word with a clitic; gives the offset after it. */
function addMatch(text: string, written: string, start: number, found: Found): number {
  const end = start + written.length;
  const lowered = straighten(written.toLowerCase());
  if (lowered.length === written.length && WORD_START.test(written)) {
    const clitic = lowered.length < 60 && lowered.includes("'") ? CLITIC.exec(lowered) : null;
    if (clitic !== null && clitic.index > 0) {
      push(found, start, start + clitic.index, lowered.slice(0, clitic.index));
      push(found, start + clitic.index, end, clitic[0]);
      return end;
    }
    if (text[end] === "." && isAbbreviated(text, written, lowered, end)) {
      push(found, start, end + 1, `${lowered}.`);
      return end + 1;
    }
  }
  push(found, start, end, lowered);
  return end;
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
