import { z } from "zod";
import type { SeenItem } from "./identity.js";

const seenItem = z.object({
  id: z.string(),
  keys: z.array(z.string()),
  digest: z.string(),
  version: z.number(),
  length: z.number(),
  copy: z.literal(true).exactOptional(),
});

const cursorSchema = z.object({
  url: z.string(),
  movedTo: z.string().nullable(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  polled: z.boolean(),
  failures: z.number(),
  nextPollAt: z.number(),
  items: z.array(seenItem),
  told: z.array(z.string()),
});

/** Where the reading of a feed stands: a plain JSON document, kept by whoever polls. */
export interface FeedCursor {
  /** The feed's address as configured. */
  readonly url: string;
  /** Where it has moved for good, by its server's own word. */
  readonly movedTo: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Whether it was ever read: what is there by then is no news. */
  readonly polled: boolean;
  /** In a row. */
  readonly failures: number;
  /** Milliseconds since the epoch. */
  readonly nextPollAt: number;
  /** What it brought, the latest first. */
  readonly items: readonly SeenItem[];
  /** Hashes of the problems that it has and that were reported: once is enough. */
  readonly told: readonly string[];
}

/** Keeps cursors; what a store of documents does, and `memoryCursors`. */
export interface CursorStore {
  load(id: string): Promise<unknown>;
  save(id: string, cursor: FeedCursor): Promise<void>;
}

/** Cursors for as long as the process lives: after a restart, what a feed has then is there without being news. */
export function memoryCursors(): CursorStore {
  const kept = new Map<string, FeedCursor>();
  return {
    load: async (id) => kept.get(id),
    save: async (id, cursor) => void kept.set(id, cursor),
  };
}

/** A feed that was never read. */
export function newCursor(url: string): FeedCursor {
  const nothing = { movedTo: null, etag: null, lastModified: null, polled: false, failures: 0 };
  return { url, ...nothing, nextPollAt: 0, items: [], told: [] };
}

/** A stored cursor; a new one where none is stored, or one of another feed or form. */
export function readCursor(stored: unknown, url: string): FeedCursor {
  const parsed = cursorSchema.safeParse(stored);
  return parsed.success && parsed.data.url === url ? parsed.data : newCursor(url);
}
