import { z } from "zod";
import type { Quoted } from "../channel/orders.js";
import { type Destination, platforms } from "../channel/poster.js";

/** Everything that a desk posts by itself, by the key under which it is posted once. */
export const DELIVERIES = "deliveries";

export const count = z.number().int().nonnegative();

export const destinationSchema = z.object({
  platform: z.enum(platforms),
  team: z.string().nullable(),
  channel: z.string(),
  parent: z.string().optional(),
});

export const citeSchema = z.object({ article: z.string(), edition: z.string(), start: count, end: count });

export const quotedSchema = z.object({
  desk: z.string(),
  question: z.string(),
  cursor: z.object({ at: count, part: count, notes: count, of: count }),
  cites: z.array(citeSchema).readonly(),
});

/** A post as the store has it, from before it is sent: who finds it open sees to it that it is posted, once. */
export const deliverySchema = z.object({
  to: destinationSchema,
  /** The message that it answers. */
  replyTo: z.string().nullable(),
  /** Milliseconds since the epoch, as all times here: it cannot have been posted before. */
  madeAt: z.number(),
  /** `empty`: there was nothing to say. `dropped`: what there was, another post says. */
  state: z.enum(["open", "sent", "failed", "empty", "dropped"]),
  /** Who is at it, and until when nobody else may be. */
  holder: z.string().nullable(),
  heldUntil: z.number(),
  tries: count,
  nextTry: z.number(),
  /** Whether a try may have gone through without our having learnt of it. */
  unsure: z.boolean(),
  /** Of the message at its platform, once it is known. */
  id: z.string().nullable(),
  endedAt: z.number().nullable(),
  /** What it quotes, from before it is sent. */
  quoted: quotedSchema.nullable(),
  byline: z.string().nullable(),
  /** What kept it from being posted, last. */
  problem: z.object({ code: z.string(), advice: z.string() }).nullable(),
});

export type DeliveryRecord = Readonly<Omit<z.output<typeof deliverySchema>, "quoted">> & {
  readonly quoted: Quoted | null;
};

export function newDelivery(to: Destination, madeAt: number, replyTo: string | null = null): DeliveryRecord {
  return {
    ...{ to, replyTo, madeAt, state: "open", holder: null, heldUntil: 0, tries: 0, nextTry: 0 },
    ...{ unsure: false, id: null, endedAt: null, quoted: null, byline: null, problem: null },
  };
}
