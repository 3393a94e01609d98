import { afterEach, describe, expect, test } from "vitest";
import { article, Newsroom } from "./newsroom.js";

let room: Newsroom;
afterEach(async () => {
  await room.close();
});

const FOUR = "Four sailors were killed on a ferry off Tolm on Wednesday, the Civil Guard said.";
const OF_TOLM = { title: "Ferry burns off Tolm", published: "2032-06-09T12:10:00Z" };
const tolm = (text: string): string => article(text, OF_TOLM);

/** What was sent to post something with these words, or to edit it; Slack is sent JSON within a form. */
const sent = (name: "slack" | "discord", what: "post" | "edit", words: string): unknown => {
  const { slack, discord } = room;
  const isPost = what === "post";
  const bodies: unknown[] =
    name === "slack"
      ? slack.slack.requestsOf(isPost ? "chat.postMessage" : "chat.update").map(({ args }) => args)
      : discord.discord.requests
          .filter(({ method, path }) => method === (isPost ? "POST" : "PATCH") && /\/channels\//.test(path))
          .map(({ body }) => body);
  const found = bodies.find((body) => JSON.stringify(body).includes(words));
  if (found === undefined) throw new Error(`Nothing was sent with: ${words}`);
  return found;
};
const readable = (key: string, value: unknown): unknown =>
  ["blocks", "metadata"].includes(key) && typeof value === "string" ? JSON.parse(value) : value;

describe("docs/payloads", () => {
  test.each(["slack", "discord"] as const)("has what %s is sent of a desk that remembers", async (name) => {
    room = await Newsroom.open();
    const chat = room.chat(name);
    await chat.ask("administrator", "digest every day at 14:00");
    await chat.ask("other", "watch casualties tolm");
    await room.pass(15);
    await room.drop("tolm.md", tolm(FOUR));
    await room.answers("article tolm", FOUR);
    await room.pass(2);
    await chat.post("Watch of the Orsania desk");
    await room.moveTo("2032-06-09T14:00:00Z");
    const digest = await chat.post("Digest of the Orsania desk");
    await room.settled();
    await room.drop("tolm.md", tolm(FOUR.replace("Four", "Three")));
    await digest.until("CORRECTED");
    await room.settled();
    for (const [file, what, words] of [
      ["watch", "post", "Watch of the Orsania desk"],
      ["digest", "post", "Digest of the Orsania desk"],
      ["correction", "edit", "Digest of the Orsania desk"],
    ] as const) {
      const payload = JSON.stringify(sent(name, what, words), readable, 2);
      await expect(`${payload}\n`).toMatchFileSnapshot(`../../docs/payloads/${name}-${file}.json`);
    }
  });
});
