import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClaimItem, Page } from "../../src/core/answers/answer.js";
import { claimItem } from "../../src/core/answers/items.js";
import type { ArticleInput } from "../../src/core/article.js";
import type { Claim } from "../../src/core/findings/finding.js";
import { NameBook } from "../../src/core/reading/names.js";
import { voiceOf } from "../../src/core/voice.js";
import { claimsOf, deskOf, deskOfText } from "./support.js";

const articles: ArticleInput[] = [
  {
    id: "d1",
    published: "2031-03-01",
    text: "Orla Vint said that the harbour was safe. Bal Tirrow said that the harbour wall might be safe.",
  },
  {
    id: "d2",
    published: "2031-03-02",
    text: "The army said that the harbour was calm. Vint said that the harbour ferry was late.",
  },
  {
    id: "d3",
    published: "2031-03-03",
    text: "Orla Vint said that the harbour was open. The Army said that the harbour gate was locked.",
  },
  {
    id: "d4",
    published: "2031-03-04",
    text: "The army said that the harbour was calm. A diplomat said that the harbour was mined. They said that the harbour stank.",
  },
  {
    id: "d5",
    published: "2031-03-05",
    text: "A diplomat said that the harbour was empty. They said that the harbour froze.",
  },
];
const VINT = [{ name: "Orla Vint", kind: "person" as const, also: ["Vint"] }];
const desk = deskOf(articles, { profile: { names: VINT } });
const ask = (page: Page = { limit: 100 }) => desk.ask("who-claimed harbour", page);
const brief = ({ speaker, citation }: ClaimItem): string => `${speaker ?? "?"} ${citation.article}`;

describe("the statements of a speaker", () => {
  it("stand together, the newest first, the speaker of the best statement first", () => {
    expect(claimsOf(ask().items).map(brief)).toEqual([
      "diplomat d5",
      "? d5",
      "army d4",
      "Army d3",
      "diplomat d4",
      "? d4",
      "Orla Vint d3",
      "Orla Vint d2",
      "Orla Vint d1",
      "Bal Tirrow d1",
    ]);
  });

  it("are one item for several articles, under the newest of them", () => {
    const army = claimsOf(ask().items).find((claim) => claim.content.includes("calm"));
    expect(army?.citation.article).toBe("d4");
    expect(army?.alsoIn?.map((one) => one.article)).toEqual(["d2"]);
  });

  it.each([1, 2, 3, 4, 7])("are the same in pages of %i, whose edges fall inside a group", (limit) => {
    const whole = ask();
    const paged = [];
    for (let offset = 0; offset < whole.total; offset += limit) {
      const page = ask({ offset, limit });
      expect(page.total).toBe(whole.total);
      paged.push(...page.items);
    }
    expect(paged).toEqual(whole.items);
  });

  it("are told apart: “they” and “a diplomat” of two articles are not known to be one", () => {
    const voice = (claimant: string, speaker: string | null, article: string) =>
      voiceOf({ claimant, speaker, article, start: 7 });
    expect(voice("They", null, "a")).toBe(voice("they", null, "a"));
    expect(voiceOf({ claimant: "they", speaker: null, article: "a", start: 8 })).not.toBe(
      voice("they", null, "a"),
    );
    expect(voice("They", null, "a")).not.toBe(voice("they", null, "b"));
    expect(voice("a diplomat", "diplomat", "a")).not.toBe(voice("a diplomat", "diplomat", "b"));
    expect(voice("residents", "residents", "a")).toBe(voice("Residents", "Residents", "b"));
    expect(voice("A spokesman for the Front", "Front", "a")).toBe(voice("The Front", "Front", "b"));
    expect(voice("she", "Orla Vint", "a")).toBe(voice("Minister Orla\nVint", "Orla Vint", "b"));
  });

  it("never come apart, whatever is asked for", () => {
    const speaker = fc.constantFrom("Orla Vint", "Bal Tirrow", "The army", "They", "A nurse", "Vint");
    const sentence = fc
      .tuple(speaker, fc.constantFrom("harbour", "ferry", "harbour ferry"), fc.nat({ max: 9 }))
      .map(([by, what, n]) => `${by} said that the ${what} had ${n} lamps.`);
    const article = fc.record({
      id: fc.constantFrom("a", "b", "c", "d"),
      published: fc.constantFrom("2031-03-01", "2031-03-02", "2031-03-03"),
      text: fc.array(sentence, { minLength: 1, maxLength: 6 }).map((all) => all.join(" ")),
    });
    const corpus = fc.uniqueArray(article, { selector: (one) => one.id });
    fc.assert(
      fc.property(corpus, fc.constantFrom("harbour", "ferry lamps", "harbour ferry"), (made, topic) => {
        const items = claimsOf(deskOf(made).ask(`who-claimed ${topic}`, { limit: 1_000 }).items);
        const voices = items.map(({ speaker: by, claimant, citation }) =>
          voiceOf({ speaker: by, claimant, article: citation.article, start: citation.start }),
        );
        const runs = voices.filter((voice, i) => voice !== voices[i - 1]);
        expect(new Set(runs).size).toBe(runs.length);
        for (const [i, item] of items.entries()) {
          const before = items[i - 1];
          if (before !== undefined && voices[i - 1] === voices[i])
            expect((before.citation.published ?? "") >= (item.citation.published ?? "")).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("a claimant", () => {
  it("is marked as a party where the desk says so, as official, witness or unnamed where the text does", () => {
    const names = [{ name: "Harbour Guard", kind: "group" as const, also: ["HG"], party: true }];
    const text =
      "The HG said that the wall had held. Residents said that the wall had gone. " +
      "Interior Minister Joren Pellastri said that the wall would be rebuilt. Bal Tirrow said that the wall stood. " +
      "A ministry official, who asked not to be named, said that the wall was cheap.";
    const kinds = claimsOf(deskOfText(text, {}, { profile: { names } }).ask("who-claimed wall").items).map(
      (claim) => [claim.speaker, claim.claimantKinds.join(" ")],
    );
    expect(Object.fromEntries(kinds)).toMatchObject({
      "Harbour Guard": "party",
      Residents: "witness unnamed",
      "Bal Tirrow": "",
    });
    expect(kinds.find(([speaker]) => speaker?.endsWith("Joren Pellastri"))?.[1]).toBe("official");
  });
});

describe("a statement in somebody's account", () => {
  it("says whose account it is", () => {
    const [entry] = deskOfText(
      "Orla Vint said that Bal Tirrow had admitted that the wall was cheap.",
    ).entries();
    if (entry === undefined) throw new Error("no entry");
    const at = (words: string) => {
      const start = entry.article.text.indexOf(words);
      return { start, end: start + words.length };
    };
    const outer: Claim = {
      type: "claim",
      source: at("Orla Vint"),
      cue: at("said"),
      content: [at("that Bal Tirrow had admitted that the wall was cheap")],
      sentence: { start: 0, end: entry.article.text.length },
      speaker: "Orla Vint",
      stance: "asserts",
      hedged: false,
      within: null,
    };
    const inner: Claim = {
      ...outer,
      source: at("Bal Tirrow"),
      cue: at("admitted"),
      content: [at("that the wall was cheap")],
      speaker: "Bal Tirrow",
      stance: "confirms",
      within: outer,
    };
    const book = new NameBook([], () => []);
    expect(claimItem(book, entry, inner)).toMatchObject({
      speaker: "Bal Tirrow",
      within: { speaker: "Orla Vint", claimant: "Orla Vint" },
    });
    expect(claimItem(book, entry, outer).within).toBeNull();
  });
});
