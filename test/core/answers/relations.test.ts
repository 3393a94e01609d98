import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ClaimItem, type Item, relationNames } from "../../../src/core/answers/answer.js";
import type { ArticleInput } from "../../../src/core/article.js";
import { claimsOf, deskOf, karvaniaDesk, karvaniaMaterial } from "../support.js";

const nameOf = ({ speaker }: { readonly speaker: string | null }): string => speaker ?? "?";

/** Who stands beside whom: "Front deniedBy army". */
function linesOf(items: readonly Item[]): string[] {
  return claimsOf(items)
    .flatMap((item) =>
      relationNames.flatMap((name) =>
        (item[name] ?? []).map((other) => `${nameOf(item)} ${name} ${nameOf(other)}`),
      ),
    )
    .sort();
}

/** The relations among what is said of a topic, in all that an answer shows. */
function relations(topic: string, ...texts: readonly (string | ArticleInput)[]): string[] {
  const articles = texts.map((text, i): ArticleInput => {
    const plain = { id: `a${i}`, published: `2031-03-0${i + 1}T08:00:00Z` };
    return typeof text === "string" ? { ...plain, text } : { ...plain, ...text };
  });
  const { items, related } = deskOf(articles).ask(`who-claimed ${topic}`, { limit: 100 });
  return linesOf([...items, ...related]);
}

const SEIZED = "Mirel Tashvenko said that the Front had seized the bridge at Velm.";

describe("a denial", () => {
  const denied = [
    ["that it was so", "Joren Pellastri denied that the bridge at Velm had been seized."],
    ["without a “that”", "Joren Pellastri denied the Front had seized the bridge at Velm."],
    ["by another word", "Joren Pellastri disputed that the bridge at Velm had been captured."],
    ["of reports of it", "Joren Pellastri dismissed reports that the bridge at Velm had been seized."],
    ["of “the claim” just told", "Joren Pellastri rejected the claim."],
    ["of “her claim”", "Joren Pellastri dismissed her claim as a joke."],
    ["of somebody's claim", "Joren Pellastri rejected Tashvenko's claim."],
    ["of “this”", "Joren Pellastri dismissed this as a lie."],
  ] as const;
  it.each(denied)("%s stands beside the claim in its article, and the claim beside it", (_, denial) => {
    expect(relations("bridge velm", `${SEIZED} ${denial}`)).toContain(
      "Mirel Tashvenko deniedBy Joren Pellastri",
    );
  });

  it("stands beside the claim of another article, in both directions", () => {
    const other = "Joren Pellastri denied that the bridge at Velm had been seized.";
    expect(relations("bridge", SEIZED, other)).toEqual([
      "Joren Pellastri denies Mirel Tashvenko",
      "Mirel Tashvenko deniedBy Joren Pellastri",
    ]);
  });

  it("of being responsible answers who accuses the denier", () => {
    const text =
      "Joren Pellastri accused the Front of shelling the market. " +
      "He said that two nurses had been hurt. The Front denied that it was responsible.";
    expect(relations("market", text)).toEqual(["Joren Pellastri deniedBy Front"]);
  });

  it("of an allegation answers the accusation, not whatever was said last", () => {
    const text =
      "Joren Pellastri accused Mirel Tashvenko of robbing the bank. " +
      "Oda Krumwel said that it was raining. Tashvenko denied the allegation.";
    expect(relations("bank", text)).toEqual(["Joren Pellastri deniedBy Mirel Tashvenko"]);
    expect(relations("raining", text)).toEqual([]);
  });

  it("answers a rumour, too", () => {
    const text = "The gate was reportedly opened at night. The Flood Office dismissed this as a lie.";
    expect(relations("gate", text)).toEqual(["? deniedBy Flood Office"]);
  });

  const apart = [
    ["of something else about the same thing", "Joren Pellastri denied that the bridge at Velm was unsafe."],
    ["of the same about something else", "Joren Pellastri denied that the school at Velm had been seized."],
    ["of the same about another place", "Joren Pellastri denied that the bridge at Quelmar had been seized."],
    ["that it was not so", "Joren Pellastri denied that the bridge at Velm had not been seized."],
    ["that it will be so", "Joren Pellastri denied that the bridge at Velm would be seized."],
    [
      "of a part of it",
      "Joren Pellastri denied that the bridge at Velm had been seized with Zelmoran tanks.",
    ],
    ["of one's own doing", "Joren Pellastri denied having seized the bridge at Velm."],
    ["of a wish", "Joren Pellastri denied that they wanted to seize the bridge at Velm."],
    ["that refuses", "Joren Pellastri denied the request for a bridge at Velm."],
    [
      "of what nobody has just told",
      "Nothing moved. The sun rose over Velm. Joren Pellastri denied the claim.",
    ],
    ["of the speaker's own", "Tashvenko denied that the bridge at Velm had been seized."],
    ["by an open “they”", "They denied that the bridge at Velm had been seized."],
    ["that is none: an offer", "Joren Pellastri rejected the offer to seize the bridge at Velm."],
  ] as const;
  it.each(apart)("%s stands beside nothing", (_, denial) => {
    expect(relations("bridge velm", `${SEIZED} ${denial}`)).toEqual([]);
  });

  const ofOneself = [
    ["Brandl had signed the order", "signing any order", true],
    ["Brandl had secretly signed the order", "signing the order", true],
    ["the order had been signed by Brandl", "signing the order", true],
    ["Brandl had shelled the bridge", "shelling the bridge", true],
    ["Brandl had taken bribes from Vantor", "taking bribes from Vantor", true],
    ["Brandl had fired on the bridge", "firing on the bridge", true],
    ["Brandl took bribes from Vantor", "taking bribes from Vantor", true],
    ["Brandl had never taken bribes from Vantor", "taking bribes from Vantor", false],
    ["Brandl took no bribes from Vantor", "taking bribes from Vantor", false],
    ["Brandl had taken money from Vantor", "taking bribes from Vantor", false],
    ["Brandl's aide had signed the order", "signing the order", false],
    ["an ally of Brandl had signed the order", "signing the order", false],
    ["Krumwel had signed the order for Brandl", "signing the order", false],
    ["Brandl had not signed the order", "signing the order", false],
    ["Brandl had been shelled at the bridge", "shelling the bridge", false],
    ["Brandl would sign the order", "signing the order", false],
  ] as const;
  it.each(ofOneself)("“%s”, of one's own doing, “denied %s”: %s", (told, doing, expected) => {
    const text = `Oda Krumwel said that ${told}. Brandl denied ${doing}.`;
    expect(relations("order bridge bribes money", text)).toEqual(
      expected ? ["Brandl denies Oda Krumwel", "Oda Krumwel deniedBy Brandl"] : [],
    );
  });

  it("of what an army did answers only who says it of that army", () => {
    const text = (who: string) =>
      `Oda Krumwel said that ${who} had shelled the bridge. The army denied shelling the bridge.`;
    expect(relations("bridge", text("the army"))).toHaveLength(2);
    expect(relations("bridge", text("the rebel army"))).toEqual([]);
  });

  it.each([
    ["the bridge was not open to trucks", "the bridge was closed", false],
    ["the bridge was not open", "the bridge was closed", true],
    ["the bridge was not open to cars", "the bridge was closed to cars", true],
    ["the bridge was closed only at night", "the bridge was closed", false],
    ["the strike was legal only in Sennet", "the strike was legal", false],
    ["the strike was legal in Sennet", "the strike was legal in Sennet", true],
    ["the strike was legal", "the strike was legal for nurses", false],
  ])("“said that %s”, “denied that %s”: %s", (said, deniedOf, expected) => {
    const text = `The ministry said that ${said}. The mayor denied that ${deniedOf}.`;
    expect(relations("bridge strike", text)).toHaveLength(expected ? 2 : 0);
  });

  it("is found by what it says, with twenty thousand blanks after it, in good time", () => {
    const start = performance.now();
    const text = `${SEIZED} Joren Pellastri denied “the claim.${" ".repeat(40_000)}” Nobody saw it.`;
    relations("bridge velm", text);
    expect(performance.now() - start).toBeLessThan(1_500);
  });

  it("tells figures apart", () => {
    const said = "Oda Krumwel said that eight people had been killed in Velm.";
    const denies = (count: string) => `The army denied that ${count} people had been killed in Velm.`;
    expect(relations("velm", said, denies("twelve"))).toEqual([]);
    expect(relations("velm", said, denies("eight"))).toContain("Oda Krumwel deniedBy army");
  });

  it("counts for seven days, and never across a dated and an undated article", () => {
    const text = "The army denied that the bridge at Velm had been seized.";
    const at = (published: string) => relations("bridge", SEIZED, { id: "later", text, published });
    expect(at("2031-03-08")).toHaveLength(2);
    expect(at("2031-03-09")).toEqual([]);
    const claim: ArticleInput = { id: "claim", text: SEIZED };
    const undated = deskOf([claim, { id: "denial", text }]).ask("who-claimed bridge");
    expect(linesOf(undated.items)).toHaveLength(2);
    const mixed = deskOf([claim, { id: "denial", text, published: "2031-03-01" }]).ask("who-claimed bridge");
    expect(linesOf(mixed.items)).toEqual([]);
  });
});

describe("opposite statements", () => {
  const opposite = [
    ["not", "Bal Tirrow said that the bridge at Velm had not been seized."],
    ["never", "Bal Tirrow said that the Front had never seized the bridge at Velm."],
    ["a short “not”", "Bal Tirrow said that the Front hadn't seized the bridge at Velm."],
    ["nobody", "“Nobody has seized the bridge at Velm,” said Bal Tirrow."],
    ["false that", "Bal Tirrow said that it was false that the bridge at Velm had been seized."],
  ] as const;
  it.each(opposite)("stand beside each other: %s", (_, text) => {
    expect(relations("bridge velm", SEIZED, text)).toEqual([
      "Bal Tirrow contradicts Mirel Tashvenko",
      "Mirel Tashvenko contradicts Bal Tirrow",
    ]);
  });

  it.each([
    ["the road at Velm was open", "the road at Velm was closed", true],
    ["the price of bread rose", "the price of bread fell", true],
    ["nobody was hurt in Velm", "three nurses were killed in Velm", true],
    ["there were no casualties in Velm", "three nurses were injured in Velm", true],
    ["no nurse was killed in Velm", "three nurses were injured in Velm", false],
    ["the price of bread rose", "the price of fuel fell", false],
    ["the road at Velm was open", "the road at Quelmar was closed", false],
    ["the road at Velm was close to the river", "the road at Velm was open", false],
    ["the road at Velm was open and the school was shut", "the school at Velm was open", false],
    ["the road was open and the school was shut", "the road at Velm was open", false],
    ["the road at Velm will be open", "the road at Velm is closed", false],
    ["the rebels failed to close the road at Velm", "the road at Velm was open", false],
    ["the Front had not closed the road at Velm", "the road at Velm was closed", false],
    ["the road at Velm is not only open", "the road at Velm is closed", false],
    ["the road at Velm is legal only for nurses", "the road at Velm is illegal", false],
    ["the road at Velm is open to nurses", "the road at Velm is closed", false],
    ["the road at Velm is open to nurses", "the road at Velm is closed to nurses", true],
  ])("“%s” and “%s”: %s", (one, other, expected) => {
    const found = relations(
      "velm bread road school",
      `Bal Tirrow said that ${one}. Oda Krumwel said that ${other}.`,
    );
    expect(found).toEqual(
      expected ? ["Bal Tirrow contradicts Oda Krumwel", "Oda Krumwel contradicts Bal Tirrow"] : [],
    );
  });

  it("of a state that changes count for a day: on Thursday the road may be open again", () => {
    const closed = "Bal Tirrow said that the road at Velm was closed.";
    const open = (published: string): ArticleInput => ({
      id: "open",
      text: "Oda Krumwel said that the road at Velm was open.",
      published,
    });
    expect(relations("road", closed, open("2031-03-02T23:00:00Z"))).toHaveLength(2);
    expect(relations("road", closed, open("2031-03-03T00:00:00Z"))).toEqual([]);
  });

  it("of one speaker are no contradiction between two", () => {
    expect(
      relations("bridge", SEIZED, "Mirel Tashvenko said that the bridge at Velm had not been seized."),
    ).toEqual([]);
    expect(
      relations("bridge", SEIZED, "Tashvenko said that the bridge at Velm had not been seized."),
    ).toEqual([]);
  });
});

describe("a confirmation", () => {
  it("stands beside what it confirms", () => {
    const text = "The army confirmed that the bridge at Velm had been seized.";
    expect(relations("bridge", SEIZED, text)).toEqual([
      "Mirel Tashvenko confirmedBy army",
      "army confirms Mirel Tashvenko",
    ]);
  });
});

describe("what stands beside a claim", () => {
  const wire = "Mirel Tashvenko said that the Front had seized the bridge at Velm.";
  const story: ArticleInput[] = [
    { id: "wire", published: "2031-03-01T08:00:00Z", text: wire },
    {
      id: "courier",
      published: "2031-03-01T09:00:00Z",
      text: `${wire}\n\nThe Interior Ministry rejected the claim.`,
    },
    { id: "lamp", published: "2031-03-01T10:00:00Z", text: wire },
    {
      id: "post",
      published: "2031-03-02T08:00:00Z",
      text: "Joren Pellastri denied that the bridge at Velm had been seized. Bal Tirrow said that the bridge at Velm had not been seized.",
    },
  ];

  it("is cited word for word, with who says it in which stance, the newest first", () => {
    const [claim] = claimsOf(deskOf(story).ask("who-claimed bridge by Tashvenko").items);
    expect(claim?.alsoIn?.map((one) => one.article)).toEqual(["courier", "wire"]);
    expect(claim?.deniedBy).toEqual([
      {
        speaker: "Joren Pellastri",
        claimant: "Joren Pellastri",
        stance: "denies",
        within: null,
        citation: {
          article: "post",
          start: 0,
          end: 63,
          quote: "Joren Pellastri denied that the bridge at Velm had been seized.",
          published: "2031-03-02T08:00:00Z",
        },
      },
      expect.objectContaining({
        speaker: "Interior Ministry",
        citation: expect.objectContaining({
          article: "courier",
          quote: "The Interior Ministry rejected the claim.",
        }),
      }),
    ]);
    expect(claim?.contradicts).toMatchObject([{ speaker: "Bal Tirrow", stance: "asserts" }]);
  });

  it("is left out where there is nothing", () => {
    const [item] = deskOf([story[0] as ArticleInput]).ask("who-claimed bridge").items;
    expect(relationNames.filter((name) => item !== undefined && name in item)).toEqual([]);
  });

  it("is never an article that may not be shown", () => {
    const hidden = story.map((one) => (one.id === "post" ? { ...one, status: "withheld" as const } : one));
    const [claim] = claimsOf(deskOf(hidden).ask("who-claimed bridge").items);
    expect(claim?.deniedBy?.map((one) => one.citation.article)).toEqual(["courier"]);
    expect(claim?.contradicts).toBeUndefined();
  });

  it("stands on the Karvania desk beside the army's accusation, and not beside the toll of the flood", async () => {
    const desk = await karvaniaDesk();
    const linesFor = (topic: string) => {
      const { items, related } = desk.ask(`who-claimed ${topic}`, { limit: 100 });
      return linesOf([...items, ...related]);
    };
    expect(linesFor("firing on the town")).toContain("Karvanian Army deniedBy Front");
    expect(linesFor("levee")).toEqual([]);
    expect(linesFor("market")).toEqual([]);
  });
});

describe("over generated news", () => {
  const pick = <T>(...all: readonly T[]) => fc.constantFrom(...all);
  const speaker = pick("Orla Vint", "Bal Tirrow", "The Front", "The army", "Residents", "She");
  const cue = pick("said", "denied", "confirmed", "claimed", "disputed");
  const content = pick(
    "the bridge at Velm was open",
    "the bridge at Velm was closed",
    "the bridge at Velm was not open",
    "the Front had seized the bridge",
    "the bridge had not been seized",
    "nobody was hurt at the bridge",
    "six people had been killed at the bridge",
  );
  const sentence = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(speaker, cue, content).map(([s, c, x]) => `${s} ${c} that ${x}.`) },
    {
      weight: 1,
      arbitrary: pick(
        "The army dismissed this as a lie.",
        "Orla Vint rejected the claim.",
        "The bridge stood.",
      ),
    },
  );
  const corpus = fc.uniqueArray(
    fc.record({
      id: pick("a", "b", "c", "d", "e"),
      published: pick("2031-03-01", "2031-03-02T08:00:00Z", "2031-03-12"),
      text: fc.array(sentence, { minLength: 1, maxLength: 5 }).map((all) => all.join(" ")),
    }),
    { selector: (one) => one.id, maxLength: 5 },
  );
  const keyOf = ({ speaker: by, stance, citation }: Pick<ClaimItem, "speaker" | "stance" | "citation">) =>
    JSON.stringify([by, stance, citation.article, citation.start]);
  const inverse = {
    deniedBy: "denies",
    denies: "deniedBy",
    contradicts: "contradicts",
    confirmedBy: "confirms",
    confirms: "confirmedBy",
  } as const;

  it("relations hold in both directions where both sides are items, and name two speakers", () => {
    let seen = 0;
    fc.assert(
      fc.property(corpus, (articles) => {
        const items = claimsOf(deskOf(articles).ask("who-claimed bridge", { limit: 1_000 }).items);
        const byKey = new Map(items.map((item) => [keyOf(item), item]));
        for (const item of items) {
          for (const name of relationNames) {
            for (const other of item[name] ?? []) {
              seen++;
              expect(other.speaker).not.toBe(item.speaker);
              const there = byKey.get(keyOf(other));
              if (there) expect((there[inverse[name]] ?? []).map(keyOf)).toContain(keyOf(item));
            }
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(seen).toBeGreaterThan(100);
  });

  it("what stands beside a claim is the articles' own, and the same in any order of loading", async () => {
    const { articles } = await karvaniaMaterial();
    const ask = (all: readonly ArticleInput[]) => deskOf(all).ask("who-claimed gate", { limit: 100 });
    expect(ask([...articles].reverse())).toEqual(ask(articles));
    fc.assert(
      fc.property(corpus, (made) => {
        const texts = new Map(made.map((one) => [one.id, one.text]));
        const whole = deskOf(made).ask("who-claimed bridge", { limit: 1_000 });
        expect(deskOf([...made].reverse()).ask("who-claimed bridge", { limit: 1_000 })).toEqual(whole);
        for (const item of claimsOf([...whole.items, ...whole.related])) {
          for (const { citation, claimant } of relationNames.flatMap((name) => item[name] ?? [])) {
            expect(texts.get(citation.article)?.slice(citation.start, citation.end)).toBe(citation.quote);
            expect(claimant === null || citation.quote.includes(claimant)).toBe(true);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
