import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadConfig } from "../src/config.js";
import { OPEN_TO_ALL } from "../src/core/channel/access.js";
import { PACE } from "../src/core/standing/watch-posts.js";

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

const NOTHING_SET = { timezone: "UTC", digests: [], pace: PACE };

describe("the configuration", () => {
  test("is the bundled desk, open to all, where there is none", async () => {
    expect(await loadConfig(null, "/bundled")).toEqual({
      desks: [{ data: "/bundled", wires: [], ...NOTHING_SET, slack: OPEN_TO_ALL, discord: OPEN_TO_ALL }],
      state: resolve("state"),
      allow: [],
      pushPort: 3002,
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
        "    slack: { channels: [C0123ABCD], groups: [S0123ABCD], administrators: [U0123ABCD, S0456ABCD] }",
        "    discord: { channels: [1234567890123456789], roles: [9007199254740993] }",
        "slack: { port: 8080 }",
        "discord: { guild: 1234567890123456780 }",
      ].join("\n"),
    );
    expect(desks).toEqual([
      {
        data: join(folder, "articles"),
        wires: [],
        ...NOTHING_SET,
        slack: {
          ...{ channels: ["C0123ABCD"], groups: ["S0123ABCD"], contact: "Dana" },
          administrators: ["U0123ABCD", "S0456ABCD"],
        },
        discord: {
          ...{ channels: ["1234567890123456789"], groups: ["9007199254740993"], contact: "Dana" },
          administrators: [],
        },
      },
    ]);
    expect([slackPort, discordGuild]).toEqual([8080, "1234567890123456780"]);
  });

  test("plans digests, each channel's at its hour, in the desk's zone where it names none", async () => {
    const { desks } = await load(
      [
        "desks:",
        "  - data: x",
        "    timezone: Asia/Damascus",
        "    watches: { every: 30m }",
        "    digest:",
        "      - { at: 07:00, timezone: Europe/London, to: [slack:C0123ABCD, discord:1234567890123456789] }",
        "      - { at: 18:30, days: [mon, fri], about: airport, empty: nothing, to: [slack:T0123ABCD/C0456ABCD] }",
      ].join("\n"),
    );
    const everyDay = { at: "07:00", timezone: "Europe/London" };
    const plan = { topic: "", whenEmpty: "line", by: null };
    expect(desks[0]?.digests).toEqual([
      { ...plan, to: { platform: "slack", team: null, channel: "C0123ABCD" }, daily: everyDay },
      { ...plan, to: { platform: "discord", team: null, channel: "1234567890123456789" }, daily: everyDay },
      {
        ...{ ...plan, topic: "airport", whenEmpty: "nothing" },
        to: { platform: "slack", team: "T0123ABCD", channel: "C0456ABCD" },
        daily: { at: "18:30", timezone: "Asia/Damascus", days: ["mon", "fri"] },
      },
    ]);
    expect(desks[0]?.pace).toEqual({ ...PACE, between: 30 * 60_000 });
  });

  test.each([
    ["to: [slack:C0123ABCD, slack:C0123ABCD]", "slack:C0123ABCD is in two digests of one desk"],
    ["to: [slack:general]", "a channel is written as slack:C0123ABCD"],
    ["to: []", "name a channel, like [slack:C0123ABCD]"],
    ["to: slack:C0123ABCD", "channels are a list, like [slack:C0123ABCD]"],
    ["about: airport", "channels are a list, like [slack:C0123ABCD]"],
    ["empty: silence, to: [slack:C0123ABCD]", "on a day with nothing new there is one of: line, nothing"],
    ["timezone: Mars/Olympus, to: [slack:C0123ABCD]", "a time zone is a name like Europe/London"],
    [
      "days: [someday], to: [slack:C0123ABCD]",
      "line 3: desks[0].digest[0].days[0]: a day is one of sun, mon",
    ],
    ["days: mon, to: [slack:C0123ABCD]", "days are a list, like [mon, thu]"],
  ])("refuses a digest with %s", async (more, sentence) => {
    await expect(load(`desks:\n  - data: x\n    digest: [{ at: 07:00, ${more} }]`)).rejects.toThrow(sentence);
  });

  test("keeps its state beside the file, or where it says", async () => {
    expect(await load("desks: [{ data: x }]")).toMatchObject({ state: join(folder, "state") });
    const elsewhere = "desks: [{ data: x }]\nstate: ../kept";
    expect(await load(elsewhere)).toMatchObject({ state: resolve(folder, "../kept") });
    expect(await load(elsewhere.replace("../", "/"))).toMatchObject({ state: resolve("/kept") });
  });

  test("names the feeds of a desk, and what of the intranet may be fetched", async () => {
    const { desks, allow } = await load(
      [
        "desks:",
        "  - data: x",
        "    wires:",
        "      - { feed: 'https://osk.example/rss', source: Osk Wire, every: 5m }",
        "      - { feed: 'http://cms.example/feed?x=1', every: 2h }",
        "      - feed: https://vell.example/atom",
        "network: { allow: [cms.example, 10.20.0.0/16, 'fd00::1'] }",
      ].join("\n"),
    );
    expect(desks[0]?.wires).toEqual([
      { feed: "https://osk.example/rss", source: "Osk Wire", every: 300_000 },
      { feed: "http://cms.example/feed?x=1", every: 7_200_000 },
      { feed: "https://vell.example/atom" },
    ]);
    expect(allow).toEqual(["cms.example", "10.20.0.0/16", "fd00::1"]);
  });

  test.each([
    ["desks: []", /desks: /],
    [
      "desks:\n  - data: x\n    slack: { channels: [general] }",
      /line 3: desks\[0\]\.slack\.channels\[0\]: an id is like C0123ABCD/,
    ],
    ["desks:\n  - data: x\n    slak: {}", /line 2: desks\[0\]: .*slak.*mend its spelling or delete it/],
    ["desks:\n  - data: x\nslack: { port: 99999 }", /a port is a number up to 65535/],
    ["desks: [{ data: x, wires: [{ feed: osk.example }] }]", /wires\[0\]\.feed: a feed is an address/],
    ["desks: [{ data: x, wires: [{ feed: 'file:///etc/passwd' }] }]", /a feed is an address/],
    [
      "desks: [{ data: x, wires: [{ feed: 'https://x.example', every: 5 }] }]",
      /whole minutes or hours, like 5m/,
    ],
    ["desks: [{ data: x, wires: [{ feed: 'https://x.example', every: 25h }] }]", /from 1m to 24h/],
    [
      "desks: [{ data: x }]\nnetwork: { allow: [10.0.0.0/99] }",
      /line 2: network\.allow\[0\]: an entry is a host/,
    ],
    ["desks: [{ data: x, digest: { at: 07:00 } }]", /digest: digests are a list, like: - \{ at: 07:00/],
    ["desks: [{ data: x, wires: 'https://osk.example' }]", /wires: feeds are a list, like: - feed/],
    ["desks: [{ data: x, watches: 1h }]", /watches: write it as \{ every: 1h \}/],
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
