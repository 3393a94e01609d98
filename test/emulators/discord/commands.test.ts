import { DiscordAPIError, REST, Routes } from "discord.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ActError, type Discord, startDiscord } from "./index.js";

type Body = Record<string, unknown>;

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const command = (more: Body = {}): Body => ({ name: "ask", description: "d", ...more });
const option = (more: Body = {}): Body => ({ type: 3, name: "topic", description: "d", ...more });
const subcommand = (options: Body[] = [], name = "sub"): Body => ({
  type: 1,
  name,
  description: "d",
  options,
});
const withOptions = (...options: Body[]): Body => command({ options });
const choice = (n: number): Body => ({ name: `n${n}`, value: `v${n}` });

describe("commands", () => {
  let discord: Discord;
  let rest: REST;

  beforeAll(async () => {
    discord = await startDiscord();
    rest = new REST({ version: "10", api: discord.api, retries: 0 }).setToken(discord.token);
  });

  afterAll(async () => {
    await discord.stop();
    expect(discord.defects).toEqual([]);
  });

  const put = (body: unknown) => rest.put(Routes.applicationCommands(discord.applicationId), { body });
  const errorOf = async (sent: Promise<unknown>): Promise<Body> => {
    const error = await sent.catch((reason: unknown) => reason);
    if (!(error instanceof DiscordAPIError)) throw new Error("not refused");
    return { code: error.code, errors: JSON.stringify(error.rawError) };
  };

  test.each<[string, Body]>([
    ["letters of any script", command({ name: "спросить" })],
    ["an apostrophe, a hyphen and a line", command({ name: "who's-claimed_it" })],
    [
      "25 options of 25 choices",
      withOptions(...times(25, (i) => option({ name: `o${i}`, choices: times(25, choice) }))),
    ],
    [
      "groups of subcommands",
      withOptions({ type: 2, name: "g", description: "d", options: [subcommand([option()])] }),
    ],
    ["permissions as text", command({ default_member_permissions: "8" })],
    ["permissions of nobody", command({ default_member_permissions: null })],
    ["contexts", command({ contexts: [0, 1], integration_types: [0] })],
    ["a message menu with capitals and blanks", { type: 3, name: "Claims in this" }],
    ["autocomplete", withOptions(option({ autocomplete: true, required: true }))],
    ["bounds", withOptions(option({ type: 4, min_value: 1, max_value: 9 }))],
  ])("are taken with %s", async (_, body) => {
    expect(await put([body])).toMatchObject([{ name: body["name"] }]);
  });

  test.each<[string, Body, string]>([
    ["capitals", command({ name: "Ask" }), "APPLICATION_COMMAND_INVALID_NAME"],
    ["a blank in the name", command({ name: "ask me" }), "APPLICATION_COMMAND_INVALID_NAME"],
    ["a long name", command({ name: "a".repeat(33) }), "BASE_TYPE_BAD_LENGTH"],
    ["no description", { name: "ask" }, "BASE_TYPE_REQUIRED"],
    ["a long description", command({ description: "d".repeat(101) }), "BASE_TYPE_BAD_LENGTH"],
    ["26 options", withOptions(...times(26, (i) => option({ name: `o${i}` }))), "BASE_TYPE_MAX_LENGTH"],
    ["an option twice", withOptions(option(), option()), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"],
    [
      "a required option after an optional one",
      withOptions(option(), option({ name: "b", required: true })),
      "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
    ],
    ["26 choices", withOptions(option({ choices: times(26, choice) })), "BASE_TYPE_MAX_LENGTH"],
    [
      "a long choice",
      withOptions(option({ choices: [{ name: "n".repeat(101), value: "v" }] })),
      "BASE_TYPE_BAD_LENGTH",
    ],
    [
      "a long value",
      withOptions(option({ choices: [{ name: "n", value: "v".repeat(101) }] })),
      "BASE_TYPE_MAX_LENGTH",
    ],
    [
      "choices and autocomplete",
      withOptions(option({ choices: [choice(1)], autocomplete: true })),
      "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE_EXCLUSIVE",
    ],
    [
      "subcommands beside options",
      withOptions(subcommand(), option()),
      "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    ],
    ["subcommands in subcommands", withOptions(subcommand([subcommand()])), "BASE_TYPE_CHOICES"],
    [
      "groups in groups",
      withOptions({
        type: 2,
        name: "g",
        description: "d",
        options: [{ type: 2, name: "h", description: "d" }],
      }),
      "BASE_TYPE_CHOICES",
    ],
    [
      "8,001 characters",
      withOptions(
        ...times(25, (i) =>
          option({ name: `o${i}`, choices: times(25, (n) => ({ name: `${n}`.padEnd(12), value: `${n}` })) }),
        ),
      ),
      "APPLICATION_COMMAND_TOO_LARGE",
    ],
    ["broken permissions", command({ default_member_permissions: "all" }), "NUMBER_TYPE_COERCE"],
    ["unknown contexts", command({ contexts: [9] }), "BASE_TYPE_CHOICES"],
    [
      "a menu with a description",
      { type: 3, name: "Claims", description: "d" },
      "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID",
    ],
    ["an unknown type", command({ type: 9 }), "BASE_TYPE_CHOICES"],
  ])("are refused with %s", async (_, body, code) => {
    const error = await errorOf(put([body]));
    expect(error["code"]).toBe(50035);
    expect(error["errors"]).toContain(code);
  });

  test("of one name and type are refused", async () => {
    expect((await errorOf(put([command(), command()])))["errors"]).toContain(
      "APPLICATION_COMMANDS_DUPLICATE_NAME",
    );
    expect(await put([command(), { type: 3, name: "ask" }])).toHaveLength(2);
  });

  test("are at most a hundred", async () => {
    expect(await errorOf(put(times(101, (i) => command({ name: `c${i}` }))))).toMatchObject({ code: 30032 });
  });

  test("of all types are replaced by PUT, and keep their ids by name", async () => {
    const [old] = (await put([command(), { type: 3, name: "Claims" }])) as Body[];
    const list = (await put([command({ description: "new" })])) as Body[];
    expect(list).toMatchObject([{ id: old?.["id"], description: "new" }]);
    expect(await rest.get(Routes.applicationCommands(discord.applicationId))).toHaveLength(1);
  });

  test("of a guild are added, changed and removed one by one", async () => {
    const base = Routes.applicationGuildCommands(discord.applicationId, discord.guild.id);
    const made = (await rest.post(base, { body: command({ name: "local" }) })) as Body;
    const one = Routes.applicationGuildCommand(discord.applicationId, discord.guild.id, String(made["id"]));
    expect(await rest.patch(one, { body: { description: "changed" } })).toMatchObject({
      description: "changed",
    });
    await rest.delete(one);
    expect(await errorOf(rest.get(one))).toMatchObject({ code: 10063 });
  });

  test("can be made anew only so often a day", async () => {
    let now = Date.UTC(2026, 0, 1);
    const other = await startDiscord({ clock: { now: () => now } });
    const client = new REST({ version: "10", api: other.api, retries: 0 }).setToken(other.token);
    const path = Routes.applicationCommands(other.applicationId);
    const set = (letter: string) =>
      client.put(path, { body: times(100, (i) => command({ name: `${letter}${i}` })) });
    await set("a");
    await set("a");
    await set("b");
    expect(await errorOf(set("c"))).toMatchObject({ code: 30034 });
    now += 86_400_001;
    await set("c");
    await other.stop();
  });

  test("can be used only as they are registered", async () => {
    const other = await startDiscord();
    const client = new REST({ version: "10", api: other.api }).setToken(other.token);
    const nested = subcommand([
      option({ required: true, min_length: 2 }),
      option({ name: "order", choices: [choice(1)] }),
      option({ type: 4, name: "page", max_value: 9 }),
    ]);
    await client.put(Routes.applicationCommands(other.applicationId), {
      body: [
        withOptions(nested),
        command({ name: "hidden", default_member_permissions: "0" }),
        command({ name: "here", contexts: [0] }),
      ],
    });
    const use =
      (options: Record<string, string | number>, sub = "sub") =>
      () =>
        other.command({ name: "ask", subcommand: sub, options });
    expect(use({})).toThrow(/requires option "topic"/);
    expect(use({ topic: "a" })).toThrow(/too short/);
    expect(use({ topic: 1 })).toThrow(/takes text/);
    expect(use({ topic: "air", place: "x" })).toThrow(/no option "place"/);
    expect(use({ topic: "air", order: "x" })).toThrow(/none of its choices/);
    expect(use({ topic: "air", page: 10 })).toThrow(/too large/);
    expect(use({ topic: "air", page: 1.5 })).toThrow(/whole number/);
    expect(use({ topic: "air" }, "other")).toThrow(/no subcommand "other"/);
    expect(() => other.command({ name: "ask", options: { topic: "air" } })).toThrow(/needs a subcommand/);
    expect(() => other.command({ name: "nothing" })).toThrow(/there are: \/ask/);
    expect(() => other.command({ name: "hidden" })).toThrow(/has not the permissions/);
    expect(() => other.command({ name: "here", channel: other.directChannel() })).toThrow(/direct messages/);
    expect(() =>
      other.autocomplete({ name: "ask", subcommand: "sub", focused: "topic", value: "a" }),
    ).toThrow(/no autocomplete/);
    expect(use({ topic: "air" })).toThrow(new ActError("the bot is not connected"));
    await other.stop();
  });
});
