import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { REST, Routes } from "discord.js";
import nacl from "tweetnacl";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readBytes } from "./body.js";
import { COMMANDS } from "./bot.js";
import { type Discord, startDiscord } from "./index.js";

describe("interactions by HTTP", () => {
  let discord: Discord;
  let server: Server;
  let url: string;
  let answer: (interaction: { type: number }) => { status: number; body?: unknown };
  let verifies: boolean;

  beforeEach(async () => {
    discord = await startDiscord();
    verifies = true;
    answer = () => ({ status: 200, body: { type: 4, data: { content: "pong" } } });
    server = createServer((request, response) => {
      void readBytes(request).then((bytes) => {
        const signature = String(request.headers["x-signature-ed25519"] ?? "");
        const timestamp = String(request.headers["x-signature-timestamp"] ?? "");
        const message = Buffer.concat([Buffer.from(timestamp), bytes]);
        const fits =
          signature.length === 128 &&
          nacl.sign.detached.verify(
            message,
            Buffer.from(signature, "hex"),
            Buffer.from(discord.publicKey, "hex"),
          );
        if (verifies && !fits) return response.writeHead(401).end();
        const interaction = JSON.parse(bytes.toString("utf8"));
        const { status, body } =
          interaction.type === 1 ? { status: 200, body: { type: 1 } } : answer(interaction);
        response.writeHead(status, { "content-type": "application/json" });
        return response.end(body === undefined ? "" : JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/interactions`;
    const rest = new REST({ version: "10", api: discord.api }).setToken(discord.token);
    await rest.put(Routes.applicationCommands(discord.applicationId), { body: COMMANDS });
  });

  afterEach(async () => {
    await discord.stop();
    await new Promise((resolve) => server.close(resolve));
    expect(discord.defects).toEqual([]);
  });

  test("are signed, and the answer counts as the callback", async () => {
    await discord.connectEndpoint(url);
    const handle = discord.command({ name: "ping" });
    expect((await handle.response()).content).toBe("pong");
    expect(handle.callback?.type).toBe(4);
  });

  test("need an endpoint that refuses wrong signatures", async () => {
    verifies = false;
    await expect(discord.connectEndpoint(url)).rejects.toThrow(/not 401, to a wrong signature/);
  });

  test("are refused when they are forged", async () => {
    await discord.connectEndpoint(url);
    const ways = [
      "wrong signature",
      "wrong key",
      "no signature",
      "changed body",
      "changed timestamp",
    ] as const;
    for (const way of ways) expect(await discord.forgeToEndpoint(way)).toMatchObject({ status: 401 });
  });

  test("that are replayed are answered, but not shown, twice", async () => {
    await discord.connectEndpoint(url);
    const handle = discord.command({ name: "ping" });
    await handle.response();
    expect(await discord.replayToEndpoint(handle)).toMatchObject({ status: 200 });
    expect(discord.messagesIn()).toHaveLength(1);
    expect(discord.rejections).toMatchObject([{ method: "HTTP", code: 40060 }]);
  });

  test("are checked like callbacks by REST", async () => {
    await discord.connectEndpoint(url);
    answer = () => ({ status: 200, body: { type: 4, data: { content: "x".repeat(2001) } } });
    discord.command({ name: "ping" });
    const rejection = await discord.until("a rejection", () => discord.rejections[0]);
    expect(rejection).toMatchObject({ code: 50035, errors: { data: { content: {} } } });
  });

  test("can be answered by REST after a 202, and edited after a deferral", async () => {
    await discord.connectEndpoint(url);
    answer = () => ({ status: 202 });
    const rest = new REST({ version: "10", api: discord.api });
    const first = discord.command({ name: "ping" });
    await discord.until("the 202", () => discord.endpointAnswers[0]);
    await rest.post(Routes.interactionCallback(first.id, first.token), {
      auth: false,
      body: { type: 4, data: { content: "later" } },
    });
    expect((await first.response()).content).toBe("later");

    answer = () => ({ status: 200, body: { type: 5, data: { flags: 64 } } });
    const second = discord.command({ name: "ping" });
    await second.acknowledged;
    await rest.patch(Routes.webhookMessage(discord.applicationId, second.token), {
      auth: false,
      body: { content: "done" },
    });
    expect((await second.response()).content).toBe("done");
    expect(second.isEphemeral).toBe(true);
  });
});
