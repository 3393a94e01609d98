import { beforeAll, describe, expect, it } from "vitest";
import type { ArticleInput } from "../../../src/core/article.js";
import type { Desk } from "../../../src/core/desk.js";
import { claimsOf, deskOf, deskOfText, karvaniaDesk, textsOf } from "../support.js";

describe("who-claimed", () => {
  const gate: ArticleInput[] = [
    {
      id: "gate",
      published: "2031-03-03T12:00:00Z",
      text:
        "Mayor Ilse Varnhout said that the gate had been opened by hand. " +
        "The gate, which is green, reportedly squeaks. " +
        "The gate weighs two tonnes. " +
        "Standing beside the gate, engineer Bal Tirrow said that it was raining.",
    },
  ];

  it("sets what is said beside the topic apart from what is said about it", () => {
    const { items, related } = deskOf(gate).ask("who-claimed gate");
    expect(claimsOf(items).map((claim) => claim.speaker)).toEqual(["Ilse Varnhout"]);
    expect(claimsOf(related).map((claim) => claim.speaker)).toContain("Bal Tirrow");
  });

  it("tells the claimant, the reporting word, what is said, the sentence and the article", () => {
    const [first] = deskOf(gate).ask("who-claimed gate").items;
    expect(first).toEqual({
      type: "claim",
      text: "Mayor Ilse Varnhout said that the gate had been opened by hand.",
      claimant: "Mayor Ilse Varnhout",
      speaker: "Ilse Varnhout",
      cue: "said",
      content: "that the gate had been opened by hand",
      stance: "asserts",
      hedged: false,
      claimantKinds: ["official"],
      within: null,
      citation: {
        article: "gate",
        start: 0,
        end: 63,
        quote: "Mayor Ilse Varnhout said that the gate had been opened by hand.",
        published: "2031-03-03T12:00:00Z",
      },
    });
  });

  it("sets what is reported with nobody named under related, and gives it no claimant", () => {
    const { items, related } = deskOf(gate).ask("who-claimed gate");
    expect(textsOf(items).join()).not.toMatch(/squeaks|tonnes/);
    expect(claimsOf(related).filter((claim) => claim.claimant === null)).toMatchObject([
      { claimant: null, speaker: null, cue: "reportedly", hedged: true },
    ]);
    expect(textsOf(related).slice(1)).toEqual([
      "The gate, which is green, reportedly squeaks.",
      "The gate weighs two tonnes.",
    ]);
  });

  it("says so where nobody claimed it, and shows what is reported", () => {
    const answer = deskOf(gate).ask("who-claimed squeaks");
    expect(answer).toMatchObject({ items: [], total: 0 });
    expect(answer.headline).toBe(
      "Nobody is named as claiming anything about “squeaks”. What is reported about it:",
    );
    expect(answer.related).toHaveLength(1);
  });

  it("says that no article has a word, with those that resemble it", () => {
    const answer = deskOf(gate).ask("who-claimed Varnhoot");
    expect(answer.headline).toBe("Nobody is named as claiming anything about “Varnhoot”.");
    expect(answer.notes).toEqual([expect.stringMatching(/No article has the word “varnhoot”\. .*varnhout/i)]);
  });

  it("shows statements that have some of the words where none has all, and says so", () => {
    const answer = deskOf(gate).ask("who-claimed gate elephants");
    expect(claimsOf(answer.items)[0]?.speaker).toBe("Ilse Varnhout");
    expect(answer.notes.join()).toMatch(/all of these words: gate, elephants/);
  });

  it("prefers the newer of two equal statements, and one that is not hedged", () => {
    const desk = deskOf([
      { id: "old", published: "2031-03-01", text: "Ilse Varnhout said that the levee was strong." },
      { id: "new", published: "2031-03-02", text: "Bal Tirrow said that the levee was strong." },
      { id: "soft", published: "2031-03-04", text: "Oda Krumwel said that the levee might be strong." },
    ]);
    expect(claimsOf(desk.ask("who-claimed levee").items).map((claim) => claim.citation.article)).toEqual([
      "new",
      "old",
      "soft",
    ]);
  });

  it("shows a statement once, with the other articles that carry it", () => {
    const text = "Ilse Varnhout said that the levee was strong.";
    const desk = deskOf([
      { id: "b-copy", published: "2031-03-01", text },
      { id: "agency", published: "2031-03-02", text },
      { id: "a-copy", published: "2031-03-01", text },
      { id: "other", published: "2031-03-03", text: "Bal Tirrow said that the levee was strong." },
    ]);
    const { items, total } = desk.ask("who-claimed levee");
    expect(total).toBe(2);
    const shared = claimsOf(items).find((claim) => claim.speaker === "Ilse Varnhout");
    expect(shared?.citation.article).toBe("agency");
    expect(shared?.alsoIn?.map(({ article, quote }) => [article, quote])).toEqual([
      ["a-copy", text],
      ["b-copy", text],
    ]);
    expect(claimsOf(items).find((claim) => claim.speaker === "Bal Tirrow")?.alsoIn).toBeUndefined();
  });

  it("names an article under a statement once, and never the one that the statement stands in", () => {
    const text = "Ilse Varnhout said that the levee was strong.";
    const desk = deskOf([
      { id: "twice", published: "2031-03-02", text: `${text} It rained. ${text}` },
      { id: "copy", published: "2031-03-01", text: `${text} It rained. ${text}` },
    ]);
    const [claim] = claimsOf(desk.ask("who-claimed levee").items);
    expect(claim?.citation.article).toBe("twice");
    expect(claim?.alsoIn?.map((one) => one.article)).toEqual(["copy"]);
    expect(claimsOf(deskOfText(`${text} ${text}`).ask("who-claimed levee").items)[0]?.alsoIn).toBeUndefined();
  });

  describe("by a speaker", () => {
    const text =
      "Mayor Emil Stroud said that the pier was safe. He said that the ferry would sail. " +
      "“The gate is shut,” he added. Stroud said that Oda Krumwel had lied, but Krumwel said Stroud was wrong. " +
      "Krumwel said that it rained.";
    const byStroud = ["that the pier was safe", "that the ferry would sail", "“The gate is shut,”"];
    const said = (question: string) =>
      claimsOf(deskOfText(text).ask(question).items).map((one) => one.content);

    it.each(["Stroud", "Emil Stroud", "stroud"])("has what he says behind a pronoun: %s", (name) => {
      const found = said(`who-claimed by ${name}`);
      expect(found).toEqual(expect.arrayContaining(byStroud));
      expect(found).toContainEqual(expect.stringContaining("Krumwel had lied"));
      expect(found).toHaveLength(4);
    });

    it("finds it by his name and a topic, whichever way they are asked for", () => {
      expect(said("who-claimed ferry by Emil Stroud")).toEqual(["that the ferry would sail"]);
      expect(said("who-claimed Stroud ferry")).toEqual(["that the ferry would sail"]);
    });

    it("has it among his other statements where he says nothing on the topic", () => {
      const { total, related, headline } = deskOfText(text).ask("who-claimed rained by Emil Stroud");
      expect(total).toBe(0);
      expect(headline).toContain("Other statements by “Emil Stroud”:");
      expect(claimsOf(related).map((one) => one.content)).toEqual(expect.arrayContaining(byStroud));
    });
  });

  it("lists the statements of a stance without a topic, the newest first", () => {
    const denial = (who: string) => `${who} denied that the pier was unsafe. ${who} said that it rained.`;
    const desk = deskOf([
      { id: "old", published: "2031-03-01", text: denial("Ilse Varnhout") },
      { id: "new", published: "2031-03-03", text: denial("Bal Tirrow") },
      { id: "middle", published: "2031-03-02", text: denial("Oda Krumwel") },
    ]);
    for (const question of ["who-claimed stance denies", "who denied?", "who denied it?"]) {
      const answer = desk.ask(question);
      expect(answer.headline).toBe("3 statements, stance: denies");
      expect(claimsOf(answer.items).map((one) => one.speaker)).toEqual([
        "Bal Tirrow",
        "Oda Krumwel",
        "Ilse Varnhout",
      ]);
      expect(answer.related).toEqual([]);
    }
  });

  it("finds what a heading reports, after what the text below it reports", () => {
    const text =
      "Pier is safe, says Stroud\n\nThe pier was built long ago and repaired, at great expense, in the summer of 2025. " +
      "Ilse Varnhout said that the pier was rotten.";
    const desk = deskOfText(text);
    const found = claimsOf(desk.ask("who-claimed pier").items).map((one) => [one.speaker, one.text]);
    expect(found).toEqual([
      ["Ilse Varnhout", "Ilse Varnhout said that the pier was rotten."],
      ["Stroud", "Pier is safe, says Stroud"],
    ]);
    expect(claimsOf(desk.ask("article one").items)).toHaveLength(2);
  });

  it("is nobody's account of what somebody denies or declines to say that another one said", () => {
    const text =
      "Brandl denied that she had threatened to resign over the pier. " +
      "Krumwel said that Brandl had threatened to leave the pier.";
    const desk = deskOfText(text);
    for (const question of ["who-claimed pier", "article one", "who-claimed by Brandl"])
      for (const claim of claimsOf(desk.ask(question).items))
        expect(claim.within?.speaker).not.toBe("Brandl");
    expect(claimsOf(desk.ask("who-claimed pier stance denies").items)).toHaveLength(1);
  });

  it("sets what somebody is said to have said with what is reported with nobody named", () => {
    const { items, related } = deskOfText(
      "Drent is said to have admitted that the pier was rotten. Krumwel said that the pier was safe.",
    ).ask("who-claimed pier");
    expect(claimsOf(items).map((one) => one.speaker)).toContain("Krumwel");
    for (const { within } of claimsOf(items)) expect(within === null || within.claimant !== null).toBe(true);
    for (const one of claimsOf(related)) if (one.within !== null) expect(one.hedged).toBe(true);
  });

  it("of a sentence that stands in a text twenty thousand times is found in good time", () => {
    const desk = deskOfText("Ilse Varnhout said that the levee was strong. ".repeat(20_000));
    const start = performance.now();
    expect(desk.ask("who-claimed levee").total).toBe(1);
    expect(performance.now() - start).toBeLessThan(1_500);
  });

  it("finds a statement by whatever form of a word is asked for", () => {
    const desk = deskOfText("Ilse Varnhout said that the levees were collapsing.");
    expect(desk.ask("who-claimed levee collapse").total).toBe(1);
  });

  it("keeps the words of a stance apart from other stances, which it shows as related", () => {
    const desk = deskOfText(
      "The Front denied that the depot was full. The army said that the depot was full. The depot burned.",
    );
    const answer = desk.ask("who-claimed depot stance denies");
    expect(claimsOf(answer.items)).toMatchObject([{ speaker: "Front", stance: "denies" }]);
    expect(answer.headline).toBe("1 statement about “depot”, stance: denies");
    expect(claimsOf(answer.related)).toMatchObject([{ speaker: "army", stance: "asserts" }]);
  });

  it("reads the reporting verbs that the desk adds, in all their forms", () => {
    const text = "Ilse Varnhout pilloried the plan for the levee.";
    const setup = { profile: { cues: { condemns: ["pillory"] } } };
    expect(deskOfText(text).ask("who-claimed levee").total).toBe(0);
    expect(claimsOf(deskOfText(text, {}, setup).ask("who-claimed levee").items)).toMatchObject([
      { speaker: "Ilse Varnhout", cue: "pilloried", stance: "condemns" },
    ]);
  });

  it("takes no more words of a question than it can weigh, and still answers", () => {
    const many = Array.from({ length: 120 }, (_, i) => `w${i}`).join(" ");
    const answer = deskOf(gate).ask(`who-claimed gate ${many}`);
    expect(answer.problem).toBeUndefined();
    expect(claimsOf(answer.items)[0]?.speaker).toBe("Ilse Varnhout");
  });

  it("finds a name of forty spellings together with another word", () => {
    const also = Array.from({ length: 40 }, (_, i) => `Vellmark${"abcdefghij"[i % 10]}${i}`);
    const desk = deskOfText(
      "The army said that the airport of Vellmark was closed. The army said that a bridge burned.",
      {},
      { profile: { names: [{ name: "Vellmark", kind: "place", also }] } },
    );
    for (const question of ["who-claimed vellmark airport", `who-claimed ${also[39]} airport`]) {
      const answer = desk.ask(question);
      expect(answer.total).toBe(1);
      expect(answer.notes).toEqual([]);
    }
  });
});

describe("who-claimed on the Karvania desk", () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await karvaniaDesk();
  });
  const speakers = (question: string) => claimsOf(desk.ask(question).items).map((claim) => claim.speaker);

  it("names the governor first on the gate, and the anonymous rumour under related", () => {
    const answer = desk.ask("who-claimed gate");
    expect(claimsOf(answer.items)[0]).toMatchObject({ claimant: "Governor Tobin Eskarra", stance: "denies" });
    expect(claimsOf(answer.related)).toMatchObject([
      { claimant: null, cue: "reportedly", citation: { article: "river-gauge-notes" } },
    ]);
  });

  it("lists only what one speaker said, by any of his names", () => {
    const said = speakers("who-claimed by Tashvenko");
    expect(said.length).toBeGreaterThanOrEqual(4);
    expect(new Set(said)).toEqual(new Set(["Mirel Tashvenko"]));
    expect(desk.ask("who-claimed by Mirel Tashvenko").items).toEqual(
      desk.ask("who-claimed by Tashvenko").items,
    );
  });

  it("does not put the mayor's words into the governor's mouth", () => {
    for (const claim of claimsOf(desk.ask("who-claimed by Eskarra", { limit: 100 }).items))
      expect(claim.content).not.toMatch(/log book|no warning|five minutes/);
  });

  it("tells who accuses whom of the attack", () => {
    expect(claimsOf(desk.ask("who-claimed attack stance accuses").items)).toMatchObject([
      { speaker: "Mirel Tashvenko", cue: "blamed", stance: "accuses" },
    ]);
    expect(speakers("who accused the Free Ombrel Front?")).toContain("Karvanian Army");
  });

  it("says that nobody is named on the prisoners, and shows what is reported", () => {
    const answer = desk.ask("who-claimed prisoners");
    expect(answer.total).toBe(0);
    expect(answer.headline).toContain("Nobody is named as claiming anything about “prisoners”");
    expect(claimsOf(answer.related)).toMatchObject([
      { claimant: null, citation: { article: "post-0306-talks" } },
    ]);
  });

  it("shows what the agency reported once, with the papers that carry it", () => {
    const levee = claimsOf(desk.ask("who-claimed levee gave way").items);
    const first = levee.find((claim) => claim.content.startsWith("At least four people"));
    expect(first?.speaker).toBe("Karvanian River Rescue");
    expect([first?.citation.article, ...(first?.alsoIn ?? []).map((one) => one.article)].sort()).toEqual([
      "courier-0301-levee",
      "lamp-0301-levee",
      "ota-0301-levee",
    ]);
  });

  it("never names a claimant for what is only reported", () => {
    for (const { article } of desk.entries()) {
      for (const claim of claimsOf(desk.ask(`article ${article.id}`, { limit: 1_000 }).items)) {
        if (/^(?:reportedly|allegedly)$/.test(claim.cue ?? ""))
          expect(claim).toMatchObject({ claimant: null, speaker: null, hedged: true });
      }
    }
  });
});
