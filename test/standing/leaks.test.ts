import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import type { ArticleInput } from "../../src/core/article.js";
import type { LogLine } from "../adapters/support.js";
import { foundIn, type Secret, secrets } from "../leaks/secrets.js";
import { Newsroom, notice } from "./newsroom.js";

let room: Newsroom;
afterEach(async () => {
  await room.close();
});

/** An article as a file; its name tells nothing. */
function fileOf({ text, ...fields }: ArticleInput): string {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`);
  return `---\n${lines.join("")}---\n${text}\n`;
}

async function drop(versions: readonly ArticleInput[], name: string): Promise<void> {
  for (const one of versions)
    if (one.status === "canceled" && one.text === "") await room.drop(`${name}-kill.json`, notice(one.id));
    else await room.drop(`${name}.md`, fileOf(one));
}

const platforms = ["slack", "discord"] as const;

test("a served desk says, keeps and logs no word of an article that it must not show", async () => {
  // Embargoes of these lift in the past: a year more.
  const [generated = []] = fc.sample(secrets, { numRuns: 1, seed: 9 });
  const all = generated.map(later);
  const tokens = all.flatMap((one) => one.tokens);
  const words = all.flatMap((one) => one.tokens.filter((token) => !one.id.includes(token)));
  room = await Newsroom.open();

  // What is shown is found, shared, watched and in a digest.
  for (const name of platforms) {
    const chat = room.chat(name);
    for (const order of ["digest every day at 14:00", "watch casualties", "watch bridge"])
      await chat.ask("administrator", order);
  }
  await room.settled();
  for (const [i, { shown }] of all.entries()) await drop(shown, `a${i}`);
  const shown = all.filter((one) => one.shown.length > 0);
  for (const {
    id,
    tokens: [place = ""],
  } of shown)
    await room.answers(`article ${id}`, capital(place));
  await room.pass(2);
  await room.settled();
  for (const name of platforms) {
    const chat = room.chat(name);
    await chat.askForAll("other", "who-claimed bridge");
    await (await chat.ask("other", "casualties")).press("other", "Share");
  }
  await room.moveTo("2032-06-09T14:00:00Z");
  await room.settled();
  for (const name of platforms) {
    const posts = room.chat(name).posts();
    expect(posts).toHaveLength(5);
    for (const { text } of posts) expect(foundIn(text, words).length, text).toBeGreaterThan(0);
  }

  // From now on nothing of it may be told; neither of what was never shown, and of what cannot even be read.
  const mark = room.log.lines.length;
  for (const [i, { hiding }] of all.entries()) await drop(hiding.slice(0, 1), `a${i}`);
  await room.settled();
  const isHidden = async (one: Secret) => !(await said(`article ${one.id}`)).includes(" Gazette");
  for (const one of all) while (!(await isHidden(one))) await room.settled();
  for (const [i, { hiding }] of all.entries()) await drop(hiding.slice(1), `a${i}`);
  await room.drop(
    "broken.json",
    `{"uri": "${tokens[20]}", "headline": "${tokens[0]}", "body_text": "${tokens[1]}`,
  );
  await room.drop(
    "wrong.md",
    `---\nid: ${tokens[20]}\ntitle: ${tokens[2]}\nurl: ${tokens[5]}\n---\n${tokens[7]}.\n`,
  );
  await room.log.line("something did not load");
  await room.pass(20);
  await room.settled();
  await room.restart();
  await room.settled();
  await room.moveTo("2032-06-10T14:00:00Z");
  await room.settled();

  for (const name of platforms) {
    const chat = room.chat(name);
    expect(foundIn(chat.payloads(), tokens)).toEqual([]);
    for (const {
      id,
      tokens: [place = "", , person = ""],
    } of all)
      for (const question of [`article ${id}`, `who-claimed ${place.slice(0, 6)}`, `casualties ${person}`]) {
        const { text } = await chat.ask("other", question);
        const typed = foundIn(question, tokens);
        expect(foundIn(text, tokens).filter((token) => !typed.includes(token))).toEqual([]);
      }
  }
  for (const focused of ["topic", "by"] as const) {
    const { discord } = room.discord;
    const typing = { name: "orsania", subcommand: "who-claimed", focused };
    for (const [place = ""] of all.map((one) => one.tokens)) {
      const choices = await discord.autocomplete({ ...typing, value: place.slice(0, 4) }).choices;
      expect(foundIn(JSON.stringify(choices), tokens)).toEqual([]);
    }
  }

  await room.stop();
  expect(room.log.lines.length).toBeGreaterThan(mark);
  const lines = room.log.lines.map(logged);
  expect(lines.filter((line) => foundIn(line, tokens).length > 0)).toEqual([]);
  const documents = await room.documents();
  // What was shown is known by the ids of its articles and by places in them, and not by its words.
  expect(foundIn(JSON.stringify(documents), tokens).length).toBeGreaterThan(0);
  expect(foundIn(JSON.stringify(documents), words)).toEqual([]);
});

async function said(question: string): Promise<string> {
  return (await room.slack.ask("other", question)).text;
}

/** A line of the log as it would hold it: of errors, all there is to them. */
function logged(line: LogLine): string {
  return JSON.stringify(line, (_, value: unknown) =>
    value instanceof Error
      ? { ...value, message: value.message, stack: value.stack, cause: value.cause }
      : value,
  );
}

/** The same in the time of the newsroom. */
function later(secret: Secret): Secret {
  const moved = (one: ArticleInput): ArticleInput => ({
    ...one,
    ...(one.published !== undefined && { published: "2032-06-09T09:00:00Z" }),
    ...(one.embargoedUntil !== undefined && { embargoedUntil: "2032-07-01T00:00:00Z" }),
  });
  return { ...secret, shown: secret.shown.map(moved), hiding: secret.hiding.map(moved) };
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
