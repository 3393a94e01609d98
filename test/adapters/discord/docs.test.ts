import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { openDesk } from "../../../src/open-desk.js";
import { MovableClock } from "../../core/support.js";
import { openNewsroom } from "./support.js";

const bundled = fileURLToPath(new URL("../../../data/syria", import.meta.url));

describe("docs/payloads", () => {
  test.each([
    ["who-claimed", { topic: "airport" }],
    ["casualties", {}],
  ])("has what Discord is sent for %s on the bundled desk", async (subcommand, options) => {
    const { desk } = await openDesk(bundled, { clock: new MovableClock("2024-12-01T06:00:00Z") });
    const room = await openNewsroom({ desks: [desk] });
    await room.discord.command({ name: "syria", subcommand, options }).response();
    const sent = room.discord.requests.find(
      ({ method, path }) => method === "PATCH" && path.endsWith("original"),
    );
    await room.close();
    const payload = JSON.stringify(sent?.body, null, 2);
    await expect(`${payload}\n`).toMatchFileSnapshot(`../../../docs/payloads/discord-${subcommand}.json`);
  });
});
