import { existsSync, readFileSync } from "node:fs";
import { WebClient } from "@slack/web-api";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusalOfBlocks } from "./blocks/message.js";
import { refusalOfView } from "./blocks/view.js";
import { accepted } from "./blocks-accepted.js";
import { rejected } from "./blocks-rejected.js";
import { limits, type Slack, startSlack } from "./index.js";
import { isRecord, type JsonObject } from "./json.js";
import { silent } from "./silent.js";

describe("the blocks of a message", () => {
  let slack: Slack;
  let client: WebClient;

  beforeAll(async () => {
    slack = await startSlack();
    client = new WebClient(slack.botToken, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      logger: silent,
    });
  });
  afterAll(() => slack.stop());

  const send = (blocks: unknown): Promise<unknown> =>
    client.apiCall("chat.postMessage", {
      channel: slack.channel("general").id,
      text: "a",
      blocks: blocks as string,
    });

  it.each(accepted)("are taken: %s", async (_, blocks) => {
    expect(await send(blocks)).toMatchObject({ ok: true });
  });

  it.each(rejected)("are refused: %s", async (_, blocks, why) => {
    const before = slack.messagesIn("general").length;
    const error = await send(blocks).then(
      () => undefined,
      (thrown: { data: JsonObject }) => thrown.data,
    );
    expect(error).toMatchObject({ ok: false, error: "invalid_blocks" });
    expect(error?.["errors"]).toContain(why);
    expect(error?.["response_metadata"]).toMatchObject({
      messages: expect.arrayContaining([`[ERROR] ${why}`]),
    });
    expect(slack.rejections.at(-1)).toMatchObject({ method: "chat.postMessage", error: "invalid_blocks" });
    expect(slack.messagesIn("general")).toHaveLength(before);
  });

  it("are refused where they are too long together, at the lengths that were observed", async () => {
    const markdown = (length: number): object => ({
      type: "section",
      text: { type: "mrkdwn", text: "x".repeat(length) },
    });
    const four = [markdown(3000), markdown(3000), markdown(3000), markdown(3000)];
    await expect(send([...four, markdown(797)])).resolves.toMatchObject({ ok: true });
    await expect(send([...four, markdown(798)])).rejects.toThrow("msg_blocks_too_long");
  });

  it.each(["[", '"text"', '{"type":"divider"}'])("are refused where they are no list: %s", async (blocks) => {
    await expect(send(blocks)).rejects.toThrow("invalid_blocks_format");
  });
});

describe("what is no message at all", () => {
  /** Any JSON, with the names and types of Block Kit strewn in. */
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom("section", "rich_text", "table", "actions", "button", "mrkdwn", "", "a"),
      fc.constantFrom(null, true, 0, -1, 1.5),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(
        fc.constantFrom(
          "type",
          "text",
          "elements",
          "rows",
          "accessory",
          "options",
          "block_id",
          "child_blocks",
          "x",
        ),
        tie("value"),
      ),
    ),
  })).value;

  it("is refused, and breaks nothing", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(refusalOfBlocks([value])).toMatchObject({ error: "invalid_blocks" });
        expect(refusalOfView(value, "home")).toMatchObject({ error: "invalid_arguments" });
      }),
      // A section of text may come out by chance; the seed keeps a run like the one before.
      { seed: 1, numRuns: 500 },
    );
  });
});

/** The numbers of a nested list of limits, by path. */
function flat(value: JsonObject, path = ""): [string, unknown][] {
  return Object.entries(value).flatMap(([name, each]): [string, unknown][] =>
    isRecord(each) ? flat(each, `${path}${name}.`) : [[`${path}${name}`, each]],
  );
}

const outside = "/work/shared/specs/slack-limits.json";

describe("the limits", () => {
  /** Why one of theirs is not among ours. */
  const left: readonly (readonly [RegExp, string])[] = [
    [/^data_visualization\./, "@slack/types knows no such block; it is refused as unsupported"],
    [/^card\.subtext\./, "@slack/types knows no such field; it is refused as an additional property"],
  ];

  it.skipIf(!existsSync(outside))(
    `are those that an outside party wrote down (${outside}; skipped without it)`,
    () => {
      const theirs = flat(JSON.parse(readFileSync(outside, "utf8")) as JsonObject);
      const ours = new Map(flat(limits as unknown as JsonObject));
      const wanted = theirs.filter(([path]) => !left.some(([pattern]) => pattern.test(path)));
      expect(wanted.length).toBeGreaterThan(60);
      expect(wanted.map(([path]) => [path, ours.get(path)])).toEqual(wanted);
    },
  );
});
