import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSlackChannel } from "../../../src/adapters/slack/channel.js";
import { OPEN_TO_ALL } from "../../../src/core/channel/access.js";
import { DatelineError } from "../../../src/core/errors.js";
import { karvaniaDesk, MovableClock } from "../../core/support.js";
import { plainTextOf, startSlack } from "../../emulators/slack/index.js";
import { MemoryLog, QuickTimer } from "../support.js";
import { type Newsroom, openNewsroom } from "./support.js";

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(async () => {
  expect(room.slack.duplicates()).toEqual([]);
  await room.close();
});

const asked = { user: "ada", channel: "general", command: "/karvania", text: "status" };
/** Everything that anybody sees, once all work is done. */
const seen = (): string[] => room.slack.world.messages.map(plainTextOf);
const answers = (): string[] => seen().filter((text) => text.includes("Karvania desk:"));

describe("an answer in Slack", () => {
  test("waits where Slack asks to wait, and comes once", async () => {
    room.slack.fail("response_url", { status: 429, retryAfter: 1 }, { times: 2 });
    await room.slack.slash(asked).reply();
    expect(answers()).toHaveLength(1);
    expect(room.timer.waits.filter((wait) => wait === 1_000)).toHaveLength(2);
  });

  test.each([
    ["Slack failed", { status: 500 } as const, "before" as const],
    ["the connection broke before it was posted", { reset: true } as const, "before" as const],
    ["the connection broke after it was posted", { reset: true } as const, "handling" as const],
  ])("is not sent again where %s: the asker is told how it stands", async (_, fault, after) => {
    room.slack.fail("response_url", fault, { after });
    room.slack.slash(asked);
    const notice = await room.slack.waitForMessage((one) => plainTextOf(one).includes("did not confirm"));
    expect(notice.ephemeralTo).toBe(room.slack.user("ada").id);
    expect(answers()).toHaveLength(after === "handling" ? 1 : 0);
  });

  test("comes by another way where the first is closed", async () => {
    room.slack.fail("response_url", { status: 404 });
    room.slack.slash(asked);
    const text = plainTextOf(await room.slack.waitForMessage(() => true));
    expect(text).toContain("It took too long");
    expect(text).toContain("Karvania desk:");
    expect(answers()).toHaveLength(1);
  });

  test("comes as a direct message, with what to do, where the bot may not post in the channel", async () => {
    room.slack.fail("chat.postEphemeral", { error: "not_in_channel" });
    room.slack.mention({ user: "ada", channel: "general", text: "status" });
    const answer = await room.slack.waitForMessage((one) => plainTextOf(one).includes("/invite @dateline"));
    expect(room.slack.directMessagesOf("ada")).toEqual([answer]);
    expect(answers()).toHaveLength(1);
  });

  test("names the scope that is missing", async () => {
    room.slack.fail("chat.postEphemeral", { error: "missing_scope" });
    room.slack.mention({ user: "ada", channel: "general", text: "status" });
    expect(plainTextOf(await room.slack.waitForMessage((one) => one.channel.startsWith("D")))).toContain(
      "I lack the permission",
    );
  });

  test("that nobody could be given is logged, without what was asked", async () => {
    for (const method of ["response_url", "chat.postEphemeral", "chat.postMessage"])
      room.slack.fail(method, { status: 500 }, { times: 5 });
    room.slack.slash({ ...asked, text: "search secretword" });
    await room.log.line("nobody could be told");
    expect(JSON.stringify(room.log.lines)).not.toContain("secretword");
  });
});

describe("what Slack delivers twice", () => {
  test.each(["slash command", "mention", "press", "direct message"])(
    "as a %s is answered once",
    async (kind) => {
      const { slack } = room;
      const acts = {
        "slash command": () => slack.slash(asked),
        mention: () => slack.mention({ user: "ada", channel: "general", text: "status" }),
        "direct message": () => slack.directMessage({ user: "ada", text: "status" }),
        press: () => slack.press({ user: "ada", message: help, label: "status" }),
      };
      const help = await slack.slash({ ...asked, text: "help status" }).reply();
      const after = slack.mark();
      const act = acts[kind as keyof typeof acts]();
      await slack.waitForMessage(({ byBot }) => byBot, { after });
      slack.redeliver(act);
      await slack.waitForAcks();
      expect(room.log.lines.some(({ message }) => message.startsWith("delivered again"))).toBe(true);
      expect(answers()).toHaveLength(1);
    },
  );
});

test("what cannot be acknowledged is answered all the same", async () => {
  // Slack ends connections every few hours, and what was just sent over one cannot be acknowledged any more.
  room.slack.slash(asked);
  room.slack.disconnectSockets("refresh_requested");
  await room.slack.waitForMessage(() => true);
  expect(answers()).toHaveLength(1);
});

describe("what goes wrong in public", () => {
  const openly = { ...asked, text: "status public" };

  test("is told to the asker alone", async () => {
    room.slack.fail("chat.postMessage", { status: 500 });
    room.slack.slash(openly);
    const notice = await room.slack.waitForMessage((one) => plainTextOf(one).includes("did not confirm"));
    expect(notice.ephemeralTo).toBe(room.slack.user("ada").id);
    expect(room.slack.messagesIn("general")).toEqual([]);
  });

  test("does not keep an answer from being shared, once it is possible", async () => {
    const help = await room.slack.slash(asked).reply();
    room.slack.fail("chat.postMessage", { status: 500 });
    const first = room.slack.press({ user: "ada", message: help, label: "Share" });
    await room.slack.waitForMessage((one) => plainTextOf(one).includes("did not confirm"));
    expect(first.replies()).toEqual([]);
    await room.slack.press({ user: "ada", message: help, label: "Share" }).reply();
    expect(room.slack.messagesIn("general")).toHaveLength(1);
  });

  test("and was shown by another way counts as shared", async () => {
    const help = await room.slack.slash(asked).reply();
    room.slack.fail("chat.postMessage", { error: "not_in_channel" });
    room.slack.press({ user: "ada", message: help, label: "Share" });
    await room.slack.waitForMessage(({ ephemeralTo }) => ephemeralTo === undefined);
    const again = await room.slack.press({ user: "ada", message: help, label: "Share" }).reply();
    expect(plainTextOf(again)).toContain("has been shared already");
    expect(room.slack.messagesIn("general")).toHaveLength(1);
  });
});

test("a direct message is told of what went wrong there too", async () => {
  room.slack.fail("chat.postMessage", { status: 500 });
  room.slack.directMessage({ user: "ada", text: "status" });
  const notice = await room.slack.waitForMessage((one) => plainTextOf(one).includes("did not confirm"));
  expect(notice.ephemeralTo).toBe(room.slack.user("ada").id);
});

describe("the connection to Slack", () => {
  test("is made again where it was cut", async () => {
    room.slack.cutSockets();
    await room.log.line("connected to Slack again");
    await room.slack.waitForSockets(1);
    await room.slack.slash(asked).reply();
    expect(answers()).toHaveLength(1);
  });

  test.each(["warning", "refresh_requested"] as const)(
    "is made again where Slack asks for it: %s",
    async (reason) => {
      room.slack.disconnectSockets(reason);
      await room.log.line("connected to Slack again");
      await room.slack.waitForSockets(1);
      await room.slack.slash(asked).reply();
      expect(answers()).toHaveLength(1);
    },
  );

  test("is made as soon as Slack is back", async () => {
    await room.slack.goDown();
    await room.slack.waitForSockets(0);
    await room.slack.comeUp();
    await room.log.line("connected to Slack again");
    await room.slack.waitForSockets(1);
    await room.slack.slash(asked).reply();
    expect(answers()).toHaveLength(1);
  });

  test("does not keep the program from ending while Slack is down", async () => {
    await room.slack.goDown();
    await room.channel.stop();
    await room.slack.comeUp();
  });
});

describe("the start", () => {
  const startTo = async (slack: Awaited<ReturnType<typeof startSlack>>, botToken = slack.botToken) => {
    const clock = new MovableClock("2031-03-07T20:00:00Z");
    const [timer, log] = [new QuickTimer(), new MemoryLog()];
    const channel = createSlackChannel({
      credentials: { mode: "socket", botToken, appToken: slack.app.appToken },
      staffed: [{ desk: await karvaniaDesk({ clock }), access: OPEN_TO_ALL }],
      ...{ clock, timer, log, apiUrl: slack.apiUrl },
    });
    return { channel, log };
  };

  test("waits for Slack while it is down", async () => {
    const slack = await startSlack();
    await slack.goDown();
    const { channel, log } = await startTo(slack);
    const started = channel.start();
    await log.line("cannot be reached");
    await slack.comeUp();
    await started;
    await slack.waitForSockets(1);
    await channel.stop();
    await slack.waitForSockets(0);
    await slack.stop();
  });

  test("can be called off while Slack is down", async () => {
    const slack = await startSlack();
    await slack.goDown();
    const { channel, log } = await startTo(slack);
    const started = channel.start();
    await log.line("cannot be reached");
    await channel.stop();
    await started;
    await slack.comeUp();
    await slack.stop();
  });

  test("ends with what to do where a token is not valid", async () => {
    const slack = await startSlack();
    const { channel } = await startTo(slack, "xoxb-not-a-token");
    await expect(channel.start()).rejects.toThrow(DatelineError);
    await expect(channel.start()).rejects.toThrow("set SLACK_BOT_TOKEN anew");
    await channel.stop();
    await slack.stop();
  });
});
