import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { renderAnswer } from "../../../src/adapters/terminal/render.js";
import type { CasualtyEvent, FigureItem } from "../../../src/core/answers/answer.js";
import { articles, names } from "../../core/ledger/crisis.js";
import { deskOf } from "../../core/support.js";
import { answer, citation, figure } from "./karvania.js";

const LOOK = { width: 80, colour: false, firstNumber: 1, more: "Type more." } as const;

type Line = CasualtyEvent["lines"][number];
const line = (more: Partial<Line> = {}): Line => ({
  ...{ harm: "killed", victims: null, low: 4, high: 4, open: false, vague: false, part: false },
  ...{ grade: "single-source", sources: 1, ...more },
});
const event = (more: Partial<CasualtyEvent> = {}): CasualtyEvent => ({
  ...{ number: 3, place: "Idra", day: "2024-11-30", cause: "airstrike", figures: 1, lines: [line()] },
  ...more,
});
const shown = (one: CasualtyEvent, ...items: readonly Partial<FigureItem>[]): string[] =>
  renderAnswer(
    answer({
      command: "casualties",
      items: items.map((item) => figure({ event: one.number, ...item })),
      events: [one],
    }),
    LOOK,
  ).split("\n");

describe("a ledger in the terminal", () => {
  it("is the one that docs/LEDGER.md shows", () => {
    const desk = deskOf(articles, { now: "2032-06-07T06:00:00Z", profile: { names } });
    const docs = readFileSync(new URL("../../../docs/LEDGER.md", import.meta.url), "utf8");
    expect(docs).toContain(renderAnswer(desk.ask("casualties merrin killed"), LOOK));
  });

  it("has each event under a heading with its number, its place, its cause and its day", () => {
    expect(shown(event(), {})).toContain("Event 3 · Idra · airstrike · 30 Nov 2024 [single source]");
    expect(shown(event({ place: null, cause: null, day: null }), {})).toContain(
      "Event 3 · place not said [single source]",
    );
  });

  it("tells above several figures what their sources say together", () => {
    const lines = [
      line({ low: 4, high: 1_200, open: true, victims: "civilians", grade: "contested", sources: 3 }),
      line({ harm: "injured", low: null, high: null, vague: true, grade: "corroborated", sources: 2 }),
      line({ harm: "missing", low: 0, high: 0 }),
      line({ harm: "casualties", low: null, high: 12 }),
      line({ harm: "captured", low: 3, high: 3, vague: true, part: true }),
      line({ harm: "displaced", low: null, high: null, grade: "contested", sources: 1 }),
    ];
    const text = shown(event({ lines, figures: 6 }), {}, {});
    expect(text).toContain("  killed      4 to 1,200 or more  civilians  [contested, 3 sources]");
    expect(text).toContain("  injured     in words only  [corroborated, 2 sources]");
    expect(text).toContain("  missing     0  [single source]");
    expect(text).toContain("  casualties  up to 12  [single source]");
    expect(text).toContain("  captured    3, and in words (a part)  [single source]");
    expect(text).toContain("  displaced   none stated  [contested]");
  });

  it("names the place of a figure only where it is not that of its event", () => {
    expect(shown(event(), {}).join("\n")).not.toMatch(/· Idra · as of/);
    expect(shown(event(), { place: "Velm" }).join("\n")).toContain("· Velm · as of");
  });

  it("shows what a source said before, in front of what it says now, and where", () => {
    const cited = citation("Two were dead by noon.", { article: "first", title: "Strike on Idra" });
    const value = { low: 2, high: 2, bound: "exact", vague: false, zero: false, denied: false } as const;
    const earlier = [
      { ...value, words: "Two were dead", asOf: "2024-11-29", citation: cited },
      {
        ...value,
        bound: "at-least",
        high: null,
        words: "at least two were dead",
        asOf: null,
        citation: cited,
      },
    ] as const;
    const text = shown(event(), { earlier }).join(" ").replace(/ +/g, " ");
    expect(text).toContain("killed 2 → “at least two were dead” → 4 civilians");
    expect(text).toMatch(/before: 2 · as of 29 Nov 2024 · “Two were dead by noon\.” — Strike on Idra/);
    expect(text).toContain("before: “at least two were dead” · undated");
  });

  it("marks parties, first counts and what has been replaced", () => {
    const text = shown(event(), {
      claimantKinds: ["party", "official"],
      preliminary: true,
      superseded: true,
      previous: true,
    });
    expect(text.join(" ").replace(/\s+/g, " ")).toContain(
      "[party] [preliminary] [previous] [replaced since]",
    );
  });

  it("puts background under a heading of its own", () => {
    const items = [figure({ event: 3 }), figure({ event: null, background: true, low: 9_000, high: 9_000 })];
    const text = renderAnswer(answer({ command: "casualties", items, events: [event()] }), LOOK).split("\n");
    const heading = text.indexOf("Background");
    expect(heading).toBeGreaterThan(text.findIndex((one) => one.startsWith("Event 3")));
    expect(text.slice(heading).join()).toContain("9,000");
  });
});
