import { beforeAll, describe, expect, test } from "vitest";
import { longestPress } from "../../../src/adapters/discord/buttons.js";
import { discordCapacity } from "../../../src/adapters/discord/capacity.js";
import { componentsOf, sizeOf } from "../../../src/adapters/discord/components.js";
import { limits } from "../../../src/adapters/discord/limits.js";
import { embedPayloadOf, payloadOf } from "../../../src/adapters/discord/messages.js";
import { OPEN_TO_ALL } from "../../../src/core/channel/access.js";
import { PressBook } from "../../../src/core/channel/press.js";
import { type Asked, type Message, Reception, say } from "../../../src/core/channel/reception.js";
import type { Desk } from "../../../src/core/desk.js";
import { textOf } from "../../../src/core/view/runs.js";
import { deskOf, KARVANIA_NOW, karvaniaDesk, MovableClock } from "../../core/support.js";
import { hazardsIn, plainTextOf } from "../../emulators/discord/index.js";
import { HOSTILE_NOW, HOSTILE_QUESTIONS, hostileArticles } from "../hostile.js";

const asked: Asked = {
  asker: { id: "1", name: "*Ana* @everyone", groups: [] },
  place: { channel: "2", direct: false },
};
const book = new PressBook(longestPress, new MovableClock(KARVANIA_NOW));
const write: Parameters<typeof payloadOf>[2] = (press) => book.write(press);
const shownAs = (message: Message): string => plainTextOf(payloadOf(message, { kind: "message" }, write));

let karvania: Reception;
beforeAll(async () => {
  karvania = receptionOf(await karvaniaDesk());
});

function receptionOf(desk: Desk): Reception {
  return new Reception([{ desk, access: OPEN_TO_ALL }], discordCapacity);
}

/** All pages of an answer, by its More buttons. */
function pagesOf(reception: Reception, question: string): Message[] {
  const pages = [reception.ask(question, asked)];
  for (let more = moreOf(pages.at(-1)); more !== undefined; more = moreOf(pages.at(-1)))
    pages.push(reception.press(more.press, asked));
  return pages;
}

function moreOf(page: Message | undefined): Message["buttons"][number] | undefined {
  return page?.buttons.find(({ label }) => label.startsWith("More"));
}

describe("an answer on Discord", () => {
  test("has the claimant in bold, the quotation set off, and where it can be checked", () => {
    const [container] = componentsOf(karvania.ask("who-claimed levee", asked), write);
    const text = JSON.stringify(container);
    expect(text).toContain("## 5 statements about “levee”");
    expect(text).toMatch(/\*\*[^*]+\*\*/);
    expect(text).toContain("\\n> ");
    expect(text).toContain("\\n-# ");
  });

  test("has beside each quotation the button for its context", () => {
    const message = karvania.ask("who-claimed levee", asked);
    const sections = sectionsOf(message);
    expect(message.contexts.length).toBeGreaterThan(3);
    expect(sections.map(({ label }) => label)).toEqual(message.contexts.map(({ label }) => label));
    for (const { text, label } of sections) expect(text).toContain(`\`${label.replace("Context ", "")}\``);
  });

  test("tells of an event what its sources say together, as a list", () => {
    const text = JSON.stringify(componentsOf(karvania.ask("casualties quelmar", asked), write));
    expect(text).toMatch(/### Event \d/);
    expect(text).toMatch(/\\n- killed {2}\*\*/);
  });

  test("has a badge in italics, unless it has a star, which would end them", () => {
    const text = (badge: string): string => {
      const piece: Message["pieces"][number] = {
        kind: "head",
        line: [{ text: "said " }, { text: badge, emphasis: "badge" }],
      };
      return JSON.stringify(componentsOf({ ...say("A headline"), pieces: [piece] }, write));
    };
    expect(text("[hedged]")).toContain("said *\\\\[hedged\\\\]*");
    expect(text("[5*]")).toContain("said \\\\[5\\\\*\\\\]");
  });

  test("shows the whole of a headline that ends as a heading would", () => {
    const section: Message["pieces"][number] = { kind: "section", line: [{ text: "Of F#" }] };
    const message: Message = { ...say("Figures for C#"), pieces: [section] };
    expect(shownAs(message)).toBe("Figures for C#\nOf F#");
  });

  test("says the whole in several embeds where one cannot hold it", () => {
    const note: Message["pieces"][number] = { kind: "note", line: [{ text: "a".repeat(3_000) }] };
    const quote: Message["pieces"][number] = { kind: "quote", line: [{ text: "b".repeat(2_000) }] };
    const message: Message = { ...say("A headline"), pieces: [note, quote] };
    const { embeds = [] } = embedPayloadOf(message, { kind: "message" }, write);
    expect(embeds.map(({ description = "" }) => description.length > limits.embedDescription)).toEqual([
      false,
      false,
    ]);
  });

  test("names who shows it to all, whatever they call themselves", () => {
    const message = karvania.ask("status public", asked);
    expect(shownAs(message)).toContain("Asked by *Ana* @everyone");
    expect(hazardsOf(message)).toEqual([]);
  });

  test("that goes elsewhere says why first, and cannot be shared from there", () => {
    const message = karvania.ask("who-claimed levee", asked);
    const payload = payloadOf(message, { kind: "elsewhere", advice: "I may not write there." }, write);
    expect(plainTextOf(payload)).toMatch(/^I may not write there\.\n5 statements/);
    expect(plainTextOf(payload)).not.toContain("[Share]");
    expect(shownAs(message)).toContain("[Share]");
  });

  test("says the same in an embed", () => {
    const message = karvania.ask("who-claimed levee", asked);
    const lines = (text: string): string[] =>
      text
        .split("\n")
        .filter((line) => line !== "" && !/^\[/.test(line))
        .sort();
    const embed = embedPayloadOf(message, { kind: "message" }, write);
    const withoutContext = shownAs(message);
    expect(lines(plainTextOf(embed))).toEqual(lines(withoutContext));
    expect(embed.components).toHaveLength(2);
  });
});

/** Texts and button labels of the sections, in order. */
function sectionsOf(message: Message): { text: string; label: string }[] {
  return componentsOf(message, write).flatMap((one) =>
    one.type === 17
      ? one.components.flatMap((inner) =>
          inner.type === 9 && inner.accessory.type === 2 && "label" in inner.accessory
            ? [{ text: inner.components[0]?.content ?? "", label: inner.accessory.label ?? "" }]
            : [],
        )
      : [],
  );
}

/** What would ping, link or break out, apart from what we set ourselves. */
function hazardsOf(message: Message): unknown[] {
  return hazardsIn(payloadOf(message, { kind: "message" }, write)).filter(({ kind }) => !OURS.has(kind));
}
const OURS = new Set(["heading", "subtext", "quote", "bold", "italic", "code", "list", "masked link"]);

describe("pages on Discord", { timeout: 120_000 }, () => {
  const articles = hostileArticles(300);
  let hostile: Reception;
  beforeAll(() => {
    hostile = receptionOf(
      deskOf(articles, { clock: new MovableClock(HOSTILE_NOW), profile: { command: "vell" } }),
    );
  });

  test.each(["casualties", "who-claimed bridge", "sources", "casualties uncounted", "search bridge"])(
    "of %s keep to Discord's limits, whatever is in them, and link to articles only",
    (question) => {
      const pages = pagesOf(hostile, question);
      expect(pages.length).toBeGreaterThan(1);
      for (const page of pages) expectFits(page);
      expect(pages.flatMap(hazardsOf)).toEqual([]);
    },
  );

  test("of all articles show every word of them", () => {
    for (const { id } of articles.slice(0, 80)) {
      const pages = pagesOf(hostile, `article ${id}`);
      for (const page of pages) {
        expectFits(page);
        const text = shownAs(page);
        for (const piece of page.pieces)
          if (piece.kind === "quote")
            for (const line of textOf(piece.line).split("\n")) expect(text).toContain(line.trim());
      }
      expect(pages.flatMap(hazardsOf)).toEqual([]);
    }
  });

  test("of hostile questions keep to them too", () => {
    for (const question of HOSTILE_QUESTIONS) {
      const message = hostile.ask(question.slice(0, 1_000), asked);
      expectFits(message);
      expect(hazardsOf(message)).toEqual([]);
    }
  });

  test("are not needlessly many: an ordinary answer stands on one", () => {
    expect(pagesOf(karvania, "who-claimed levee")).toHaveLength(1);
  });
});

function expectFits(message: Message): void {
  const advice = "x".repeat(200);
  const components = payloadOf(message, { kind: "elsewhere", advice }, write).components;
  const size = sizeOf(components as Parameters<typeof sizeOf>[0]);
  expect(size.components).toBeLessThanOrEqual(limits.components);
  expect(size.text).toBeLessThanOrEqual(limits.text);
  expect(size.bytes).toBeLessThanOrEqual(limits.textBytes);
  const ids = JSON.stringify(components).match(/"custom_id":"(?:[^"\\]|\\.)*"/g) ?? [];
  expect(new Set(ids).size).toBe(ids.length);
}
