import { z } from "zod";
import { harms, stances } from "../findings/finding.js";

const day = z.iso.date();
const instant = z.number().int();
const words = z.string().max(1000);
const topic = words.min(1);

/** What somebody asked, parsed: a command and its arguments. */
export const questionSchema = z.discriminatedUnion("command", [
  z.strictObject({
    command: z.literal("who-claimed"),
    topic: words,
    by: topic.nullable(),
    stance: z.enum(stances).nullable(),
  }),
  z.strictObject({
    command: z.literal("casualties"),
    topic: words,
    harm: z.enum(harms).nullable(),
    since: day.nullable(),
    /** The day of the events. */
    on: day.nullable(),
    /** The number of an event, for its history. */
    event: z.number().int().positive().nullable(),
    /** The sentences without a figure, instead of the figures. */
    uncounted: z.boolean(),
  }),
  z.strictObject({ command: z.literal("search"), words: topic }),
  z.strictObject({ command: z.literal("summary"), topic: words }),
  z.strictObject({ command: z.literal("timeline"), topic: words, date: day.nullable() }),
  z.strictObject({
    command: z.literal("digest"),
    topic: words,
    date: day,
    since: day,
    /** What came in after `from` and up to `to`, in milliseconds since the epoch, instead of what the days say. */
    window: z.strictObject({ from: instant, to: instant }).optional(),
  }),
  z.strictObject({ command: z.literal("sources") }),
  z.strictObject({ command: z.literal("article"), id: z.string().min(1).max(500) }),
  z.strictObject({
    command: z.literal("context"),
    id: z.string().min(1).max(500),
    start: z.number().int().nonnegative(),
    end: z.number().int().positive(),
  }),
  z.strictObject({ command: z.literal("help"), about: words }),
  z.strictObject({ command: z.literal("status") }),
]);

export type Question = z.output<typeof questionSchema>;
export type CommandName = Question["command"];
