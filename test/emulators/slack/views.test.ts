import { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Slack, startSlack } from "./index.js";
import type { JsonObject } from "./json.js";
import { silent } from "./silent.js";

describe("the views of the Web API", () => {
  let slack: Slack;
  let client: WebClient;
  const clock = { time: Date.UTC(2024, 11, 1), now: () => clock.time };

  const refusal = (call: Promise<unknown>): Promise<JsonObject | undefined> =>
    call.then(
      () => undefined,
      (error: { data: JsonObject }) => error.data,
    );

  beforeEach(async () => {
    slack = await startSlack({ clock });
    client = new WebClient(slack.botToken, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      logger: silent,
    });
  });
  afterEach(() => slack.stop());

  it("publishes home tabs, by the rules of views", async () => {
    const user_id = slack.user("ada").id;
    const blocks = [{ type: "header", text: { type: "plain_text", text: "Desk" } }] as const;
    const { view } = await client.views.publish({ user_id, view: { type: "home", blocks: [...blocks] } });
    expect(view).toMatchObject({ type: "home", hash: expect.any(String) });
    const stale = client.views.publish({ user_id, hash: "old", view: { type: "home", blocks: [...blocks] } });
    expect(await refusal(stale)).toMatchObject({ error: "hash_conflict" });
    const tables = [{ type: "table", rows: [[{ type: "raw_text", text: "a" }]] }] as const;
    const wrong = client.apiCall("views.publish", { user_id, view: { type: "home", blocks: tables } });
    expect(await refusal(wrong)).toMatchObject({
      error: "invalid_arguments",
      errors: ["unsupported type: table [json-pointer:/view/blocks/0/type]"],
    });
    const many = Array.from({ length: 101 }, () => ({ type: "divider" }));
    const tooMany = client.apiCall("views.publish", { user_id, view: { type: "home", blocks: many } });
    expect(await refusal(tooMany)).toMatchObject({
      errors: ["no more than 100 items allowed [json-pointer:/view/blocks]"],
    });
    expect(slack.homeOf("ada")?.hash).toBe(view?.hash);
  });

  it("opens a modal for a fresh trigger, once", async () => {
    const view = {
      type: "modal" as const,
      title: { type: "plain_text" as const, text: "Desk" },
      blocks: [{ type: "divider" as const }],
    };
    const asked = slack.slash({ user: "ada", channel: "general", command: "/syria" });
    const trigger_id = asked.triggerId ?? "";
    await client.views.open({ trigger_id, view });
    expect(slack.modals).toMatchObject([{ type: "modal", user: slack.user("ada").id }]);
    expect(await refusal(client.views.open({ trigger_id, view }))).toMatchObject({
      error: "exchanged_trigger_id",
    });
    const late = slack.slash({ user: "ada", channel: "general", command: "/syria" }).triggerId ?? "";
    clock.time += 3001;
    expect(await refusal(client.views.open({ trigger_id: late, view }))).toMatchObject({
      error: "expired_trigger_id",
    });
    expect(await refusal(client.views.open({ trigger_id: "1", view }))).toMatchObject({
      error: "invalid_trigger_id",
    });
    const long = { ...view, title: { ...view.title, text: "x".repeat(25) } };
    expect(await refusal(client.views.open({ trigger_id: "1", view: long }))).toMatchObject({
      errors: ["must be less than 25 characters [json-pointer:/view/title/text]"],
    });
  });
});
