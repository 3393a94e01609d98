import { afterEach, describe, expect, test } from "vitest";
import { deskOf, karvaniaDesk, MovableClock } from "../../core/support.js";
import { type Newsroom, openNewsroom } from "./support.js";

let room: Newsroom;
afterEach(async () => {
  expect(room.discord.rejections.filter(({ scripted }) => !scripted)).toEqual([]);
  await room.close();
});

async function choices(subcommand: string, focused: string, value: string): Promise<string[]> {
  const name = room.discord.commandsOf()[0]?.name ?? "";
  const shown = await room.discord.autocomplete({ name, subcommand, focused, value }).choices;
  return shown.map((one) => `${one.name} = ${one.value}`);
}

describe("what is typed on Discord", () => {
  test.each([
    ["who-claimed", "topic", "que", "Quelmar = Quelmar"],
    ["who-claimed", "by", "wenna", "Wenna Ostrick = Wenna Ostrick"],
    ["casualties", "place", "quel", "Quelmar = Quelmar"],
    ["summary", "topic", "karvanian r", "Karvanian River Rescue = Karvanian River Rescue"],
    ["timeline", "topic", "vash", "Vashnik = Vashnik"],
    ["digest", "about", "pell", "Pellimoor = Pellimoor"],
    ["article", "id", "ota-0303", "Quelmar flood toll rises to nine · 2031-03-03 = ota-0303-toll"],
    ["article", "id", "mayor", "Mayor: five dead in Quelmar · 2031-03-01 = rd-0301-evening"],
  ])("in %s %s, %j, is completed", async (subcommand, focused, typed, choice) => {
    room = await openNewsroom();
    expect(await choices(subcommand, focused, typed)).toContain(choice);
  });

  test("is completed to the most frequent where nothing is typed yet, 25 at most", async () => {
    room = await openNewsroom();
    expect(await choices("who-claimed", "topic", "")).toHaveLength(25);
  });

  test("is completed to nothing where nothing fits", async () => {
    room = await openNewsroom();
    expect(await choices("who-claimed", "topic", "xyzzy")).toEqual([]);
  });

  test("is never completed to a word that only an embargoed article has", async () => {
    const clock = new MovableClock("2031-03-05T12:00:00Z");
    const articles = [
      { id: "open", text: "The mill in Vell is shut, Ona Brell said.", published: "2031-03-04T12:00:00Z" },
      {
        ...{ id: "zanthor-later", title: "Zanthor resigns", published: "2031-03-04T12:00:00Z" },
        text: "Five people were killed in Zanthoria, Zanthor Quill said.",
        embargoedUntil: "2031-03-06T12:00:00Z",
      },
    ];
    room = await openNewsroom({ desks: [deskOf(articles, { clock, profile: { command: "vell" } })] });
    const everything = async (): Promise<string> => {
      const all: string[] = [];
      for (const [subcommand, focused] of [
        ["who-claimed", "topic"],
        ["who-claimed", "by"],
        ["casualties", "place"],
        ["article", "id"],
      ] as const)
        for (const typed of ["", "z", "zan", "zanthor"])
          all.push(...(await choices(subcommand, focused, typed)));
      return all.join("\n").toLowerCase();
    };
    expect(await everything()).not.toContain("zanthor");
    clock.moveTo("2031-03-06T12:00:01Z");
    expect(await everything()).toContain("zanthor");
  });

  test("is completed within Discord's lengths, to whole characters", async () => {
    const long = `Ülm${"🜁".repeat(80)}`;
    const articles = [
      { id: "long", title: long, text: "Nothing happened." },
      { id: "x".repeat(101), title: `${long} again`, text: "Nothing happened." },
    ];
    room = await openNewsroom({ desks: [deskOf(articles, { profile: { command: "vell" } })] });
    const shown = await choices("article", "id", "ülm");
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatch(/^Ülm(?:🜁)+… = long$/u);
  });

  test("is not completed to what Discord would not take: nothing, or too much", async () => {
    const desk = new Proxy(await karvaniaDesk(), {
      get: (target, key) =>
        key === "suggest"
          ? () => ["", "x".repeat(101), "levee"].map((value) => ({ value, label: "Levee" }))
          : Reflect.get(target, key, target),
    });
    room = await openNewsroom({ desks: [desk] });
    expect(await choices("who-claimed", "topic", "l")).toEqual(["Levee = levee"]);
  });

  test("is simply not completed where Discord takes no completion", async () => {
    room = await openNewsroom();
    room.discord.fail("POST /interactions/:id/:token/callback", { code: 10062 });
    const { name } = room.discord.commandsOf()[0] ?? { name: "" };
    room.discord.autocomplete({ name, subcommand: "who-claimed", focused: "topic", value: "q" });
    await room.log.line("completions were not shown");
    expect(await choices("who-claimed", "topic", "que")).not.toEqual([]);
    expect(room.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});
