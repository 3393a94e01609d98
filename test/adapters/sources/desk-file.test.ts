import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadDeskProfile } from "../../../src/adapters/sources/desk-file.js";
import { DatelineError } from "../../../src/core/errors.js";
import { folderWith } from "./temp-folder.js";

const yaml = `# The Karvania desk
name: karvania
command: karvania
title: Karvania desk
examples:
  - who-claimed harbour
names:
  - name: Ilse Marn
    kind: person
    also: [Marn, President Marn, 1701, No]
  - name: Osk
    kind: place
`;
const profile = {
  name: "karvania",
  command: "karvania",
  title: "Karvania desk",
  examples: ["who-claimed harbour"],
  names: [
    { name: "Ilse Marn", kind: "person", also: ["Marn", "President Marn", "1701", "No"] },
    { name: "Osk", kind: "place", also: [] },
  ],
  cues: {},
};
const neutral = { name: "desk", command: "desk", title: "Desk", examples: [], names: [], cues: {} };

async function failure(path: string): Promise<DatelineError> {
  const error: unknown = await loadDeskProfile(path).catch((thrown: unknown) => thrown);
  if (error instanceof DatelineError) return error;
  throw new Error(`no DatelineError but ${JSON.stringify(error)}`);
}

describe("a desk's profile", () => {
  const places = [
    ["in the folder", "desk.yaml", "."],
    ["in the folder under its other name", "desk.yml", "."],
    ["beside the file", "desk.yaml", "articles.jsonl"],
    ["at the very path", "desk.yaml", "desk.yaml"],
  ] as const;
  it.each(places)("is found %s", async (_, name, path) => {
    const root = await folderWith({ [name]: yaml, "articles.jsonl": "{}" });
    expect(await loadDeskProfile(join(root, path))).toEqual(profile);
  });

  it("is read with Windows line ends and a byte-order mark", async () => {
    const root = await folderWith({ "desk.yaml": `\ufeff${yaml.replaceAll("\n", "\r\n")}` });
    expect(await loadDeskProfile(root)).toEqual(profile);
  });

  it("takes defaults for keys that say nothing", async () => {
    const root = await folderWith({ "desk.yaml": "name: karvania\ntitle:\nnames:\nexamples:\n" });
    expect(await loadDeskProfile(root)).toEqual({ ...neutral, name: "karvania" });
  });

  const folders = [
    ["karvania", "karvania"],
    ["osk-2", "osk-2"],
    ["Karvania", "desk"],
    ["my articles", "desk"],
    ["x".repeat(33), "desk"],
  ] as const;
  it.each(folders)("without a desk file in the folder %s is neutral", async (folder, name) => {
    const root = await folderWith({ [`${folder}/a.txt`]: "A." });
    expect(await loadDeskProfile(join(root, folder))).toEqual({ ...neutral, name, command: name });
    expect(await loadDeskProfile(join(root, folder, "a.txt"))).toEqual({ ...neutral, name, command: name });
  });

  it.each(["", "# nothing yet\n", "\n\n"])("of an empty desk file (%j) is neutral", async (content) => {
    const root = await folderWith({ "d/desk.yaml": content });
    expect(await loadDeskProfile(join(root, "d"))).toEqual({ ...neutral, name: "d", command: "d" });
  });

  it.each(["no/such/place", "\0"])("of a path that does not exist (%j) is neutral", async (path) => {
    expect(await loadDeskProfile(path)).toMatchObject({ title: "Desk", names: [] });
  });

  it("tells who is a side in the conflict, and which verbs report", async () => {
    const root = await folderWith({
      "desk.yaml":
        "names:\n  - {name: Osk, kind: group, party: true}\n  - {name: Velm, kind: group, party: false}\n" +
        "cues:\n  condemns: [lambaste, pillory]\n  denies: [pooh]\n",
    });
    const { names, cues } = await loadDeskProfile(root);
    expect(names.map((one) => one.party)).toEqual([true, false]);
    expect(cues).toEqual({ condemns: ["lambaste", "pillory"], denies: ["pooh"] });
  });

  it("may say the same spelling twice for one name", async () => {
    const root = await folderWith({
      "desk.yaml": "names: [{name: Osk, kind: place, also: [osk, Osk, OSK]}]",
    });
    expect((await loadDeskProfile(root)).names).toHaveLength(1);
  });
});

describe("a broken desk file", () => {
  const name = (one: string, kind: string, also = "[]") =>
    `  - {name: ${one}, kind: ${kind}, also: ${also}}\n`;
  const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]"];
  for (let i = 98; i < 110; i++)
    bomb.push(
      `${String.fromCharCode(i)}: &${String.fromCharCode(i)} [${`*${String.fromCharCode(i - 1)},`.repeat(9)}]`,
    );
  const broken = [
    [
      "broken YAML",
      "name: karvania\ntitle: [Karvania\nnames: x: y",
      /desk\.yaml, line \d: it is not valid YAML .+; mend/,
    ],
    [
      "an unknown key",
      "name: osk\ncomand: osk",
      /desk\.yaml, line 1: .*"comand".*; mend its spelling or delete it/,
    ],
    [
      "an impossible command",
      "name: osk\ncommand: Osk desk",
      /line 2: command: a command is 1 to 32 of .*; mend it/,
    ],
    ["an unknown kind", `names:\n${name("Osk", "city")}`, /line 2: names\[0\]\.kind: .*"place".*; mend it/],
    ["a name without a kind", "names:\n  - name: Osk", /line 2: names\[0\]\.kind: .*; mend it/],
    ["names that are no list", "names: Osk", /line 1: names: .*; mend it/],
    ["a list", "- name: Osk", /line 1: .*; mend it/],
    ["a sentence", "The Karvania desk", /line 1: .*; mend it/],
    [
      "a party that is neither true nor false",
      "names: [{name: Osk, kind: group, party: maybe}]",
      /line 1: names\[0\]\.party: it is either true or false; mend it/,
    ],
    [
      "cues of a stance that there is not",
      "name: osk\ncues:\n  slams: [lambaste]",
      /line 3: cues: "slams" is no stance; a stance is one of asserts, .*, declines; mend its spelling or delete it/,
    ],
    [
      "a cue of two words",
      "cues:\n  condemns: [lambaste, lash out]",
      /line 2: cues\.condemns\[1\]: a cue is one verb in its base form .*lambaste; mend it/,
    ],
    ["cues that are no list", "cues:\n  condemns: lambaste", /line 2: cues\.condemns: .*; mend it/],
    [
      "a cue of two stances",
      "cues:\n  condemns: [lambaste]\n  denies: [lambaste]",
      /line 3: cues\.denies\[0\]: "lambaste" already stands under condemns; leave it under one stance/,
    ],
    ["a key given twice", "name: a\nname: b", /line 2: it is not valid YAML/],
    ["eleven examples", `examples: [${"a, ".repeat(11)}]`, /line 1: examples: .*; mend it/],
    ["a bomb of aliases", bomb.join("\n"), /aliases .*; write it out plainly/],
    ["NUL bytes", "name: \0", /desk\.yaml: it is not text/],
    [
      "a spelling of two names",
      `names:\n${name("Ilse Marn", "person", "[Marn]")}${name("Osk", "place")}${name("Marnland", "place", "[M, MARN]")}`,
      /line 4: names\[2\]\.also\[1\]: "MARN" already belongs to "Ilse Marn"; leave it with one/,
    ],
    [
      "a name given twice",
      `names:\n${name("Osk", "place")}${name("osk", "group")}`,
      /line 3: names\[1\]\.name: "osk" already belongs to "Osk"/,
    ],
  ] as const;
  it.each(broken)("with %s says where and what to do", async (_, content, message) => {
    const error = await failure(await folderWith({ "desk.yaml": content }));
    expect(error.code).toBe("bad-desk-file");
    expect(error.message).toMatch(message);
  });

  it("is one beside another, or a folder of its name, or larger than any desk", async () => {
    const two = await folderWith({ "desk.yaml": yaml, "desk.yml": yaml });
    expect((await failure(two)).message).toMatch(/desk\.yml: there is also a desk\.yaml; delete one/);
    const folder = await folderWith({});
    await mkdir(join(folder, "desk.yaml"));
    expect((await failure(folder)).message).toMatch(/not a file/);
    const large = await folderWith({ "desk.yaml": Buffer.alloc(5_000_001, "#") });
    expect((await failure(large)).message).toMatch(/over 5 MB/);
  });
});
