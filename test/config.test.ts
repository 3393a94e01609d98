import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadConfig } from "../src/config.js";
import { OPEN_TO_ALL } from "../src/core/channel/access.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dateline-config-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function load(yaml: string) {
  const path = join(folder, "dateline.config.yaml");
  await writeFile(path, yaml);
  return loadConfig(path, "/bundled");
}

describe("the configuration", () => {
  test("is the bundled desk, open to all, where there is none", async () => {
    expect(await loadConfig(null, "/bundled")).toEqual({
      desks: [{ data: "/bundled", slack: OPEN_TO_ALL, discord: OPEN_TO_ALL }],
      state: resolve("state"),
      slackPort: 3000,
      discordGuild: null,
      discordPort: 3001,
    });
  });

  test("says for each platform whom a desk answers, with paths beside the file and ids to the digit", async () => {
    const { desks, slackPort, discordGuild } = await load(
      [
        "desks:",
        "  - data: ./articles",
        "    contact: Dana",
        "    slack: { channels: [C0123ABCD], groups: [S0123ABCD] }",
        "    discord: { channels: [1234567890123456789], roles: [9007199254740993] }",
        "slack: { port: 8080 }",
        "discord: { guild: 1234567890123456780 }",
      ].join("\n"),
    );
    expect(desks).toEqual([
      {
        data: join(folder, "articles"),
        slack: { channels: ["C0123ABCD"], groups: ["S0123ABCD"], contact: "Dana" },
        discord: { channels: ["1234567890123456789"], groups: ["9007199254740993"], contact: "Dana" },
      },
    ]);
    expect([slackPort, discordGuild]).toEqual([8080, "1234567890123456780"]);
  });

  test("keeps its state beside the file, or where it says", async () => {
    expect(await load("desks: [{ data: x }]")).toMatchObject({ state: join(folder, "state") });
    const elsewhere = "desks: [{ data: x }]\nstate: ../kept";
    expect(await load(elsewhere)).toMatchObject({ state: resolve(folder, "../kept") });
    expect(await load(elsewhere.replace("../", "/"))).toMatchObject({ state: resolve("/kept") });
  });

  test.each([
    ["desks: []", /desks: /],
    [
      "desks:\n  - data: x\n    slack: { channels: [general] }",
      /line 3: desks\[0\]\.slack\.channels\[0\]: an id is like C0123ABCD/,
    ],
    ["desks:\n  - data: x\n    slak: {}", /line 2: desks\[0\]: .*slak.*mend its spelling or delete it/],
    ["desks:\n  - data: x\nslack: { port: 99999 }", /a port is a number up to 65535/],
    ["desks: [", /not valid YAML/],
    ["", /desks: /],
  ])("is refused with its line and what to do: %j", async (yaml, sentence) => {
    await expect(load(yaml)).rejects.toThrow(sentence);
    await expect(load(yaml)).rejects.toMatchObject({ code: "bad-config" });
  });

  test("that is named and not there is refused", async () => {
    await expect(loadConfig(join(folder, "none.yaml"), "/bundled")).rejects.toThrow(
      "name another with --config",
    );
  });
});
