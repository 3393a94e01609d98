import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { plainTextOf } from "../../emulators/slack/index.js";
import { type Newsroom, openNewsroom } from "./support.js";

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === "object" && address !== null ? address.port : 0;
}

let room: Newsroom;
beforeEach(async () => {
  const port = await freePort();
  room = await openNewsroom({
    credentials: ({ botToken, app }) => ({ mode: "http", botToken, signingSecret: app.signingSecret, port }),
    now: "real",
  });
  room.slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
});
afterEach(async () => {
  expect(room.slack.rejectedPayloads).toEqual([]);
  expect(room.slack.duplicates()).toEqual([]);
  await room.close();
});

const asked = { user: "ada", channel: "general", command: "/karvania", text: "status" };

describe("a bot that Slack reaches by HTTP", () => {
  test("answers commands, mentions, presses and the home page", async () => {
    const help = await room.slack.slash({ ...asked, text: "help status" }).reply();
    expect(
      plainTextOf(await room.slack.press({ user: "ada", message: help, label: "status" }).reply()),
    ).toContain("Karvania desk:");
    const after = room.slack.mark();
    room.slack.mention({ user: "ada", channel: "general", text: "status" });
    const answer = await room.slack.waitForMessage(({ byBot }) => byBot, { after });
    expect(plainTextOf(answer)).toContain("Karvania desk:");
    room.slack.openHome({ user: "ada" });
    expect(plainTextOf(await room.slack.waitForHome("ada"))).toContain("Karvania desk:");
  });

  test.each(["bad-signature", "no-signature", "old-timestamp"] as const)(
    "does nothing for a request with %s",
    async (tamper) => {
      const forged = room.slack.slash({ ...asked, tamper });
      expect(await forged.acked).toMatchObject({ acked: false, status: 401 });
      expect(room.slack.world.messages).toEqual([]);
    },
  );

  test("answers a signed request once, however often somebody replays it", async () => {
    const act = room.slack.slash(asked);
    await act.reply();
    room.slack.redeliver(act, { tamper: "replay" });
    room.slack.redeliver(act);
    await room.slack.waitForAcks();
    expect(room.log.lines.filter(({ message }) => message.startsWith("delivered again"))).toHaveLength(2);
    expect(room.slack.world.messages).toHaveLength(1);
  });
});
