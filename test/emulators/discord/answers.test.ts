import { Client, REST, Routes } from "discord.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { COMMANDS } from "./bot.js";
import { type Discord, type InteractionHandle, startDiscord } from "./index.js";

type Body = Record<string, unknown>;

describe("answers to interactions", () => {
  let discord: Discord;
  let client: Client;
  let rest: REST;

  beforeEach(async () => {
    discord = await startDiscord();
    rest = new REST({ version: "10", api: discord.api, retries: 0 }).setToken(discord.token);
    await rest.put(Routes.applicationCommands(discord.applicationId), { body: COMMANDS });
    client = new Client({ intents: [], rest: { api: discord.api } });
    await client.login(discord.token);
    await discord.waitForSessions(1);
  });

  afterEach(async () => {
    await client.destroy();
    await discord.stop();
    expect(discord.defects).toEqual([]);
  });

  const callback = (handle: InteractionHandle, body: Body, query = "") =>
    rest.post(Routes.interactionCallback(handle.id, handle.token), {
      auth: false,
      body,
      query: new URLSearchParams(query),
    }) as Promise<Body>;
  const original = (handle: InteractionHandle) => Routes.webhookMessage(discord.applicationId, handle.token);
  const edit = (handle: InteractionHandle, body: Body) =>
    rest.patch(original(handle), { auth: false, body }) as Promise<Body>;
  const follow = (handle: InteractionHandle, body: Body) =>
    rest.post(Routes.webhook(discord.applicationId, handle.token), { auth: false, body }) as Promise<Body>;
  const ping = () => discord.command({ name: "ping" });
  const typing = () =>
    discord.autocomplete({ name: "syria", subcommand: "who-claimed", focused: "topic", value: "a" });

  test("give their message only when asked to, and no content type otherwise", async () => {
    const silent = ping();
    const url = `${discord.api}/v10${Routes.interactionCallback(silent.id, silent.token)}`;
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ type: 4, data: { content: "x" } }),
    });
    expect([response.status, response.headers.get("content-type")]).toEqual([204, null]);
    const spoken = ping();
    const answer = await callback(spoken, { type: 5, data: { flags: 64 } }, "with_response=true");
    expect(answer).toMatchObject({
      interaction: {
        id: spoken.id,
        type: 2,
        response_message_loading: true,
        response_message_ephemeral: true,
      },
    });
    const shown = ping();
    const data = { content: "x" };
    expect(await callback(shown, { type: 4, data }, "with_response=true")).toMatchObject({
      resource: { type: 4, message: { content: "x" } },
    });
  });

  test.each<[string, Body, unknown]>([
    ["no type", {}, { type: expect.anything() }],
    ["choices for a command", { type: 8, data: { choices: [] } }, { type: expect.anything() }],
    ["an update where there is no message", { type: 7, data: { content: "x" } }, { type: expect.anything() }],
    ["no data", { type: 4 }, { data: expect.anything() }],
    [
      "a deferral with content",
      { type: 5, data: { content: "x" } },
      { data: { content: expect.anything() } },
    ],
    [
      "long content",
      { type: 4, data: { content: "x".repeat(2001) } },
      { data: { content: expect.anything() } },
    ],
  ])("are refused with %s", async (_, body, errors) => {
    const handle = ping();
    await expect(callback(handle, body)).rejects.toMatchObject({ code: 50035, rawError: { errors } });
    // A refused answer is none: the bot may try again.
    await callback(handle, { type: 4, data: { content: "x" } });
  });

  test("are empty with 50006, twice with 40060, and unknown with 10062", async () => {
    const handle = ping();
    await expect(callback(handle, { type: 4, data: {} })).rejects.toMatchObject({ code: 50006 });
    await callback(handle, { type: 5 });
    await expect(callback(handle, { type: 5 })).rejects.toMatchObject({ code: 40060, status: 400 });
    const path = Routes.interactionCallback("1", "x");
    await expect(rest.post(path, { body: { type: 5 } })).rejects.toMatchObject({ code: 10062, status: 404 });
  });

  test("are choices for autocomplete, and nothing else", async () => {
    const choices = Array.from({ length: 26 }, (_, i) => ({ name: `n${i}`, value: `v${i}` }));
    await expect(callback(typing(), { type: 8, data: { choices } })).rejects.toMatchObject({ code: 50035 });
    await expect(callback(typing(), { type: 4, data: { content: "x" } })).rejects.toMatchObject({
      code: 50035,
    });
    const long = { choices: [{ name: "n".repeat(101), value: "v" }] };
    await expect(callback(typing(), { type: 8, data: long })).rejects.toMatchObject({ code: 50035 });
    const number = { choices: [{ name: "n", value: 1 }] };
    await expect(callback(typing(), { type: 8, data: number })).rejects.toMatchObject({ code: 50035 });
    const handle = typing();
    await callback(handle, { type: 8, data: { choices: choices.slice(1) } });
    expect(await handle.choices).toHaveLength(25);
  });

  test("have no webhook before the first of them", async () => {
    const handle = ping();
    await expect(edit(handle, { content: "x" })).rejects.toMatchObject({ code: 10015, status: 404 });
    await expect(follow(handle, { content: "x" })).rejects.toMatchObject({ code: 10015 });
  });

  test("that are deferred are edited by the first followup, and stay ephemeral", async () => {
    const handle = ping();
    await callback(handle, { type: 5, data: { flags: 64 } });
    const first = await follow(handle, { content: "first" });
    expect(first["id"]).toBe(handle.original?.id);
    expect(await handle.response()).toMatchObject({ content: "first", flags: 64, edited_timestamp: null });
    await follow(handle, { content: "second" });
    expect(discord.messagesIn().map((one) => one.content)).toEqual(["second"]);
    expect(discord.ephemeralsFor().map((one) => one.content)).toEqual(["first"]);
  });

  test("take no flags but EPHEMERAL when deferred: Components V2 comes with the edit", async () => {
    const handle = ping();
    await callback(handle, { type: 5, data: { flags: 64 | 32_768 } });
    expect(discord.warnings).toHaveLength(1);
    const components = [{ type: 10, content: "x" }];
    await expect(edit(handle, { components })).rejects.toMatchObject({ code: 50035 });
    expect(await edit(handle, { components, flags: 32_768 })).toMatchObject({ flags: 64 | 32_768 });
  });

  test("can be read, edited and deleted, and are gone then", async () => {
    const handle = ping();
    await callback(handle, { type: 4, data: { content: "a" } });
    expect(await rest.get(original(handle), { auth: false })).toMatchObject({ content: "a" });
    expect(await edit(handle, { content: "b" })).toMatchObject({ content: "b" });
    await rest.delete(original(handle), { auth: false });
    await expect(edit(handle, { content: "c" })).rejects.toMatchObject({ code: 10008 });
    expect(discord.messagesIn()).toEqual([]);
    handle.expireToken();
    await expect(follow(handle, { content: "d" })).rejects.toMatchObject({ code: 50027, status: 401 });
  });

  test("that are ephemeral are unknown to the channel's routes", async () => {
    const handle = ping();
    await callback(handle, { type: 4, data: { content: "a", flags: 64 } });
    const path = Routes.channelMessage(discord.channel.id, handle.original?.id ?? "");
    await expect(rest.get(path)).rejects.toMatchObject({ code: 10008 });
    const message = { id: handle.original?.id ?? "" };
    expect(() => discord.press({ user: discord.person("ben"), message, label: "x" })).toThrow(/does not see/);
  });

  test("to a button update its message, at once or later", async () => {
    const handle = ping();
    const buttons = (...labels: string[]) => [
      {
        type: 1,
        components: labels.map((label) => ({
          type: 2,
          style: 1,
          label,
          custom_id: label,
          disabled: label === "off",
        })),
      },
    ];
    await callback(handle, { type: 4, data: { content: "1", components: buttons("a", "off") } });
    const message = await handle.response();
    expect(() => discord.press({ message, label: "off" })).toThrow(/disabled/);
    const first = discord.press({ message, customId: "a" });
    await callback(first, { type: 7, data: { content: "2" } });
    expect(discord.current(message)).toMatchObject({ content: "2" });
    const second = discord.press({ message, customId: "a" });
    await callback(second, { type: 6 });
    await edit(second, { content: "3", components: [] });
    expect((await second.response()).content).toBe("3");
    expect(discord.editsOf(message)).toBe(2);
  });

  test("to a menu get what was chosen", async () => {
    const handle = ping();
    const options = ["newest", "oldest"].map((value) => ({ label: `${value} first`, value }));
    const components = [{ type: 1, components: [{ type: 3, custom_id: "order", options }] }];
    await callback(handle, { type: 4, data: { content: "x", components } });
    const message = await handle.response();
    expect(() => discord.select({ message, values: ["newest", "oldest"] })).toThrow(/1 to 1/);
    expect(() => discord.select({ message, values: ["none"] })).toThrow(/no option/);
    const chosen = discord.select({ message, values: ["oldest first"] });
    expect(chosen.payload.data).toMatchObject({ custom_id: "order", values: ["oldest"] });
  });

  test("to what people reply mention whom the bot may", async () => {
    const message = (await rest.post(Routes.channelMessages(discord.channel.id), {
      body: { content: `<@${discord.user.id}> @everyone`, allowed_mentions: { parse: [] } },
    })) as { id: string };
    expect(message).toMatchObject({ mentions: [], mention_everyone: false });
    const reply = discord.reply({ to: message, content: "thanks" });
    expect(reply.message).toMatchObject({ type: 19, mentions: [{ id: discord.bot.id }] });
    const seen = discord.current(message);
    expect(seen && discord.hazardsIn(seen).map(({ kind }) => kind)).toEqual(["user mention", "everyone"]);
    expect(seen && discord.plainTextOf(seen)).toBe("@ana @everyone");
  });

  test("to a person's menu get that person", () => {
    const handle = discord.contextMenu({ target: discord.person("ben"), name: "Who is this" });
    expect(handle.payload.data).toMatchObject({ type: 2, target_id: discord.person("ben").id });
  });
});
