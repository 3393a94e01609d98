import { beforeEach, describe, expect, it } from "vitest";
import { Inbox, type InboxNote } from "../../../src/core/keeping/inbox.js";
import type { Log, Store } from "../../../src/core/ports.js";

const NOW = Date.parse("2031-03-05T06:00:00Z");
const DAY = 86_400_000;

/** Documents in memory, as far as an inbox needs them. */
class Documents implements Pick<Store, "get" | "set" | "delete" | "list"> {
  readonly kept = new Map<string, string>();
  broken = false;

  async get(collection: string, key: string): Promise<unknown> {
    if (this.broken) throw new Error("down");
    const text = this.kept.get(`${collection}\n${key}`);
    return text === undefined ? undefined : JSON.parse(text);
  }

  async set(collection: string, key: string, document: object): Promise<void> {
    this.kept.set(`${collection}\n${key}`, JSON.stringify(document));
  }

  async delete(collection: string, key: string): Promise<void> {
    this.kept.delete(`${collection}\n${key}`);
  }

  async list(collection: string, { after = "", limit = Number.POSITIVE_INFINITY } = {}) {
    return [...this.kept]
      .map(([place, text]) => [place.split("\n"), text] as const)
      .filter(([[where, key = ""]]) => where === collection && key > after)
      .sort(([[, a = ""]], [[, b = ""]]) => (a < b ? -1 : 1))
      .slice(0, limit)
      .map(([[, key = ""], text]) => ({ key, document: JSON.parse(text) as unknown }));
  }
}

const rejected: InboxNote = {
  ...{ id: "a", url: "http://Osk.example/a?utm_source=x", outcome: "rejected", code: "no-text" },
  ...{ reason: "It has no text.", from: "https://osk.example/rss", at: NOW },
};

describe("the inbox", () => {
  let documents: Documents;
  let inbox: Inbox;
  let warned: number;
  beforeEach(() => {
    documents = new Documents();
    warned = 0;
    const log = { warn: () => void warned++ } as unknown as Log;
    inbox = new Inbox({ store: documents, log });
  });

  it("tells what became of something, by its id and by its address in any form", async () => {
    await inbox.note("karvania", rejected);
    for (const asked of ["a", " a ", "http://osk.example/a", "http://osk.example/a/?utm_medium=y#top"])
      expect(await inbox.look("karvania", asked)).toEqual([rejected]);
    expect(await inbox.look("karvania", "b")).toEqual([]);
    expect(await inbox.look("syria", "a")).toEqual([]);
  });

  it("finds by its address what has no id, or has it for its id", async () => {
    await inbox.note("karvania", { ...rejected, id: null });
    await inbox.note("karvania", { ...rejected, id: "https://osk.example/b", url: null });
    expect(await inbox.look("karvania", "http://osk.example/a/")).toMatchObject([{ id: null }]);
    expect(await inbox.look("karvania", "https://osk.example/b?fbclid=1")).toHaveLength(1);
  });

  it("has the latest notes, the same rejection once, and every time that it was taken", async () => {
    for (let i = 0; i < 5; i++) await inbox.note("karvania", { ...rejected, at: NOW + i });
    expect(await inbox.look("karvania", "a")).toEqual([{ ...rejected, at: NOW + 4 }]);
    const taken = { ...rejected, outcome: "taken", code: null, reason: null } as const;
    for (let i = 5; i < 30; i++) await inbox.note("karvania", { ...taken, at: NOW + i });
    const notes = await inbox.look("karvania", "a");
    expect(notes.map(({ at }) => at - NOW)).toEqual([22, 23, 24, 25, 26, 27, 28, 29]);
  });

  it("loses none that are written at once", async () => {
    const notes = ["x", "y", "z"].map((from) => ({ ...rejected, from }));
    await Promise.all(notes.map((note) => inbox.note("karvania", note)));
    expect(await inbox.look("karvania", "a")).toEqual(notes);
  });

  it("forgets after thirty days", async () => {
    for (let i = 0; i < 450; i++)
      await inbox.note("karvania", { ...rejected, id: `old ${i}`, url: null, at: NOW + i });
    await inbox.note("karvania", { ...rejected, id: "newer", url: null, at: NOW + 2 * DAY });
    expect(documents.kept.size).toBe(451);
    await inbox.note("karvania", { ...rejected, id: "now", url: null, at: NOW + 31 * DAY });
    expect([...documents.kept.keys()]).toEqual(["inbox karvania\nid newer", "inbox karvania\nid now"]);
  });

  it("keeps nothing of what has neither, and is no more than a line in the log where it fails", async () => {
    await inbox.note("karvania", { ...rejected, id: null, url: null });
    expect(documents.kept.size).toBe(0);
    documents.broken = true;
    await inbox.note("karvania", rejected);
    expect(warned).toBe(1);
    documents.broken = false;
    await inbox.note("karvania", rejected);
    expect(await inbox.look("karvania", "a")).toEqual([rejected]);
  });
});
