import fc from "fast-check";
import type { ArticleInput } from "../../src/core/article.js";

/** The present; embargoes of secrets lift two days later. */
export const NOW = "2031-03-07T20:00:00Z";
export const LIFT = "2031-03-09T20:00:00Z";

/** How an article comes to be hidden. */
export const fates = [
  "embargoed from the start",
  "withheld from the start",
  "canceled before it came",
  "shown, then canceled by a notice alone",
  "shown, then canceled by a version with words",
  "shown, then withheld",
  "shown, then put under embargo",
  "a version under embargo after one that is shown no more",
] as const;
export type Fate = (typeof fates)[number];

/** An article that must not be shown, with words that nobody can guess. */
export interface Secret {
  readonly fate: Fate;
  readonly id: string;
  /** Its versions that are or were shown, in the order in which they come. */
  readonly shown: readonly ArticleInput[];
  /** Those that hide it. */
  readonly hiding: readonly ArticleInput[];
  /** Every word that only it has. */
  readonly tokens: readonly string[];
  /** Of these, the words that are there to be read when its embargo has lifted; none where it is hidden for good. */
  readonly lifting: readonly string[];
}

const syllable = fc
  .tuple(fc.constantFrom(..."bdfgklmnprtvz"), fc.constantFrom("a", "e", "i", "o", "u", "au", "oi"))
  .map((parts) => parts.join(""));
/** "Zaukemorivu": long enough to be in no other word. */
const token = fc.tuple(syllable, syllable, syllable, syllable, syllable).map((parts) => `q${parts.join("")}`);
/** Five digits that are no year, no offset and no count. */
const number = fc.integer({ min: 20_001, max: 98_999 }).map(String);

const TOKENS = 22;
const NUMBERS = 4;

/** Has words of its own in every field, and speaks of the bridge in Merrin as all others do. */
function articleOf(words: readonly string[], counts: readonly string[], id: string): ArticleInput {
  const [a = "", b = "", c = "", d = "", e = "", f = "", g = "", h = "", i = "", j = ""] = words;
  const [killed = "", injured = ""] = counts;
  const place = capital(a);
  const person = `${capital(b)} ${capital(c)}`;
  return {
    id,
    title: `${place} report on the ${d} of Merrin`,
    source: `${capital(e)} Gazette`,
    url: `https://${f}.example/${g}`,
    published: "2031-03-06T09:00:00Z",
    text: [
      `${grouped(killed)} people were killed in an airstrike on the bridge in ${place} on Wednesday, ${person} said.`,
      `“The ${h} of the bridge had not been looked at,” ${capital(c)} told the ${capital(e)} Gazette.`,
      `The ${capital(i)} Brigade denied that the bridge in Merrin had been attacked.`,
      `According to the ${capital(i)} Brigade, ${grouped(injured)} people were injured in Merrin on 5 March 2031.`,
      `Many ${j} were hurt in ${place}, residents said. Nobody knows of the viaduct, they added.`,
    ].join("\n\n"),
  };
}

/** The words of such an article as they are looked for, in small letters. */
const TOKENS_OF_ONE = 10;

function secretOf(fate: Fate, words: readonly string[], counts: readonly string[]): Secret {
  const id = `${words[20]}-${words[21]}`;
  const [own, others] = [words.slice(0, TOKENS_OF_ONE), words.slice(TOKENS_OF_ONE, 2 * TOKENS_OF_ONE)];
  const first = articleOf(own, counts.slice(0, 2), id);
  const second = { ...articleOf(others, counts.slice(2), id), version: 2 };
  const embargo = { embargoedUntil: LIFT };
  const ids = words.slice(20);
  const all = { fate, id, tokens: [...words, ...counts] };
  const ofFirst = { ...all, tokens: [...own, ...counts.slice(0, 2), ...ids], lifting: [] };
  const notice: ArticleInput = { id, text: "", status: "canceled" };
  switch (fate) {
    case "embargoed from the start":
      return { ...ofFirst, shown: [], hiding: [{ ...first, ...embargo }], lifting: ofFirst.tokens };
    case "withheld from the start":
      return { ...ofFirst, shown: [], hiding: [{ ...first, status: "withheld" }] };
    case "canceled before it came":
      return { ...ofFirst, shown: [], hiding: [notice, first] };
    case "shown, then canceled by a notice alone":
      return { ...ofFirst, shown: [first], hiding: [notice] };
    case "shown, then canceled by a version with words":
      return { ...all, shown: [first], hiding: [{ ...second, status: "canceled" }], lifting: [] };
    case "shown, then withheld":
      return { ...all, shown: [first], hiding: [{ ...second, status: "withheld" }], lifting: [] };
    case "shown, then put under embargo":
    case "a version under embargo after one that is shown no more":
      return {
        ...all,
        shown: [first],
        hiding: [
          ...(fate === "shown, then put under embargo"
            ? []
            : [{ ...first, status: "withheld" as const, version: 2 }]),
          { ...second, ...embargo, version: 3 },
        ],
        lifting: [...others, ...counts.slice(2), ...ids],
      };
  }
}

/** One secret of each fate, none with a word of another. */
export const secrets: fc.Arbitrary<readonly Secret[]> = fc
  .tuple(
    fc.uniqueArray(token, { minLength: TOKENS * fates.length, maxLength: TOKENS * fates.length }),
    fc.uniqueArray(number, { minLength: NUMBERS * fates.length, maxLength: NUMBERS * fates.length }),
  )
  .map(([words, counts]) =>
    fates.map((fate, i) =>
      secretOf(fate, words.slice(i * TOKENS, (i + 1) * TOKENS), counts.slice(i * NUMBERS, (i + 1) * NUMBERS)),
    ),
  );

/** What everybody may read: the same bridge, and no word of a secret. */
export const OPEN: readonly ArticleInput[] = [
  {
    id: "open-1",
    title: "Bridge in Merrin hit",
    source: "Post",
    url: "https://post.example/1",
    published: "2031-03-05T10:00:00Z",
    text: "Four people were killed in an airstrike on the bridge in Merrin on Wednesday, the Civil Guard said.\n\nAna Brel, its head, denied that the bridge had been closed.",
  },
  {
    id: "open-2",
    title: "Toll of the bridge rises",
    source: "Lamp",
    published: "2031-03-06T10:00:00Z",
    text: "Six people were killed in the airstrike on the bridge in Merrin on Wednesday, the Civil Guard said. Many were hurt.",
  },
  // Of two words that are equally rare: what is hidden has one of them.
  {
    id: "open-3",
    published: "2031-03-04T10:00:00Z",
    text: "The cannery was closed on Monday, the mayor said.",
  },
  {
    id: "open-4",
    published: "2031-03-04T11:00:00Z",
    text: "The viaduct was closed on Tuesday, the mayor said.",
  },
];

/** What is found of some tokens in what was said, whatever letters it is written in; numbers with and without a comma. */
export function foundIn(said: string, tokens: readonly string[]): string[] {
  const small = said.toLowerCase();
  return tokens.filter((one) =>
    /^\d/.test(one)
      ? new RegExp(`(?<![\\w.])${one.slice(0, 2)},?${one.slice(2)}(?![\\w])`).test(small)
      : small.includes(one),
  );
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function grouped(count: string): string {
  return `${count.slice(0, 2)},${count.slice(2)}`;
}
