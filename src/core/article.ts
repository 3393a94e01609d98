import { z } from "zod";
import { DatelineError } from "./errors.js";

/** IPTC `pubstatus`: only `usable` articles may be shown. */
export const articleStatuses = ["usable", "withheld", "canceled"] as const;

const instant = z.iso
  .datetime({ offset: true, local: true })
  .or(z.iso.date())
  .transform((written, context) => {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(written);
    const zoned = day || /(?:Z|[+-]\d{2}:?\d{2})$/i.test(written) ? written : `${written}Z`;
    const time = Date.parse(zoned);
    if (Number.isNaN(time)) {
      context.addIssue({ code: "custom", message: `"${written}" is not a date` });
      return z.NEVER;
    }
    return day ? written : new Date(time).toISOString().replace(".000Z", "Z");
  });

const line = z.string().trim().min(1).max(2000);

/**
 * One document in one version. Offsets everywhere in Dateline are UTF-16 indices into `text`, which is
 * therefore kept exactly as given.
 *
 * `published`, `updated` and `embargoedUntil` come out as ISO 8601 in UTC, or as a bare `YYYY-MM-DD` where the
 * source gave no time; a time without a zone is read as UTC, so that no answer depends on where it is computed.
 */
export const articleSchema = z.object({
  id: line.max(500),
  text: z.string().max(50_000_000),
  title: line.optional(),
  /** Publisher. */
  source: line.optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(4000)
    .optional(),
  published: instant.optional(),
  /** The day on which it was published where its publisher is, if that is another one than in UTC. */
  localDay: z.iso.date().optional(),
  updated: instant.optional(),
  status: z.enum(articleStatuses).default("usable"),
  embargoedUntil: instant.optional(),
  /** Counts up from 1; where the source gives none, the library counts. */
  version: z.number().int().positive().optional(),
});

export type Article = z.output<typeof articleSchema>;
/** What `Desk.add` accepts: an article as its source wrote it, before the schema filled in defaults. */
export type ArticleInput = z.input<typeof articleSchema>;

/**
 * An article as its source wrote it, with `localDay` where the zone of `published` tells it: "on Tuesday" is seen from
 * the publisher's calendar, which is a day ahead of UTC in the morning of the east.
 */
export function withLocalDay<T extends { readonly published?: unknown; readonly localDay?: unknown }>(
  article: T,
): T {
  // What is no article at all is for the schema to refuse.
  const { published, localDay: given } = article ?? {};
  if (typeof published !== "string" || given !== undefined || !ZONED.test(published)) return article;
  const time = Date.parse(published);
  const localDay = dayOf(published.trim());
  if (Number.isNaN(time) || new Date(time).toISOString().startsWith(localDay)) return article;
  return { ...article, localDay };
}

/** A time with an offset from UTC. */
const ZONED = /T.*[+-]\d{2}:?\d{2}\s*$/;

/** The day (`YYYY-MM-DD`, UTC) of an ISO date or date-time. */
export function dayOf(instantText: string): string {
  return instantText.slice(0, 10);
}

/** An article as the core knows it; throws `bad-article` where its source wrote none. */
export function wellFormed(input: ArticleInput): Article {
  const parsed = articleSchema.safeParse(withLocalDay(input));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DatelineError(
    "bad-article",
    `The article's ${issue?.path.join(".") || "form"} cannot be taken in: ${issue?.message}.`,
    { cause: parsed.error },
  );
}
