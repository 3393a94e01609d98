import { z } from "zod";

const digestSchema = z.object({
  /** Under which it is posted once. */
  key: z.string(),
  /** When it was due, and what it covers, in milliseconds since the epoch: after `from`, up to `to`. */
  due: z.number(),
  from: z.number(),
  to: z.number(),
});

export const seriesSchema = z.object({
  /** The local day of the last digest that was due. */
  day: z.string(),
  /** Up to when the channel knows what is new. */
  told: z.number(),
  /** The one that is being posted. */
  open: digestSchema.nullable(),
});

/** Where the digests of one channel stand. */
export type Series = z.output<typeof seriesSchema>;
export type Digest = z.output<typeof digestSchema>;

/** No time zone is so far ahead: a later day was written by a clock that was wrong. */
const AHEAD = 3 * 86_400_000;

/** Whether no clock that was right can have written a day. */
export function isFarAhead(day: string, now: number): boolean {
  return day > new Date(now + AHEAD).toISOString().slice(0, 10);
}

/** Of what an answer can be asked for, the seconds are the smallest part. */
export function wholeSeconds(instant: number): number {
  return Math.floor(instant / 1_000) * 1_000;
}
