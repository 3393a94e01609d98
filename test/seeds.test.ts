import { beforeAll, describe, expect, it } from "vitest";
import type { Answer, ClaimItem, FigureItem, Item } from "../src/core/answers/answer.js";
import type { Desk } from "../src/core/desk.js";
import { citationsOf, claimsOf, figuresOf, seedsAreHere, seedsDesk } from "./core/support.js";

/**
 * The two reports that the desk was commissioned on. They are not part of the repository, so these tests run only
 * where ../shared/seeds is there, and quote no more of it than names and a few words.
 */
const reason = seedsAreHere ? "" : " (skipped: ../shared/seeds is not here)";

const FIRST = "000_b4116277a6a359d4";
const SECOND = "003_971aed2d95b37c6f";

describe.skipIf(!seedsAreHere).each([
  { desk: "without a desk file", named: false },
  { desk: "with the Syria desk's names", named: true },
])(`the two seed reports, $desk${reason}`, ({ named }) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await seedsDesk({ named });
  });

  const ask = (question: string): Answer => desk.ask(question, { limit: 100 });
  const saidBy = (items: readonly Item[], claimant: RegExp): ClaimItem[] =>
    claimsOf(items).filter((claim) => claim.claimant !== null && claimant.test(claim.claimant));
  const figure = (items: readonly Item[], words: RegExp): FigureItem[] =>
    figuresOf(items).filter((one) => words.test(one.words));

  it("are two undated articles of no named publisher", () => {
    const status = ask("status");
    expect(status.headline).toContain("2 articles");
    expect(status.headline).toContain("undated");
    expect(status.asOf).toBeNull();
    expect(ask("sources").notes.join()).toContain("no publisher named: 2 articles");
    expect(ask(`article ${FIRST}`).headline).toMatch(/untitled.*undated/);
  });

  describe("who claimed", () => {
    it("the airport: rebel forces; that it is closed is related", () => {
      const answer = ask("who-claimed airport");
      expect(claimsOf(answer.items)[0]?.claimant).toBe("rebel forces");
      expect(answer.items[0]?.citation.article).toBe(FIRST);
      expect(answer.related.some((item) => /have closed/.test(item.text))).toBe(true);
    });

    /** Topic, who is named first, and a word or two of what is said. */
    it.each([
      ["sovereignty", /Dmitry Peskov/, "violation"],
      ["foreign powers", /Iranian state media/, "broader strategy"],
      ["manpower", /opposition leaders/, "rapid gains"],
      ["swift advance", /Rebel commanders/, "lack of support"],
      ["counteroffensive", /Syrian military/, "redeploying"],
      ["multiple directions", /military command/, "insurgents"],
      ["large parts of Aleppo", /Syrian army/, "insurgents"],
      ["entire province", /Rebel sources/, "Maraat al-Numan"],
      ["military aid", /Russia/, "additional"],
      ["gas station", /Syrian Civil Defense/, "residential"],
      ["residential neighborhoods", /Rescue workers/, "airstrikes"],
      ["indescribable", /Ali Jumbaa/, "feeling"],
      ["undesirable", /Turkey/, "tensions"],
      ["further instability", /Turkey.s Foreign Ministry/, "avoidance"],
      ["retaliation", /opposition fighters/, "campaign"],
      ["preempt", /Rebel commanders/, "offensives"],
      ["Israel", /Abbas Araqchi/, "U.S."],
    ])("%s", (topic, claimant, words) => {
      const first = claimsOf(ask(`who-claimed ${topic}`).items)[0];
      expect(first?.claimant).toMatch(claimant);
      expect(first?.content).toContain(words);
    });

    it("Maraat al-Numan: rebel forces and rebel sources, in one report each", () => {
      const { items } = ask("who-claimed Maraat al-Numan");
      expect(saidBy(items, /^rebel forces$/)).toHaveLength(1);
      expect(saidBy(items, /^Rebel sources$/)).toHaveLength(1);
    });

    it.each([
      ["who condemned the assault?", /Dmitry Peskov/, "condemns"],
      ["who accused Israel?", /Abbas Araqchi/, "accuses"],
      ["who criticized the attacks on Idlib?", /Foreign Ministry/, "condemns"],
    ])("%s", (question, claimant, stance) => {
      const [first] = claimsOf(ask(question).items);
      expect(first?.claimant).toMatch(claimant);
      expect(first?.stance).toBe(stance);
    });

    it("by Peskov: what he condemned, called and expressed", () => {
      const answer = ask("what did Peskov say?");
      expect(answer.command).toBe("who-claimed");
      expect(new Set(claimsOf(answer.items).map((claim) => claim.speaker))).toEqual(
        new Set(["Dmitry Peskov"]),
      );
      expect(answer.total).toBeGreaterThanOrEqual(2);
    });

    it.each(["Basel Square", "expanded their presence", "permanent positions", "overran"])(
      "%s: nobody is named, and it says so and shows what is reported",
      (topic) => {
        const answer = ask(`who-claimed ${topic}`);
        expect(answer.items).toEqual([]);
        expect(answer.headline).toContain("Nobody is named");
        const reported = claimsOf(answer.related);
        expect(reported[0]).toMatchObject({ claimant: null, speaker: null, hedged: true });
        expect(reported[0]?.cue).toBe("reportedly");
      },
    );

    it("in a sentence that only says “reportedly” nobody ever", () => {
      for (const id of [FIRST, SECOND]) {
        const hedged = claimsOf(ask(`article ${id}`).items).filter((claim) => claim.cue === "reportedly");
        expect(hedged.length).toBeGreaterThan(0);
        for (const claim of hedged) expect(claim).toMatchObject({ claimant: null, speaker: null });
      }
    });
  });

  describe("casualties", () => {
    it("in Idlib: four killed and six injured, by the Syrian Civil Defense", () => {
      const { items } = ask("casualties idlib");
      expect(figuresOf(items).map(({ harm, low, high, speaker }) => ({ harm, low, high, speaker }))).toEqual([
        { harm: "killed", low: 4, high: 4, speaker: "Syrian Civil Defense" },
        { harm: "injured", low: 6, high: 6, speaker: "Syrian Civil Defense" },
      ]);
      expect(items.every((item) => item.citation.article === SECOND)).toBe(true);
    });

    it("of soldiers: dozens, by each of the two statements of the army, as news", () => {
      const soldiers = figure(ask("casualties soldiers").items, /dozens/);
      // Where the desk knows that "military" and "army" are one, the second statement stands beside the first.
      const cited = soldiers.flatMap((one) => [one.citation, ...(one.alsoIn ?? [])]);
      expect(cited.map((one) => one.article).sort()).toEqual([FIRST, SECOND]);
      for (const one of soldiers) {
        expect(one).toMatchObject({ harm: "killed", vague: true, background: false, zero: false });
        expect(one.claimant).toMatch(/Syrian (?:army|military)/);
      }
    });

    it("of the war: hundreds of thousands, as background, behind what is new", () => {
      const { items } = ask("casualties");
      const figures = figuresOf(items);
      expect(figure(items, /hundreds of thousands/)).toMatchObject([{ harm: "killed", background: true }]);
      expect(figure(items, /millions/)).toMatchObject([{ harm: "displaced", background: true }]);
      const firstBackground = figures.findIndex((one) => one.background);
      expect(figures.slice(firstBackground).every((one) => one.background)).toBe(true);
      expect(figures.slice(0, firstBackground).map((one) => one.harm)).toEqual(
        expect.arrayContaining(["killed", "injured"]),
      );
    });

    it("asked in English are those of the command", () => {
      expect(ask("how many people were killed in Idlib?").items).toEqual(
        ask("casualties killed Idlib").items,
      );
      expect(ask("what are the latest casualty figures?").items).toEqual(ask("casualties").items);
      expect(figuresOf(ask("how many people were killed in Idlib?").items)).toMatchObject([{ low: 4 }]);
    });

    it("without a count are shown beside: in Basel Square, in Idlib's neighborhoods", () => {
      const { related } = ask("casualties");
      expect(related.some((item) => item.text.includes("Basel Square"))).toBe(true);
      expect(related.some((item) => item.text.includes("neighborhoods"))).toBe(true);
    });

    it("since a day cannot be told of undated reports, which are set apart", () => {
      const answer = ask("casualties since 2024-11-01");
      expect(answer.items).toEqual([]);
      expect(answer.notes.join()).toMatch(/cannot be placed/);
      expect(figuresOf(answer.related).length).toBeGreaterThanOrEqual(4);
    });
  });

  describe("further questions", () => {
    it("what happened in Aleppo on Saturday? the army's two statements, undated", () => {
      const answer = ask("what happened in Aleppo on Saturday?");
      expect(answer.command).toBe("timeline");
      expect(answer.items.map((item) => item.citation.article).sort()).toEqual([FIRST, SECOND]);
      expect(answer.items.every((item) => item.type === "event" && item.date === null)).toBe(true);
    });

    it("a timeline: the years that the reports name", () => {
      const dates = ask("timeline").items.map((item) => (item.type === "event" ? item.date : ""));
      expect(dates).toEqual([...dates].sort());
      expect(new Set(dates)).toEqual(new Set(["2011", "2016", "2020"]));
    });

    it.each([
      ["search citadel flags", "citadel", FIRST],
      ["search statue", "Bassil", FIRST],
      ["search warplanes suburbs", "suburbs", SECOND],
      ["where is the billboard?", "billboard", FIRST],
      ["search 72 hours", "72 hours", SECOND],
    ])("%s", (question, words, article) => {
      const answer = ask(question);
      expect(answer.command).toBe("search");
      const hit = answer.items.find((item) => item.citation.article === article);
      expect(hit?.text).toContain(words);
    });

    it("a misspelt word: the word that is there", () => {
      expect(ask("search citadal").notes.join()).toContain("citadel");
      expect(ask("search Peskow").notes.join()).toContain("peskov");
    });

    it("a summary: three to eight sentences, none a heading", () => {
      const { items } = ask("summary");
      expect(items.length).toBeGreaterThanOrEqual(3);
      expect(items.length).toBeLessThanOrEqual(8);
      for (const item of items) expect(item.text).toMatch(/[.”]$/);
    });

    it("a summary of what one sentence tells: that sentence", () => {
      const answer = ask("tell me about the citadel");
      expect(answer.command).toBe("summary");
      expect(answer.items.length).toBeGreaterThanOrEqual(1);
      expect(answer.items[0]?.text).toContain("citadel");
    });

    it("a digest: nothing, for nothing is dated", () => {
      const answer = ask("digest 2024-11-30");
      expect(answer.headline).toContain("Nothing new");
      expect(answer.notes.join()).toContain("2 articles without a date");
    });

    it("every citation is the article's own words", () => {
      const texts = new Map(desk.entries().map(({ article }) => [article.id, article.text]));
      for (const question of ["casualties", "timeline", "sources", `article ${FIRST}`, `article ${SECOND}`]) {
        for (const { article, start, end, quote } of citationsOf(ask(question)))
          expect(texts.get(article)?.slice(start, end)).toBe(quote);
      }
    });
  });

  it.runIf(named)("other spellings of a name find the same", () => {
    for (const [one, other] of [
      ["who-claimed Maraat al-Numan", "who-claimed Maarat al-Numan"],
      ["who-claimed by Abbas Araqchi", "who-claimed by Araghchi"],
      ["casualties idlib", "casualties Idleb"],
      ["search HTS", "search Hay'at Tahrir al-Sham"],
    ] as const)
      expect(ask(one).items).toEqual(ask(other).items);
    expect(ask("search Idleb").total).toBeGreaterThan(0);
  });
});
