import { existsSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { groupsNamedIn, slackManifest } from "../../../src/adapters/slack/manifest.js";
import { OPEN_TO_ALL } from "../../../src/core/channel/access.js";

const SCHEMA = new URL("../../../../shared/specs/slack-manifest-1.0.0.schema.json", import.meta.url);
const desks = [
  { command: "syria", title: "Syria desk", examples: ["who-claimed airport"] },
  { command: "harbour", title: "Harbour desk", examples: [] },
];

describe("the manifest for Slack", () => {
  test("has a slash command for each desk", () => {
    const { features } = slackManifest({ desks, groups: false, url: null });
    expect(features.slash_commands.map(({ command }) => command)).toEqual(["/syria", "/harbour"]);
  });

  test("asks to read user groups only where a desk is limited to one", () => {
    const scopes = (groups: boolean) => slackManifest({ desks, groups, url: null }).oauth_config.scopes.bot;
    expect(scopes(true)).toContain("usergroups:read");
    expect(scopes(false)).not.toContain("usergroups:read");
  });

  test("asks to look into channels, where it is open whether something was posted", () => {
    const { bot } = slackManifest({ desks, groups: false, url: null }).oauth_config.scopes;
    expect(bot).toEqual(expect.arrayContaining(["channels:history", "groups:history"]));
    // Of what is said there it is told nothing.
    const { bot_events: events } = slackManifest({ desks, groups: false, url: null }).settings
      .event_subscriptions;
    expect(events).toEqual(["app_home_opened", "app_mention", "message.im"]);
  });

  test("counts the user groups of those who may ask and of those who may administer", () => {
    const access = { ...OPEN_TO_ALL, administrators: ["U0ADA", "S0CHIEFS", "W0BEN"] };
    expect(groupsNamedIn(access)).toEqual(["S0CHIEFS"]);
    expect(groupsNamedIn({ ...access, groups: ["S0EDITORS"] })).toEqual(["S0EDITORS", "S0CHIEFS"]);
    expect(groupsNamedIn(OPEN_TO_ALL)).toEqual([]);
  });

  test("names an address everywhere or nowhere", () => {
    const byHttp = JSON.stringify(slackManifest({ desks, groups: false, url: "https://bot.example/" }));
    expect(byHttp.match(/https:\/\/bot\.example\/slack\/events/g)).toHaveLength(4);
    expect(byHttp).toContain('"socket_mode_enabled":false');
    expect(JSON.stringify(slackManifest({ desks, groups: false, url: null }))).not.toContain("http");
  });

  test.skipIf(!existsSync(SCHEMA))(
    "is valid by Slack's own schema (skipped where shared/specs is absent)",
    () => {
      const schema = JSON.parse(readFileSync(SCHEMA, "utf8"));
      const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
      for (const url of [null, "https://bot.example"])
        for (const groups of [true, false]) {
          validate(slackManifest({ desks, groups, url }));
          expect(validate.errors ?? []).toEqual([]);
        }
    },
  );
});
