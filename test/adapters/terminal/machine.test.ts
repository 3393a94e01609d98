import { describe, expect, it } from "vitest";
import { timelineToMachine, toJsonLine, toMachine } from "../../../src/adapters/terminal/machine.js";
import { answer, citation, claim, DATED, event, figure, passage, SENTENCES } from "./karvania.js";

describe("machine-readable output", () => {
  it("has the fields of the design, in their order", () => {
    const line = toMachine(answer({ items: [claim()], actions: [{ label: "Help", question: "help" }] }));
    expect(line).toBe(
      '{"question":"who-claimed airport","desk":"karvania","command":"who-claimed","asOf":"2024-11-30T06:00:00Z",' +
        '"headline":"One source claims something about the airport.",' +
        `"items":[{"type":"claim","text":${JSON.stringify(SENTENCES.capture)},"claimant":"Rebel forces",` +
        '"speaker":"Rebel forces","cue":"announced","content":"they had captured the airport of Velm",' +
        '"stance":"asserts","hedged":false,"claimantKinds":[],"within":null,"citation":{"article":"kp-1","start":120,"end":220,' +
        `"quote":${JSON.stringify(SENTENCES.capture)},"title":"Fighting reaches the north",` +
        '"source":"The Karvania Post","published":"2024-11-30T06:00:00Z"}}],' +
        '"related":[],"notes":[],"total":1}',
    );
  });

  it("gives null for a title, source and time that are missing, and a url only where there is one", () => {
    const bare = JSON.parse(toMachine(answer({ items: [passage("So.", {})] })));
    expect(bare.items[0].citation).toEqual({
      ...citation("So."),
      title: null,
      source: null,
      published: null,
    });
    const linked = JSON.parse(
      toMachine(answer({ items: [passage("So.", { url: "https://post.example/" })] })),
    );
    expect(Object.keys(linked.items[0].citation).at(-1)).toBe("url");
  });

  it("gives a problem last, and only where there is one", () => {
    const line = toMachine(answer({ command: null, asOf: null, problem: "unknown-command" }));
    expect(line).toMatch(/"command":null,"asOf":null,.*"total":0,"problem":"unknown-command"\}$/);
  });

  it("gives figures, events and passages their fields", () => {
    const items = [figure(), event("2024-11-30", "So."), passage("So.")];
    const shown = JSON.parse(toMachine(answer({ items })));
    expect(shown.items.map((item: object) => Object.keys(item).join(" "))).toEqual([
      "type text harm low high bound vague subset background group place asOf claimant speaker words running zero " +
        "denied cause preliminary previous claimantKinds citation",
      "type text date citation",
      "type text citation",
    ]);
  });

  it("keeps where else a statement stands", () => {
    const line = toMachine(answer({ items: [claim({ alsoIn: [citation("So.", DATED)] })] }));
    expect(JSON.parse(line).items[0].alsoIn[0].title).toBe(DATED.title);
  });

  it("keeps what others say to a claim, after where else it stands, and whose account it stands in", () => {
    const said = {
      ...{ speaker: "army", claimant: "The army", stance: "denies" as const },
      ...{ within: { speaker: "Orsk", claimant: "he" }, citation: citation("No.", DATED) },
    };
    const within = { speaker: null, claimant: "they" };
    const line = toMachine(
      answer({ items: [claim({ within, deniedBy: [said], confirms: [], alsoIn: [citation("So.")] })] }),
    );
    const [item] = JSON.parse(line).items;
    expect(Object.keys(item).slice(-3)).toEqual(["citation", "alsoIn", "deniedBy"]);
    expect(item.within).toEqual(within);
    expect(Object.keys(item.deniedBy[0])).toEqual(["speaker", "claimant", "stance", "within", "citation"]);
    expect(item.deniedBy[0].within).toEqual({ speaker: "Orsk", claimant: "he" });
    expect(item.deniedBy[0].citation.quote).toBe("No.");
  });

  it("is one line that no terminal obeys and that parses to the same text", () => {
    const text = "a\u001b[2J\u009b31m\u202eb\u2028c\u007f\nd\u200f é 東 \ud800";
    const line = toMachine(answer({ items: [passage(text)] }));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is the point.
    expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200f\u2028\u202e]/);
    expect(line).toContain("é 東");
    expect(JSON.parse(line).items[0].text).toBe(text);
  });

  it("gives timelines and rows as lines too", () => {
    const entries = [{ date: "2024-11-30", items: [passage("So.")] }];
    expect(timelineToMachine({ entries })).toMatch(/^\{"entries":\[\{"date":"2024-11-30","items":\[\{"type"/);
    expect(toJsonLine({ article: "a\u0085b" })).toBe('{"article":"a\\u0085b"}');
  });
});
