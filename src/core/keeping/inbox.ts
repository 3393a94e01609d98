import { z } from "zod";
import type { KeptDocument, Log, Store } from "../ports.js";
import { normalLink } from "./links.js";

/** What became of something that came in. It never has a word of what the article says. */
export interface InboxNote {
  /** Null where it has none, or none that could be read. */
  readonly id: string | null;
  readonly url: string | null;
  /** `known` said nothing new: noted where its sender waits for a word, not of files and feeds, which are read again. */
  readonly outcome: "taken" | "known" | "rejected";
  /** Of a rejection, or of what is remarkable about what was taken. */
  readonly code: string | null;
  readonly reason: string | null;
  /** The file or feed, as logs may call it. */
  readonly from: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface InboxOptions {
  readonly store: Pick<Store, "get" | "set" | "delete" | "list">;
  readonly log: Log;
}

const noteSchema = z.object({
  id: z.string().nullable(),
  url: z.string().nullable(),
  outcome: z.enum(["taken", "known", "rejected"]),
  code: z.string().nullable(),
  reason: z.string().nullable(),
  from: z.string(),
  at: z.number(),
});
const notesSchema = z.object({ notes: z.array(noteSchema) });

/** Notes of one article, the latest. */
const MOST = 8;
const DAY = 86_400_000;
const KEPT = 30 * DAY;
/** What somebody has decided, and why, is the record: it stays for good. */
const RETRACTED = "retracted";
/** Documents that are in memory at once while old ones are looked for. */
const PAGE = 200;

/** What became of what came in, for whoever asks why it is not there: by its id and by its address, for thirty days. */
export class Inbox {
  readonly #options: InboxOptions;
  #last: Promise<unknown> = Promise.resolve();
  /** When old notes were last cleared away, by desk. */
  readonly #cleared = new Map<string, number>();

  constructor(options: InboxOptions) {
    this.#options = options;
  }

  /**
   * Writes down what became of something with an id or an address; nothing of what has neither. Never rejects: a note
   * that cannot be kept is a line in the log, and keeps nothing else from being done.
   */
  note(desk: string, note: InboxNote): Promise<void> {
    const now = this.#last
      .then(() => this.#note(desk, note))
      .catch((error: unknown) => this.#fail(desk, error));
    this.#last = now;
    return now;
  }

  /** What became of an article, the latest last, by its id or by an address in whatever form. */
  async look(desk: string, idOrUrl: string): Promise<readonly InboxNote[]> {
    const asked = idOrUrl.trim();
    const found = await Promise.all(keysOf({ id: asked, url: asked }).map((key) => this.#read(desk, key)));
    const notes = new Map(found.flat().map((note) => [JSON.stringify(note), note]));
    return [...notes.values()].sort((a, b) => a.at - b.at);
  }

  async #note(desk: string, note: InboxNote): Promise<void> {
    for (const key of keysOf(note)) {
      const before = (await this.#read(desk, key)).filter((one) => !isRepeated(one, note));
      await this.#options.store.set(collectionOf(desk), key, { notes: latest([...before, note]) });
    }
    const cleared = this.#cleared.get(desk);
    if (cleared !== undefined && note.at - cleared < DAY) return;
    this.#cleared.set(desk, note.at);
    await this.#clear(desk, note.at - KEPT);
  }

  async #read(desk: string, key: string): Promise<readonly InboxNote[]> {
    return notesIn(await this.#options.store.get(collectionOf(desk), key));
  }

  /** Deletes those whose last note is older. */
  async #clear(desk: string, before: number): Promise<void> {
    const { store } = this.#options;
    const collection = collectionOf(desk);
    for (let after = ""; ; ) {
      const page: readonly KeptDocument[] = await store.list(collection, { after, limit: PAGE });
      for (const { key, document } of page)
        if (isOver(notesIn(document), before)) await store.delete(collection, key);
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return;
      after = last.key;
    }
  }

  #fail(desk: string, error: unknown): void {
    this.#options.log.warn({ desk, err: error }, "what became of something that came in could not be noted");
  }
}

function collectionOf(desk: string): string {
  return `inbox ${desk}`;
}

/** What notes are found by: one for the id, one for the address. */
function keysOf({ id, url }: Pick<InboxNote, "id" | "url">): string[] {
  const link = normalLink(url ?? undefined) ?? normalLink(id ?? undefined);
  return [...(id === null || id === "" ? [] : [`id ${id}`]), ...(link === undefined ? [] : [`url ${link}`])];
}

/** A file or feed that is read again and again says the same every time: it is noted once, as of the last. */
function isRepeated(before: InboxNote, now: InboxNote): boolean {
  const same = (["id", "url", "outcome", "code", "reason", "from"] as const).every(
    (name) => before[name] === now[name],
  );
  return same && now.outcome !== "taken";
}

/** The latest, and the latest retractions, however much has come after these. */
function latest(notes: readonly InboxNote[]): readonly InboxNote[] {
  const retractions = notes.filter(({ code }) => code === RETRACTED).slice(-MOST);
  const last = notes.slice(-MOST);
  return [...retractions.filter((one) => !last.includes(one)), ...last];
}

function isOver(notes: readonly InboxNote[], before: number): boolean {
  return (notes.at(-1)?.at ?? 0) < before && !notes.some(({ code }) => code === RETRACTED);
}

function notesIn(document: unknown): readonly InboxNote[] {
  const read = notesSchema.safeParse(document);
  return read.success ? read.data.notes : [];
}
