import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { SPEC_FILE, Spec } from "./openapi.js";

const isThere = existsSync(SPEC_FILE);

describe.skipIf(!isThere)(`Discord's OpenAPI file${isThere ? "" : " (is not on this machine)"}`, () => {
  const spec = Spec.load();

  test("refuses what it does not allow", () => {
    const check = (body: unknown) => () =>
      spec?.checkRequest("POST", "/channels/{channel_id}/messages", body);
    expect(check({ content: "x" })).not.toThrow();
    expect(check({ sticker_ids: ["x"] })).toThrow(/Invalid Form Body/);
  });

  test("tells of answers that are not as it says", () => {
    const problem = spec?.replyProblem("GET", "/channels/{channel_id}/messages/{message_id}", 200, {
      id: "1",
    });
    expect(problem).toMatch(/required/);
  });

  test("is read and compiled once", () => {
    expect(Spec.load()).toBe(spec);
  });

  test("is done without where it is absent", () => {
    expect(Spec.load("/nowhere/at/all.json")).toBeUndefined();
  });
});
