import { describe, expect, it } from "vitest";
import { createCompleter } from "../../../src/adapters/terminal/completion.js";
import { profile } from "./karvania.js";

const complete = createCompleter(profile);

describe("completion", () => {
  it.each([
    ["a command", "who", ["who-claimed "], "who"],
    ["a command in capitals", "CAS", ["casualties "], "CAS"],
    ["several commands", "s", ["search ", "sources ", "status ", "summary "], "s"],
    ["words of the session", "mo", ["more "], "mo"],
    ["the slash command", "/kar", ["/karvania "], "/kar"],
    ["a command behind the slash command", "/karvania tim", ["timeline "], "tim"],
    ["a name", "casualties id", ["Idra"], "id"],
    ["another spelling", "who-claimed VEL", ["Velm", "Velmia"], "VEL"],
    ["a name of several words", "search Ana al-", ["Ana al-Brel"], "Ana al-"],
    ["a name half typed with its space", "search president ", ["President Brel"], "president "],
    ["a name in plain English", "what happened in velmi", ["Velmia"], "velmi"],
    ["a name as first word", "Presi", ["President Brel"], "Presi"],
    ["all names after a command", "casualties ", ["Ana al-Brel", "Idra", "Velm"], ""],
    ["nothing where nothing fits", "casualties zz", [], "casualties zz"],
    ["no foreign slash command", "/zz", [], "/zz"],
  ])("offers %s", (_, line, candidates, replaced) => {
    expect(complete(line)).toEqual([candidates, replaced]);
  });

  it("offers all commands on an empty line", () => {
    expect(complete("")[0]).toContain("who-claimed ");
    expect(complete("")[0]).toContain("exit ");
  });
});
