import { describe, expect, test } from "vitest";
import { OPEN_TO_ALL } from "../../../src/core/channel/access.js";
import { Answering, type Question } from "../../../src/core/channel/answering.js";
import type { Carrier, Content, Failure, Route } from "../../../src/core/channel/delivery.js";
import type { Shown } from "../../../src/core/channel/orders.js";
import { type Capacity, START } from "../../../src/core/channel/page.js";
import { type Message, Reception, say } from "../../../src/core/channel/reception.js";
import { MemoryLog, QuickTimer } from "../../adapters/support.js";
import { deskOfText, MovableClock } from "../support.js";

const CAPACITY: Capacity = {
  ...{ longest: 2_000, longestHeadline: 2_000 },
  cost: (text) => text.length,
  fits: () => true,
};
const REFUSED: Failure = { kind: "refused", code: "closed", advice: "That is closed." };
const UNSURE: Failure = { kind: "unsure", code: "reset" };
const NOT_NOW: Failure = { kind: "not-now", code: "busy", advice: "Not now.", seconds: 2 };

/** A platform on which routes fail as they are told to, and what was shown by each. */
class Stage {
  readonly shown: string[] = [];
  readonly told: Shown[] = [];
  readonly log = new MemoryLog();
  readonly timer = new QuickTimer();
  readonly answering: Answering;

  constructor(repeatable = false) {
    const desk = deskOfText("The mayor said that the bridge is safe.");
    const carrier: Carrier = { name: "Stage", repeatable, failureOf: (error) => error as Failure };
    this.answering = new Answering({
      reception: new Reception([{ desk, access: OPEN_TO_ALL }], CAPACITY),
      ...{ carrier, timer: this.timer, log: this.log, clock: new MovableClock("2031-03-05T00:00:00Z") },
      platform: "slack",
      orders: {
        ...{ take: () => null, asked: () => undefined, told: () => [] },
        shown: (shown) => this.told.push(shown),
      },
      loggable: (error) => ({ err: error }),
    });
  }

  /** A route that fails so many times in this way. */
  route(name: string, failures: readonly Failure[] = [], audience: Route["audience"] = "asker"): Route {
    const left = [...failures];
    return {
      ...{ name, audience },
      send: async (content: Content) => {
        const failure = left.shift();
        if (failure !== undefined) throw failure;
        const words =
          content.kind === "notice" ? content.text : content.kind === "elsewhere" ? content.advice : "";
        this.shown.push(`${name} ${content.kind}${words === "" ? "" : `: ${words}`}`);
      },
    };
  }

  async ask(routes: readonly Route[], more: Partial<Question> = {}): Promise<void> {
    const asked = { asker: { id: "ada", name: "Ada", groups: [] }, place: { channel: "c", direct: false } };
    this.answering.answer({
      id: `q${Math.trunc(this.timer.waits.length + this.shown.length + this.log.lines.length)}`,
      asked: () => asked,
      reply: () => say("Yes."),
      routes: () => routes,
      ...more,
    });
    await this.answering.work.finished();
  }
}

const openly = (): Message => ({ ...say("Yes."), visibility: "public" });

describe("an answer on its way", () => {
  test("goes by the next way where the first is closed, saying why", async () => {
    const stage = new Stage();
    await stage.ask([stage.route("first", [REFUSED]), stage.route("second")]);
    expect(stage.shown).toEqual(["second elsewhere: That is closed."]);
  });

  test("waits where the platform asks for it", async () => {
    const stage = new Stage();
    await stage.ask([stage.route("first", [NOT_NOW, NOT_NOW])]);
    expect(stage.shown).toEqual(["first message"]);
    expect(stage.timer.waits.filter((wait) => wait === 2_000)).toHaveLength(2);
  });

  test("that may have been shown is sent again only where that cannot double it", async () => {
    const [once, again] = [new Stage(false), new Stage(true)];
    await once.ask([once.route("first", [UNSURE]), once.route("second")]);
    expect(once.shown).toEqual([expect.stringContaining("second notice: Stage did not confirm")]);
    await again.ask([again.route("first", [UNSURE]), again.route("second")]);
    expect(again.shown).toEqual(["first message"]);
  });

  test("whose form is refused ends in a sentence, for the form is refused everywhere", async () => {
    const stage = new Stage();
    await stage.ask([stage.route("first", [{ ...REFUSED, ofContent: true }]), stage.route("second")]);
    expect(stage.shown).toEqual(["second notice: That is closed."]);
  });

  test("for all never shows all what went wrong", async () => {
    const stage = new Stage();
    const routes = [
      stage.route("url", [UNSURE], "everybody"),
      stage.route("channel", [], "everybody"),
      stage.route("dm"),
    ];
    await stage.ask(routes, { reply: openly });
    expect(stage.shown).toEqual([expect.stringContaining("dm notice")]);
  });

  test("that nobody could be given is logged as an error", async () => {
    const stage = new Stage();
    await stage.ask([stage.route("first", [REFUSED])]);
    expect(stage.log.lines.at(-1)).toMatchObject({ level: "error", message: "nobody could be told" });
  });

  test("is not waited for any more when the program has ended", async () => {
    const stage = new Stage();
    let sent = 0;
    const route: Route = {
      ...{ name: "first", audience: "asker" },
      send: async () => {
        sent++;
        await stage.answering.stop();
        throw NOT_NOW;
      },
    };
    stage.timer.impatient = true;
    await stage.ask([route]);
    expect(sent).toBe(1);
  });
});

describe("what a channel was shown", () => {
  const quoted = { desk: "harbour", question: "who-claimed bridge", cursor: START, cites: [] };
  const quoting = (): Message => ({ ...openly(), byline: "Asked by Ada", quoted });
  const withId = (
    stage: Stage,
    failures: readonly Failure[] = [],
    audience: Route["audience"] = "everybody",
  ) => ({
    ...stage.route("channel", failures, audience),
    idOf: () => "m1",
  });

  test("is told of with its id, once it is there", async () => {
    const stage = new Stage();
    await stage.ask([withId(stage)], { reply: async () => quoting() });
    expect(stage.told).toEqual([
      { quoted, byline: "Asked by Ada", to: { platform: "slack", team: null, channel: "c" }, id: "m1" },
    ]);
  });

  test("is not told of where it quotes nothing, nobody else saw it, or it has no id", async () => {
    const stage = new Stage();
    await stage.ask([withId(stage)], { reply: openly });
    await stage.ask([withId(stage, [], "asker")], { reply: quoting });
    await stage.ask([withId(stage, [REFUSED]), stage.route("dm")], { reply: quoting });
    await stage.ask([withId(stage, [UNSURE]), stage.route("dm")], { reply: quoting });
    await stage.ask([stage.route("channel", [], "everybody")], { reply: quoting });
    expect(stage.told).toEqual([]);
  });
});

describe("a share", () => {
  const shares = "channel message button";

  test("is made once", async () => {
    const stage = new Stage();
    const routes = [stage.route("channel", [], "everybody")];
    await stage.ask(routes, { reply: openly, shares });
    await stage.ask(routes, { reply: openly, shares });
    expect(stage.shown).toEqual(["channel message", "channel message"]);
    expect(stage.log.lines.at(-1)?.fields).toMatchObject({ kind: "said", visibility: "private" });
  });

  test.each([
    ["was refused to who pressed first", () => say("Not you."), []],
    [
      "could not be made",
      () => {
        throw new Error("defect");
      },
      [],
    ],
    ["could not be posted", openly, [REFUSED]],
  ])("that %s can be made by the next", async (_, reply, failures) => {
    const stage = new Stage();
    await stage.ask([stage.route("channel", failures, "everybody"), stage.route("dm")], { reply, shares });
    await stage.ask([stage.route("channel", [], "everybody")], { reply: openly, shares });
    expect(stage.shown.at(-1)).toBe("channel message");
    expect(stage.log.lines.at(-1)?.fields).toMatchObject({ visibility: "public" });
  });

  test("that was posted by another way is made", async () => {
    const stage = new Stage();
    const routes = [stage.route("url", [REFUSED], "everybody"), stage.route("channel", [], "everybody")];
    await stage.ask(routes, { reply: openly, shares });
    await stage.ask(routes, { reply: openly, shares });
    expect(stage.log.lines.at(-1)?.fields).toMatchObject({ visibility: "private" });
  });
});
