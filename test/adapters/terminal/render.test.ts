import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { renderAnswer, renderTimeline } from "../../../src/adapters/terminal/render.js";
import type { Answer, LinkedClaim } from "../../../src/core/answers/answer.js";
import { answer, casualties, citation, claim, DATED, event, figure, passage, SENTENCES } from "./karvania.js";

function render(shown: Answer, more: Partial<Parameters<typeof renderAnswer>[1]> = {}): string {
  return renderAnswer(shown, { width: 80, colour: false, firstNumber: 1, more: "Type more.", ...more });
}

/** All white space as one space: what wrapping may not change. */
function words(text: string): string {
  return text.replace(/\s+/g, " ");
}

describe("a claim", () => {
  it("shows who said it, with which word, the sentence and where it stands", () => {
    expect(render(answer({ items: [claim()] }))).toBe(
      [
        "One source claims something about the airport.",
        "",
        "Rebel forces",
        " 1  announced",
        "    Rebel forces announced on Saturday that they had captured the airport of",
        "    Velm, in northern Karvania.",
        "    — Fighting reaches the north · The Karvania Post · 30 Nov 2024, 06:00 UTC ·",
        "      kp-1",
      ].join("\n"),
    );
  });

  it("says untitled and undated rather than inventing either", () => {
    expect(render(answer({ items: [claim({}, {})] }))).toContain("— untitled · undated · kp-1");
  });

  it("gives the url where there is one", () => {
    const url = "https://post.example/1";
    expect(render(answer({ items: [claim({}, { ...DATED, url })] }))).toContain(url);
  });

  it("says that nobody is named, and never makes up a claimant", () => {
    const unnamed = claim({ claimant: null, speaker: null, cue: "reportedly" });
    expect(render(answer({ items: [unnamed] }))).toContain("\n\n 1  [nobody named] · reportedly");
  });

  it("adds the name behind a pronoun, and not where the claimant has it already", () => {
    const he = claim({ claimant: "He", speaker: "Pavel Orsk" });
    const minister = claim({ claimant: "Minister Pavel Orsk", speaker: "Pavel Orsk" });
    const text = render(answer({ command: "article", items: [he, minister] }));
    expect(text).toContain("He (Pavel Orsk) · announced");
    expect(text).toContain("Minister Pavel Orsk · announced");
  });

  it.each([
    ["hedged", { hedged: true }, "[hedged]"],
    ["denied in words that do not say so", { stance: "denies", cue: "rejected" }, "rejected [denied]"],
  ] as const)("marks what is %s", (_, more, badge) => {
    expect(render(answer({ items: [claim(more)] }))).toContain(badge);
  });

  it("does not say denied twice", () => {
    const text = render(answer({ items: [claim({ stance: "denies", cue: "denied" })] }));
    expect(text).toContain(" 1  denied\n");
  });

  it("names further places, and counts what it does not name", () => {
    const places = Array.from({ length: 7 }, (_, i) => citation("x", { article: `kw-${i}` }));
    const text = words(render(answer({ items: [claim({ alsoIn: places })] })));
    expect(text).toContain("also in untitled · undated · kw-0; untitled · undated · kw-1;");
    expect(text).toContain("kw-4; and 2 more");
    expect(text).not.toContain("kw-5");
  });
});

describe("the claims of a speaker", () => {
  const he = claim({ claimant: "He", speaker: "Pavel Orsk", claimantKinds: ["party"] });
  const full = claim({ claimant: "Pavel Orsk", speaker: "Pavel Orsk", claimantKinds: ["party", "official"] });
  const army = claim({ claimant: "The army", speaker: "army" });

  it("stand under the name once, with what is known of it; each says only what is its own", () => {
    const text = render(answer({ items: [full, he, army] }));
    expect(text).toContain("\n\nPavel Orsk [party]\n 1  announced [official]\n");
    expect(text).toContain("\n\n 2  He · announced\n");
    expect(text).toContain("\n\nThe army\n 3  announced\n");
    expect(text.split("\nPavel Orsk").length).toBe(2);
  });

  it("stand under it again where a page begins inside the group", () => {
    expect(render(answer({ items: [he] }), { firstNumber: 11 })).toContain(
      "Pavel Orsk [party]\n 11  He · announced",
    );
  });

  it("are each on their own in other answers and among what is related", () => {
    expect(render(answer({ command: "article", items: [he] }))).toContain(" 1  He (Pavel Orsk) · announced");
    expect(render(answer({ related: [he] }))).toContain(" r1  He (Pavel Orsk) · announced [party]");
  });

  it("say whose account they stand in", () => {
    const nested = claim({ within: { claimant: "The army", speaker: "army" } });
    expect(render(answer({ items: [nested] }))).toContain(" 1  (according to The army) · announced");
    expect(render(answer({ related: [nested] }))).toContain(
      "Rebel forces (according to The army) · announced",
    );
    const hearsay = claim({ within: { claimant: null, speaker: null } });
    expect(render(answer({ items: [hearsay] }))).toContain("(according to nobody named)");
  });
});

describe("what others say to a claim", () => {
  const said = (claimant: string | null, more: Partial<LinkedClaim> = {}): LinkedClaim => ({
    speaker: claimant,
    claimant,
    stance: "denies",
    within: null,
    citation: citation("This is not so.", { ...DATED, article: "kp-9", start: 7, end: 22 }),
    ...more,
  });

  it.each([
    ["deniedBy", "Denied by Ana Brel: “This is not so.” — Fighting reaches the north · The"],
    ["contradicts", "Contradicted by Ana Brel: “This is not so.” —"],
    ["confirmedBy", "Confirmed by Ana Brel: “This is not so.” —"],
    ["denies", "Denies what Ana Brel said: “This is not so.” —"],
    ["confirms", "Confirms what Ana Brel said: “This is not so.” —"],
  ] as const)("stands below it, word for word, with its place: %s", (name, line) => {
    expect(words(render(answer({ items: [claim({ [name]: [said("Ana Brel")] })] })))).toContain(line);
  });

  it("says so where it stands in the same article, or in somebody's account", () => {
    const here = said("Ana Brel", { citation: citation("No.", { ...DATED, article: "kp-1" }) });
    expect(words(render(answer({ items: [claim({ deniedBy: [here] })] })))).toContain(
      "Denied by Ana Brel: “No.” — the same article",
    );
    const told = said("Ana Brel", { within: { claimant: "he", speaker: "Pavel Orsk" } });
    expect(words(render(answer({ items: [claim({ deniedBy: [told] })] })))).toContain(
      "Denied by Ana Brel (according to he (Pavel Orsk)): “This is not so.”",
    );
  });

  it("refers from a denial to the claim, where that stands on the page", () => {
    const first = claim({ deniedBy: [said("Ana Brel")] });
    const target = { ...said("Rebel forces", { stance: "asserts" }), citation: first.citation };
    const denial = claim(
      { claimant: "Ana Brel", speaker: "Ana Brel", stance: "denies", cue: "denied", denies: [target] },
      { ...DATED, article: "kp-9" },
    );
    expect(render(answer({ items: [first, denial] }))).toContain("Denies what Rebel forces said: see 1");
    expect(render(answer({ items: [denial] }))).toContain("Denies what Rebel forces said: “Rebel");
    const rumour = { ...target, claimant: null, speaker: null };
    expect(render(answer({ items: [{ ...denial, denies: [rumour] }] }))).toContain(
      "Denies what is reported: “",
    );
  });

  it("shows three of a kind and counts the rest", () => {
    const many = Array.from({ length: 5 }, (_, i) => said(`Speaker ${i}`));
    const text = render(answer({ items: [claim({ deniedBy: many })] }));
    expect(text).toContain("Denied by Speaker 2");
    expect(text).not.toContain("Speaker 3");
    expect(text).toContain("and 2 more (dateline ask --json lists them all)");
  });
});

describe("figures", () => {
  const text = render(answer({ command: "casualties", headline: "Five figures.", items: casualties }));

  it("stand on a line each, parts under their total, their sentence quoted once", () => {
    expect(text).toContain(
      [
        " 1  killed   4  civilians · Idra · as of 30 Nov 2024 — The Karvanian Civil",
        "      Defence",
        " 2    of these  2  children",
        " 3  injured  6 · Idra · as of 30 Nov 2024 — The Karvanian Civil Defence",
        "    The Karvanian Civil Defence said that four civilians had been killed,",
        "    including two children, and six injured in Idra.",
        "    — Fighting reaches the north",
      ].join("\n"),
    );
    expect(text.split("including two children, and six injured").length).toBe(2);
  });

  it("leave vague numbers in the words of the article", () => {
    expect(text).toContain("killed   dozens of its soldiers · Velm · undated — The army");
  });

  it("set what is background apart, numbered on", () => {
    expect(text).toContain(
      "Background\n\n 5  killed  at least 40,000 people · as of 30 Nov 2024 — nobody named",
    );
  });

  it("keep their numbers where background comes first", () => {
    const shown = render(answer({ items: [figure({ background: true }), figure({ low: 9, high: 9 })] }));
    expect(shown.indexOf(" 2  killed  9")).toBeLessThan(shown.indexOf("Background"));
    expect(shown.indexOf("Background")).toBeLessThan(shown.indexOf(" 1  killed  4"));
  });

  it("tell a running total and a denial", () => {
    const shown = render(answer({ items: [figure({ running: true, denied: true })] }));
    expect(words(shown)).toContain("[running total] [denied]");
  });

  it("do not call a part's total what it is not, where the total is on another page", () => {
    expect(render(answer({ items: [figure({ subset: true })] }))).toContain("part of a larger figure  ");
  });

  it("say none in the article's words", () => {
    const none = figure({
      zero: true,
      low: 0,
      high: 0,
      words: "no casualties",
      group: null,
      harm: "casualties",
    });
    expect(render(answer({ items: [none] }))).toContain("casualties  no casualties · Idra");
  });
});

describe("the rest of an answer", () => {
  it("puts the date of an event first", () => {
    const items = [event("2024-11", SENTENCES.denial), event(null, SENTENCES.reported, {})];
    const text = render(answer({ command: "timeline", items }));
    expect(text).toContain(" 1  Nov 2024\n    He denied");
    expect(text).toContain(" 2  undated\n    The airport");
  });

  it("heads what is related by what is true of it", () => {
    const unnamed = claim({ claimant: null, speaker: null, cue: "reportedly" });
    const related = [passage(SENTENCES.denial), unnamed];
    const text = render(answer({ related }));
    expect(text).toMatch(
      /Reported, with nobody named\n\n r2 {2}\[nobody named\](.|\n)*Also reported\n\n r1 {2}He denied/,
    );
    expect(render(answer({ command: "casualties", related }))).toContain("Related\n\n r1  He denied");
  });

  it("says how much more there is and how to see it", () => {
    const page = answer({ items: [passage("One."), passage("Two.")], total: 9 });
    expect(render(page)).toContain("7 more (2 of 9 shown). Type more.");
    expect(render(page, { firstNumber: 5 })).toContain("3 more (6 of 9 shown).");
    expect(render(page, { firstNumber: 8 })).not.toContain("shown");
  });

  it("lists its notes", () => {
    expect(render(answer({ notes: ["One article is undated."] }))).toMatch(/\n\n- One article is undated\.$/);
  });

  it("numbers nothing where nothing is to be referred to", () => {
    expect(render(answer({ items: [passage("All of it.")] }), { firstNumber: null })).toContain(
      "\n\nAll of it.\n",
    );
  });

  it("keeps paragraphs apart", () => {
    expect(render(answer({ items: [passage("One.\r\n\r\nTwo.")] }))).toContain(" 1  One.\n    Two.\n");
  });

  it("is plain text without colour, and the same words with it", () => {
    const shown = answer({
      items: [claim({ hedged: true }), ...casualties],
      related: [passage("So.")],
      notes: ["N."],
    });
    const plain = render(shown);
    const coloured = render(shown, { colour: true });
    const esc = String.fromCharCode(27);
    expect(plain).not.toContain(esc);
    expect(coloured).toContain(`${esc}[1mRebel forces${esc}[22m`);
    expect(coloured.replaceAll(new RegExp(`${esc}\\[\\d+m`, "g"), "")).toBe(plain);
  });
});

describe("width", () => {
  it.each([20, 40, 80, 200])("holds every line within %i columns, every word as it was", (width) => {
    const items = [claim({}, { ...DATED, source: "ニュース 通信社" }), ...casualties];
    const text = render(
      answer({ items, notes: ["A note that goes on for a while, to be wrapped as well."] }),
      {
        width,
      },
    );
    for (const line of text.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(width);
    for (const item of items) expect(words(text)).toContain(item.text);
  });

  it("counts wide characters as two columns", () => {
    const wide = "東京 ".repeat(30).trim();
    const text = render(answer({ items: [passage(wide)] }), { width: 40 });
    for (const line of text.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(40);
    expect(words(text)).toContain(wide);
  });

  it("never breaks a word, however long", () => {
    const long = "x".repeat(10_000);
    expect(render(answer({ items: [passage(`A ${long} b.`)] }), { width: 40 })).toContain(
      `\n    ${long}\n    b.`,
    );
  });

  it("leaves letters as the article composes them", () => {
    const decomposed = "Cafe\u0301 Velm";
    expect(render(answer({ items: [passage(decomposed)] }))).toContain(decomposed);
  });

  it("renders 10,000 characters of words whole", () => {
    const long = "word ".repeat(2_000).trim();
    expect(words(render(answer({ headline: long, items: [passage(long)] }), { width: 40 }))).toContain(long);
  });

  it.each([0, -3, 7.5, Number.NaN])("survives a width of %d", (width) => {
    expect(words(render(answer({ items: [claim()] }), { width }))).toContain(SENTENCES.capture);
  });
});

describe("hostile articles", () => {
  const hostile =
    "One\u001b[2J\u001b]0;owned\u0007 two\u009b31m three\u202etxet\u202c \u0000four\u007f\rfive\tsix\u2066seven";

  it("cannot drive the terminal from anywhere", () => {
    const cited = { title: hostile, source: hostile, published: hostile, url: hostile, article: hostile };
    const items = [
      claim({ text: hostile, claimant: hostile, speaker: hostile, cue: hostile }, cited),
      figure({ words: hostile, bound: "vague", group: hostile, place: hostile, asOf: hostile }, cited),
      figure({ claimant: hostile, speaker: hostile, alsoIn: [citation(hostile, cited)] }, cited),
      event(hostile, hostile, cited),
      passage(hostile, cited),
    ];
    const text = render(answer({ headline: hostile, items, related: items, notes: [hostile] }));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is the point.
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });

  it("are seen to be tampered with, their words as they were", () => {
    const text = render(answer({ items: [passage(hostile)] }));
    expect(words(text)).toContain("One␛[2J␛]0;owned␇ two\ufffd31m threetxet ␀four␡ five sixseven");
  });

  it("cannot break out of one line by a title", () => {
    const text = render(answer({ items: [passage("So.", { title: "A\n\n 2  Faked · announced" })] }));
    expect(text).toContain("— A 2  Faked · announced · undated · kp-1");
  });
});

describe("a timeline", () => {
  it("puts each date over its sentences", () => {
    const entries = [
      { date: "2024-11-30", items: [event("2024-11-30", SENTENCES.capture), passage("More.")] },
    ];
    const text = renderTimeline({ entries }, { width: 80, colour: false });
    expect(text).toMatch(/^30 Nov 2024\n\nRebel forces announced on Saturday(.|\n)*\n\nMore\.\n— /);
  });
});
