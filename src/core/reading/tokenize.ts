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
const BEFORE_NUMBER = words(
  "no nos fig vol art approx incl ca jan feb mar apr jun jul aug sep sept oct nov dec pp",
);
/** … or the sentence going on in lower case. */
const BEFORE_LOWER = words("inc corp co ltd bros dept est univ assn jr sr vs etc ave blvd rd cf viz al dist");

const URL = String.raw`(?:https?:\/\/|www\.)[^\s<>"“”«»]{1,2000}`;
const EMAIL = String.raw`[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}`;
const INITIALS = String.raw`(?:\p{L}\.){2,12}(?:-\p{L}{1,40})*`;
const NUMBER = String.raw`\d+(?:[.,:]\d+)*(?:\p{L}+)?(?:-\p{L}+)*`;
const WORD = String.raw`[\p{L}\p{M}](?:[\p{L}\p{M}\p{N}_]|[*&](?=\p{L}))*(?:['’\u2010\u2011-][\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}_]|\*(?=\p{L}))*)*`;
const MARK = String.raw`\.{2,}|-{2,}|[^\s\p{Cc}\p{Cf}]`;
const TOKEN = new RegExp([URL, EMAIL, INITIALS, NUMBER, WORD, MARK].join("|"), "gu");

const CLITIC = /(?:n['’]t|['’](?:s|re|ve|ll|d|m))$/i;
const WORD_START = /^[\p{L}\p{M}]/u;

/** Linear in the length of the text. */
export function tokenize(text: string): Tokens {
  const found: Found = { starts: [], ends: [], lower: [] };
  for (let at = 0; at < text.length; ) {
    const next = plainToken(text, at, found);
    if (next > at) {
      at = next;
      continue;
    }
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) break;
    at = addMatch(text, match[0], match.index, found);
  }
  return {
    count: found.starts.length,
    starts: new Int32Array(found.starts),
    ends: new Int32Array(found.ends),
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

const LETTER = 1;
const SPACE = 2;
/** A mark that is a token wherever a token begins, and ends any word before it. */
const LONE = 3;
const DIGIT = 4;
/** An apostrophe or a hyphen, which belongs to a word where a letter follows. */
const JOINT = 5;
const STOP = 6;
/** A mark that is a token where one begins, but behind a word is left to the pattern. */
const QUOTE = 7;

/** Classes of the characters that all but a few tokens are made of. */
const CLASS = new Uint8Array(0x2020);
for (const [kind, characters] of [
  [LETTER, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"],
  [SPACE, " \t\r\n"],
  [LONE, ',;!?()"[]'],
  [DIGIT, "0123456789"],
  [JOINT, "'’-\u2010\u2011"],
  [STOP, "."],
  [QUOTE, ":“”–—"],
] as const)
  for (const character of characters) CLASS[character.charCodeAt(0)] = kind;

function classAt(text: string, at: number): number {
  return CLASS[text.charCodeAt(at)] ?? 0;
}

/**
 * The short way past white space, one mark, a number, or a word of ASCII letters where nothing can be a part of it but
 * what is; gives the offset after it, or `at` itself where the pattern has to look.
 */
function plainToken(text: string, at: number, found: Found): number {
  const kind = classAt(text, at);
  if (kind === SPACE) return at + 1;
  if (kind === LETTER) return plainWord(text, at, found);
  if (kind === LONE || kind === QUOTE || (kind === STOP && endsAt(text, at + 1))) {
    push(found, at, at + 1, text.charAt(at));
    return at + 1;
  }
  return kind === DIGIT ? plainNumber(text, at, found) : at;
}

/** Whether nothing but white space follows. */
function endsAt(text: string, at: number): boolean {
  return at >= text.length || classAt(text, at) === SPACE;
}

function plainWord(text: string, at: number, found: Found): number {
  let end = at + 1;
  let kind = classAt(text, end);
  let joined = false;
  for (
    ;
    kind === LETTER || (kind === JOINT && classAt(text, end + 1) === LETTER);
    kind = classAt(text, end)
  ) {
    joined ||= kind === JOINT;
    end++;
  }
  const stopped = kind === STOP && endsAt(text, end + 1);
  if (!stopped && kind !== LONE && !endsAt(text, end)) return at;
  const written = text.slice(at, end);
  if (joined || stopped) return addMatch(text, written, at, found);
  push(found, at, end, written.toLowerCase());
  return end;
}

function plainNumber(text: string, at: number, found: Found): number {
  let end = at + 1;
  while (classAt(text, end) === DIGIT) end++;
  const kind = classAt(text, end);
  const stopped = kind === STOP && endsAt(text, end + 1);
  // "1,200" is one number.
  const marked = kind === LONE && classAt(text, end + 1) !== DIGIT;
  if (!stopped && !marked && !endsAt(text, end)) return at;
  push(found, at, end, text.slice(at, end));
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
