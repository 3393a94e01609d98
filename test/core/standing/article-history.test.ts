import { describe, expect, test } from "vitest";
import { Inbox } from "../../../src/core/keeping/inbox.js";
import { historyOf } from "../../../src/core/standing/article-history.js";
import { retractKept } from "../../../src/core/standing/retract.js";
import { CHANNEL, daily, type Process, start, type World, worldAt } from "./support.js";

const TEXT = "The dam at Quelmar holds, the Harbour Guard said.";
const URL = "https://post.example/dam";

const historyIn = ({ store, clock }: World, { desk, log }: Process, asked: string) =>
  historyOf({ store, inbox: new Inbox({ store, log }), clock }, desk.profile.command, asked);

describe("what became of an article", () => {
  test("is told by its id and by its address, with where it was posted and from where it was taken out", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const process = await start(world, [daily("07:00")]);
    const { desk, standing, log } = process;
    await standing.round();
    await process.bring({ id: "dam", url: URL, text: TEXT });
    const came = [
      "dam came in 5 Mar 2031, 06:00 UTC.",
      "It is shown in answers.",
      "No message that a channel was shown in the last 31 days quotes it.",
    ];
    expect(await historyIn(world, process, "dam")).toEqual(came);
    expect(await historyIn(world, process, `${URL}?utm_source=x`)).toEqual(came);
    expect(await historyIn(world, process, "levee")).toEqual([]);

    world.clock.moveTo("2031-03-05T07:00:00Z");
    await standing.round();
    expect((await historyIn(world, process, "dam")).at(-1)).toBe(
      "Quoted in slack:C1 (5 Mar 2031, 07:00 UTC).",
    );

    world.clock.moveTo("2031-03-05T08:00:00Z");
    const tools = { ...world, inbox: new Inbox({ store: world.store, log }) };
    const why = "a hoax, see the publisher's note";
    await retractKept(tools, desk.profile.command, { id: "dam", why, by: "the command line" });
    await standing.round();
    expect(await historyIn(world, process, "dam")).toEqual([
      "dam came in 5 Mar 2031, 06:00 UTC, in 2 versions, the last 5 Mar 2031, 08:00 UTC.",
      "It is withdrawn: in no answer any more.",
      `5 Mar 2031, 08:00 UTC: retracted, the command line – ${why}`,
      "No message that a channel was shown in the last 31 days quotes it.",
      `Taken out of slack:${CHANNEL.channel} (5 Mar 2031, 07:00 UTC).`,
    ]);
  });

  test("tells what was no news, and what is held back, without a word of it", async () => {
    const world = worldAt("2031-03-05T06:00:00Z");
    const process = await start(world);
    const article = { id: "dam", text: TEXT, status: "usable" } as const;
    await process.book.take(article, { announced: false, origin: "dam" });
    const [came] = await historyIn(world, process, "dam");
    expect(came).toBe(
      "dam came in 5 Mar 2031, 06:00 UTC; it was there when its source was first read, so it was no news for a digest.",
    );
    await process.bring({ ...article, id: "levee", embargoedUntil: "2031-03-06T06:00:00Z" });
    const [, held] = await historyIn(world, process, "levee");
    expect(held).toBe("It is under embargo until 6 Mar 2031, 06:00 UTC: in no answer until then.");
    await process.bring({ ...article, id: "lock", status: "withheld" });
    const told = await historyIn(world, process, "lock");
    expect(told[1]).toBe("It is withheld by its source: in no answer until that changes.");
    expect(told.join("\n")).not.toContain("Quelmar");
  });
});
