import fc from "fast-check";
import type { DeskProfile } from "../../src/core/desk-profile.js";

/** A small generator of news from a country that does not exist. */

export const NAMES: DeskProfile["names"] = [
  { name: "Orla Vint", kind: "person", also: ["Vint", "Minister Vint"] },
  { name: "Brask", kind: "place", also: ["Bräsk", "Brasque", "Braskian"] },
  { name: "Lower Tomb", kind: "place", also: ["Tomb"] },
  { name: "Harbour Guard", kind: "group", also: ["HG", "Guard of the Harbour"] },
];

export const pick = <T>(...all: readonly T[]) => fc.constantFrom(...all);

const source = pick(
  "Orla Vint",
  "Minister Vint",
  "she",
  "the Harbour Guard",
  "a spokesman for the Guard of the Harbour",
  "Dr. Ilmo Sanderkar, the head of the clinic in Brask,",
  "residents",
  "officials who asked not to be named",
  "Harun al-Tessit (52)",
  "the HG",
);
const cue = pick(
  "said",
  "has denied",
  "claimed",
  "told the Brask Bugle",
  "announced on Monday",
  "warned",
  "reported",
);
const number = pick(
  "four",
  "at least 22",
  "dozens of",
  "up to 1,300",
  "no",
  "between 3 and 5",
  "a",
  "Twelve",
  "0",
);
const victims = pick("people", "civilians", "soldiers", "children", "fishermen");
const harm = pick("were killed", "were injured", "are missing", "fled", "had been captured");
const place = pick("in Brask", "near Bräsk", "at Lower Tomb", "in the U.S.", "on the River Quell", "");
const time = pick("on Saturday", "yesterday", "in 2019", "on 30 February", "since March", "at 5 p.m.", "");
/** What real files hold besides sentences. */
const odd = pick(
  "🔥",
  "👩‍👩‍👧‍👦 fled.",
  "\ud83d",
  "\udc00",
  "\u202eback to front\u202c",
  "\u0000\u0007",
  "\ufeff",
  "İstanbul ǅ ß ﬁ",
  "e\u0301l pe\u0301lerin",
  "“",
  "”",
  '"',
  "''",
  "«",
  "…",
  "(((",
  "https://example.com/a?b=c#d said",
  "\u2028",
  "\u00a0\u200b",
  "__proto__ said that constructor toString was killed.",
  "AT&T's F***ing x-y--z --- 12:30 1.000.000 3rd",
  "שלום said",
  "١٢ قتيل",
  "a".repeat(300),
);

const figure = fc
  .tuple(number, victims, harm, place, time)
  .map((parts) => parts.filter((part) => part !== "").join(" "));
const statement = fc.oneof(
  figure,
  pick(
    "the harbour of Brask had been closed",
    "the ferry was safe",
    "it had nothing to do with the attack on the bridge",
    "the bridge would be rebuilt",
    "it would be “as good as new”",
  ),
);
const sentence = fc.oneof(
  { weight: 2, arbitrary: fc.tuple(source, cue, statement).map(([s, c, x]) => `${s} ${c} that ${x}.`) },
  { weight: 1, arbitrary: fc.tuple(source, statement).map(([s, x]) => `According to ${s}, ${x}.`) },
  { weight: 1, arbitrary: fc.tuple(source, statement).map(([s, x]) => `“${x},” said ${s}. “Really.”`) },
  {
    weight: 1,
    arbitrary: fc.tuple(source, statement).map(([s, x]) => `"${x}", ${s} said, "and nobody knew`),
  },
  { weight: 1, arbitrary: statement.map((x) => `Reportedly, ${x}.`) },
  // What an agency sends to all.
  { weight: 1, arbitrary: fc.constant("Orla Vint said that the bridge was safe after the attack.") },
  {
    weight: 1,
    arbitrary: source.map((s) => `${s} condemned the attack and blamed the Harbour Guard for it.`),
  },
  { weight: 2, arbitrary: figure.map((x) => `${x}.`) },
  { weight: 1, arbitrary: pick("The bridge", "Reactions", "BRASK —", "* * *", "1.") },
  { weight: 2, arbitrary: odd },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.lorem({ mode: "sentences", maxCount: 2 }) },
);
export const text = fc
  .array(fc.tuple(sentence, pick(" ", " ", "  ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\t", "")), {
    maxLength: 12,
  })
  .map((parts) => parts.flat().join(""));

const instant = pick(
  "2031-03-01",
  "2031-03-01T23:30:00Z",
  "2031-03-02T08:15:00+14:00",
  "2031-03-05T12:00:00.250Z",
  "2031-03-07T06:00:00-09:30",
  "2030-11-30",
);
export const article = fc.record(
  {
    id: pick("a", "b", "c", "d", "__proto__", "wire 7", "x:1-2", "näht"),
    text,
    title: fc.oneof(
      pick("Fire in Brask", "Bridge\nclosed", "Minister \u2028 denies", "‮Title‬"),
      sentence.filter((one) => one.trim() !== ""),
    ),
    source: pick("Brask Bugle", "The Tomb Times\r\n", "Agence Quell"),
    published: instant,
    updated: instant,
    status: pick(
      "usable" as const,
      "usable" as const,
      "usable" as const,
      "withheld" as const,
      "canceled" as const,
    ),
    embargoedUntil: pick("2031-03-07T12:00:00Z", "2031-03-09T00:00:00Z"),
    version: fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: ["id", "text"] },
);
export const corpus = fc.array(article, { maxLength: 6 });

const words = fc.oneof(
  pick(
    "bridge",
    "brask",
    "Bräsk",
    "harbour guard",
    "killed",
    "attack",
    "lower tomb",
    "ferry",
    "zzyzx",
    "brigde",
  ),
  source,
  odd,
);
const command = fc
  .tuple(
    pick(
      "who-claimed",
      "casualties",
      "search",
      "summary",
      "timeline",
      "digest",
      "sources",
      "article",
      "help",
      "status",
      "watch",
      "retract",
    ),
    fc.oneof(
      fc.constant(""),
      words,
      fc.tuple(words, words).map(([a, b]) => `${a} ${b}`),
    ),
    pick(
      "",
      "",
      "by Orla Vint",
      "stance denies",
      "since 2031-03-01",
      "since Saturday",
      "on Saturday",
      "on 31 June",
    ),
  )
  .map((parts) => parts.join(" "));
export const question = fc.oneof(
  { weight: 5, arbitrary: command },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        pick(
          "who claimed",
          "how many were killed",
          "what happened",
          "what did Vint say about",
          "tell me about",
        ),
        words,
        pick("?", " on Saturday?", " since Monday", ""),
      )
      .map(([a, b, c]) => `${a} ${b}${c}`),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 10_000 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 200 }) },
  {
    weight: 1,
    arbitrary: pick("article __proto__", "context a:0-50", "context wire 7:3-9", "article x:1-2"),
  },
);
export const questions = fc.array(question, { minLength: 1, maxLength: 6 });
