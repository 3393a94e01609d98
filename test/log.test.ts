import { Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { createLog } from "../src/log.js";

function logged(secrets: readonly string[], write: (log: ReturnType<typeof createLog>) => void): string {
  let text = "";
  const output = new Writable({
    write(chunk, _, done) {
      text += String(chunk);
      done();
    },
  });
  write(createLog(output, "info", secrets));
  return text;
}

describe("the log", () => {
  test("is a JSON object a line, with a level in words and a time", () => {
    const line = JSON.parse(logged([], (log) => log.info({ request: "r1", milliseconds: 3 }, "answered")));
    expect(line).toMatchObject({ level: "info", request: "r1", milliseconds: 3, msg: "answered" });
    expect(Date.parse(line.time)).not.toBeNaN();
  });

  test("leaves out what is below its level", () => {
    expect(logged([], (log) => log.debug({}, "quiet"))).toBe("");
  });

  test("holds no secret, wherever one comes up: in a field, in an error, in its cause, in a message", () => {
    const secrets = ["signing-secret-1234", 'quoted"secret"5678'];
    const text = logged(secrets, (log) => {
      for (const secret of secrets) {
        log.error({ err: new Error(`bad ${secret}`, { cause: new Error(secret) }) }, `failed with ${secret}`);
        log.warn({ nested: { headers: { authorization: `Bearer ${secret}` }, list: [secret] } }, "sent");
      }
    });
    expect(text).not.toMatch(/signing-secret|secret\\?"5678/);
    expect(text).toContain("[secret]");
    for (const line of text.trim().split("\n")) expect(() => JSON.parse(line)).not.toThrow();
  });

  test("holds nothing that looks like a token of a platform, even one that it was not told of", () => {
    const tokens = [
      ["xoxb", "123456789012", "abcdefABCDEF"].join("-"),
      ["xapp", "1", "A0123", "456", "abcdef0123456789"].join("-"),
      [Buffer.from("123456789012345678").toString("base64"), "GabcDE", "a".repeat(38)].join("."),
    ];
    const text = logged([], (log) => log.info({ tokens }, `got ${tokens.join(" ")}`));
    for (const token of tokens) expect(text).not.toContain(token);
  });
});
