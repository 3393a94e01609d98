import { z } from "zod";
import type { WatchChange, WatchState } from "../watching/state.js";
import { destinationSchema } from "./delivery-record.js";

const count = z.number().int().nonnegative();
const stateSchema = z.custom<WatchState>((value) => typeof value === "object" && value !== null);
const changesSchema = z.array(z.custom<WatchChange>((value) => typeof value === "object" && value !== null));
const quietSchema = z.object({ from: z.string(), to: z.string(), timezone: z.string() });

const watchSchema = z.object({
  to: destinationSchema,
  /** As `Desk.watchable` gives it. */
  question: z.string(),
  /** Who set it, by the platform's id; times are in milliseconds since the epoch. */
  by: z.string(),
  setAt: z.number(),
  quiet: quietSchema.nullable(),
  /** The version of the rules that read the state: those of another one find other things, which is no news. */
  rules: z.string(),
  /** What the answer said, when the desk had every version up to this sequence number, and when that was. */
  state: stateSchema,
  sequence: count,
  seenAt: z.number(),
  /** Changes that are still to be posted, in order, and since when they wait. */
  pending: changesSchema.readonly(),
  pendingSince: z.number().nullable(),
  /** Those that are being posted. */
  outgoing: z.object({ key: z.string(), changes: changesSchema.readonly(), last: z.boolean() }).nullable(),
  /** How many posts there were, and when the last one was. */
  posts: count,
  postedAt: z.number().nullable(),
  /** Why it rests, in a sentence; null where it does not. */
  paused: z.string().nullable(),
});

/** A standing question of a channel, as the store has it: no word of an article is in it. */
export type Watch = z.output<typeof watchSchema>;

/** Null where it is damaged. */
export function readWatch(document: unknown): Watch | null {
  const read = watchSchema.safeParse(document);
  return read.success ? read.data : null;
}
