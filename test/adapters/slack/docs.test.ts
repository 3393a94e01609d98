import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { openDesk } from "../../../src/open-desk.js";
import { MovableClock } from "../../core/support.js";
import { openNewsroom } from "./support.js";

const bundled = fileURLToPath(new URL("../../../data/syria", import.meta.url));

describe("docs/payloads", () => {
  test.each([
    ["who-claimed", "who-claimed airport"],
    ["casualties", "casualties"],
  ])("has what Slack is sent for %s on the bundled desk", async (name, text) => {
    const { desk } = await openDesk(bundled, { clock: new MovableClock("2024-12-01T06:00:00Z") });
    const room = await openNewsroom({ desks: [desk] });
    const answer = await room.slack
      .slash({ user: "ada", channel: "general", command: "/syria", text })
      .reply();
    await room.close();
    const payload = JSON.stringify({ text: answer.text, blocks: answer.blocks }, null, 2);
    await expect(`${payload}\n`).toMatchFileSnapshot(`../../../docs/payloads/slack-${name}.json`);
  });
});
