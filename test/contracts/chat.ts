import { afterEach, describe, expect, test } from "vitest";
import type { Item } from "../../src/core/answers/answer.js";
import type { Desk } from "../../src/core/desk.js";
import { readableTime } from "../../src/core/view/times.js";
import { articles, names } from "../core/ledger/crisis.js";
import { deskOf, karvaniaDesk, MovableClock } from "../core/support.js";

/** What a person sees after asking or pressing. */
export interface Seen {
  /** In reading order, without markup. */
  readonly text: string;
  readonly audience: "asker" | "everybody";
}

/** An editor at a platform, with a desk behind it. */
export interface ChatSession {
  ask(question: string): Promise<Seen>;
  /** The next page; null where the last one had no more. */
  more(): Promise<Seen | null>;
  /** The context of an item of the last answer, by its label. */
  context(label: string): Promise<Seen>;
  /** Shows the last answer to the whole channel. */
  share?(): Promise<Seen>;
  /** Mentions the bot in a channel, and looks at what comes of it. */
  mention?(question: string): Promise<Seen>;
  directMessage?(question: string): Promise<Seen>;
  /** Asks about what somebody wrote in the channel. */
  askAbout?(message: string): Promise<Seen>;
  close(): Promise<void>;
}

export interface ChatPlatform {
  readonly name: string;
  open(desk: Desk): Promise<ChatSession>;
  /** What the platform has none of, with the reason. */
  readonly without?: Partial<Record<"share" | "mention" | "directMessage" | "askAbout", string>>;
}

const QUESTIONS = [
  "who-claimed levee",
  "who-claimed by River Rescue",
  "casualties",
  "casualties quelmar killed",
  "casualties uncounted",
  "search river",
  "summary",
  "timeline quelmar",
  "digest since 2031-03-01",
  "sources",
  "article ota-0303-toll",
  "who was killed in Quelmar?",
];

/** White space and the marks of quotations differ from platform to platform; words do not. */
const words = (text: string): string => text.replace(/[\s>]+/g, " ");

/** What every platform shows of an item, word for word. */
function shownOf(item: Item): string[] {
  const { title = "untitled", source, published } = item.citation;
  return [
    item.text,
    title,
    ...(source === undefined ? [] : [source]),
    published === undefined ? "undated" : readableTime(published),
    ...(item.type === "claim" && item.cue !== null ? [item.cue] : []),
    ...(item.type === "claim" && item.hedged ? ["[hedged]"] : []),
    ...(item.type === "figure" ? [item.harm] : []),
  ];
}

/** What an editor may rely on, whichever platform he sits at. */
export function chatContract({ name, open, without = {} }: ChatPlatform): void {
  describe(`on ${name}`, () => {
    let session: ChatSession | null = null;
    afterEach(async () => {
      await session?.close();
      session = null;
    });

    async function begin(desk: Desk): Promise<ChatSession> {
      session = await open(desk);
      return session;
    }

    async function allPages(at: ChatSession, question: string): Promise<string> {
      const pages = [(await at.ask(question)).text];
      for (let next = await at.more(); next !== null; next = await at.more()) {
        pages.push(next.text);
        expect(pages.length).toBeLessThan(200);
      }
      return words(pages.join("\n"));
    }

    test.each(QUESTIONS)(
      "%s: every result, related result and note is shown, with its source",
      async (question) => {
        const desk = await karvaniaDesk();
        const { items, related, notes, headline } = desk.ask(question, { limit: 1_000 });
        const shown = await allPages(await begin(desk), question);
        expect(shown).toContain(words(headline).replace(/\.$/, ""));
        for (const part of [...items, ...related].flatMap(shownOf))
          expect(shown).toContain(words(part).trim());
        for (const note of notes) expect(shown).toContain(words(note));
      },
    );

    test("a ledger tells ranges, how far sources agree, and what each said before", async () => {
      const desk = deskOf(articles, { profile: { names }, now: "2032-06-07T06:00:00Z" });
      const shown = await allPages(await begin(desk), "casualties merrin");
      for (const part of [
        "contested",
        "single source",
        "[party]",
        "6 → 9 → 8",
        "before: 6 · as of 1 Jun 2032",
      ])
        expect(shown).toContain(part);
    });

    test("a claim stands with who denies it", async () => {
      const claim = "Mirel Tashvenko said that rebels had seized the bridge at Velm.";
      const denial = "Joren Pellastri denied that the bridge at Velm had been seized.";
      const desk = deskOf([
        { id: "a", text: claim, source: "Post", published: "2031-03-04" },
        { id: "b", text: denial, source: "Wire", published: "2031-03-05" },
      ]);
      const shown = await allPages(await begin(desk), "who-claimed bridge");
      expect(shown).toContain(`Denied by Joren Pellastri: “${denial}”`);
      expect(shown).toContain("Denies what Mirel Tashvenko said: see 2");
    });

    test("the context of a result is its paragraph", async () => {
      const desk = await karvaniaDesk();
      const at = await begin(desk);
      await at.ask("who-claimed levee");
      const { items } = desk.ask("who-claimed levee");
      const cited = items[3]?.citation;
      const paragraph = desk.ask(`context ${cited?.article}:${cited?.start}-${cited?.end}`);
      const { text, audience } = await at.context("4");
      expect(words(text)).toContain(words(paragraph.items[0]?.text ?? "nothing"));
      expect(audience).toBe("asker");
    });

    test.each(["who-claimd levee", "search", "digest 2031-02-30", "article nothing", "casualties 99"])(
      "%s: what is wrong is said in words, with what to do",
      async (question) => {
        const desk = await karvaniaDesk();
        const { headline } = desk.ask(question);
        expect(words((await (await begin(desk)).ask(question)).text)).toContain(words(headline));
      },
    );

    test("nothing of an embargoed or withdrawn article is shown, until its embargo lifts", async () => {
      const clock = new MovableClock("2031-03-05T00:00:00Z");
      const desk = deskOf(
        [
          { id: "open", text: "The mayor said that the bridge is safe.", published: "2031-03-04" },
          {
            ...{ id: "hidden-1", text: "Zorvath Quill said that 12 were killed at the bridge in Vexmoor." },
            ...{ title: "Hushed", published: "2031-03-04", embargoedUntil: "2031-03-06T00:00:00Z" },
          },
          {
            id: "killed-1",
            text: "Zorvath Quill denied the bridge.",
            published: "2031-03-04",
            status: "canceled",
          },
        ],
        { clock },
      );
      const at = await begin(desk);
      const questions = [
        "who-claimed bridge",
        "casualties",
        "search bridge",
        "summary",
        "digest",
        "sources",
        "status",
        "help",
      ];
      const shown: string[] = [];
      for (const question of questions) shown.push(await allPages(at, question));
      expect(shown.join("\n")).not.toMatch(/Zorvath|Vexmoor|Hushed|hidden-1|killed-1/);
      clock.moveTo("2031-03-06T00:00:00Z");
      expect(await allPages(at, "who-claimed bridge")).toContain("Zorvath Quill");
    });

    test("an answer is for the asker alone", async () => {
      const at = await begin(await karvaniaDesk());
      expect((await at.ask("who-claimed levee")).audience).toBe("asker");
    });

    test.skipIf(without.share)(
      `an answer can be shared, and says who shared it${reason(without.share)}`,
      async () => {
        const at = await begin(await karvaniaDesk());
        const { text } = await at.ask("who-claimed levee");
        const shared = await at.share?.();
        expect(shared?.audience).toBe("everybody");
        expect(shared?.text).toContain("Shared by");
        expect(words(shared?.text ?? "")).toContain(words(text).slice(0, 26));
      },
    );

    test.skipIf(without.share)(
      `an answer is for everybody after “public”${reason(without.share)}`,
      async () => {
        const at = await begin(await karvaniaDesk());
        const { text, audience } = await at.ask("who-claimed levee public");
        expect(audience).toBe("everybody");
        expect(text).toContain("5 statements about “levee”");
      },
    );

    test.skipIf(without.mention)(
      `a mention in plain English is answered${reason(without.mention)}`,
      async () => {
        const at = await begin(await karvaniaDesk());
        const seen = await at.mention?.("who claimed the levee?");
        expect(seen?.text).toContain("5 statements about “levee”");
        expect(seen?.text).toContain("Read as: who-claimed levee");
        expect(seen?.audience).toBe("asker");
      },
    );

    test.skipIf(without.directMessage)(
      `a direct message is answered${reason(without.directMessage)}`,
      async () => {
        const at = await begin(await karvaniaDesk());
        expect((await at.directMessage?.("status"))?.text).toContain("Karvania desk:");
      },
    );

    test.skipIf(without.askAbout)(`a message can be asked about${reason(without.askAbout)}`, async () => {
      const at = await begin(await karvaniaDesk());
      const seen = await at.askAbout?.("anybody following the flood in Quelmar?");
      expect(seen?.text).toMatch(/Read as: who-claimed .*Quelmar/);
      expect(seen?.audience).toBe("asker");
    });
  });
}

function reason(missing: string | undefined): string {
  return missing === undefined ? "" : ` (not here: ${missing})`;
}
