import { expect, test } from "vitest";
import { inviteUrl } from "../../../src/adapters/discord/permissions.js";

test("the address at which the bot is invited asks for no more than it needs", () => {
  const url = new URL(inviteUrl("123"));
  expect(url.searchParams.get("scope")).toBe("bot applications.commands");
  expect(BigInt(url.searchParams.get("permissions") ?? "0")).toBe(
    (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 16n) | (1n << 38n),
  );
});
