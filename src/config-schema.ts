import { z } from "zod";
import { readAllowList } from "./adapters/sources/wires/addresses.js";
import type { Destination } from "./core/channel/poster.js";
import { isTimezone, weekdays } from "./core/standing/hours.js";
import { emptyKinds } from "./core/standing/plans.js";

const ids = (pattern: RegExp, example: string) =>
  z
    .array(z.string().regex(pattern, `an id is ${example}`))
    .min(1)
    .max(1_000);

const slackAccess = z.strictObject({
  /** Only in these; `direct` is not one: see refusalOf. */
  channels: ids(/^[CG][A-Z0-9]{2,}$/, "like C0123ABCD: open the channel's details, at the end").optional(),
  /** User groups: only their members. */
  groups: ids(/^S[A-Z0-9]{2,}$/, "like S0123ABCD").optional(),
  /** People and user groups who may set digests and withdraw articles. */
  administrators: ids(/^[UWS][A-Z0-9]{2,}$/, "like U0123ABCD, or S0123ABCD for a user group").optional(),
});

const SNOWFLAKE = /^\d{5,20}$/;
const discordAccess = z.strictObject({
  channels: ids(SNOWFLAKE, "17 to 20 digits: Copy Channel ID in developer mode").optional(),
  roles: ids(SNOWFLAKE, "17 to 20 digits: Copy Role ID in developer mode").optional(),
  administrators: ids(
    SNOWFLAKE,
    "17 to 20 digits: Copy User ID or Copy Role ID in developer mode",
  ).optional(),
});

/** A port, as YAML and the environment write it. */
const port = z
  .string()
  .regex(/^\d{1,5}$/, "a port is a number up to 65535")
  .transform(Number)
  .refine((number) => number <= 65_535, "a port is a number up to 65535");

const MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60 };
/** A stretch of time, in milliseconds. */
const stretch = z
  .string()
  .regex(/^\d{1,4}[mh]$/, "a time is a number of whole minutes or hours, like 5m or 1h")
  .transform((written) => Number.parseInt(written, 10) * (MINUTES[written.slice(-1)] ?? 1) * 60_000)
  .refine((time) => time >= 60_000 && time <= 86_400_000, "a time is from 1m to 24h");

/** A feed that a desk takes in. */
const wire = z.strictObject({
  feed: z.url({ protocol: /^https?$/, error: "a feed is an address that begins with https:// or http://" }),
  source: z.string().min(1).max(200).optional(),
  every: stretch.optional(),
});

/** Where a digest goes. */
const destination = z
  .string()
  .regex(
    /^(?:slack:(?:T[A-Z0-9]{2,}\/)?[CG][A-Z0-9]{2,}|discord:\d{5,20})$/,
    "a channel is written as slack:C0123ABCD, slack:T0123ABCD/C0123ABCD (of one workspace of several) or discord:123456789012345678",
  )
  .transform((written): Destination => {
    const [, platform, team, channel = ""] = /^(slack|discord):(?:(T\w+)\/)?(\w+)$/.exec(written) ?? [];
    return { platform: platform === "slack" ? "slack" : "discord", team: team ?? null, channel };
  });

const timezone = z.string().refine(isTimezone, "a time zone is a name like Europe/London");

/** A digest that channels get. */
export const digestSchema = z.strictObject({
  at: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "a time of day is written as 07:00"),
  timezone: timezone.optional(),
  days: z
    .array(z.enum(weekdays, `a day is one of ${weekdays.join(", ")}`), "days are a list, like [mon, thu]")
    .min(1, "name a day, or leave out “days”")
    .optional(),
  about: z.string().min(1).max(200).optional(),
  /** What a channel gets on a day with nothing new. */
  empty: z.enum(emptyKinds, `on a day with nothing new there is one of: ${emptyKinds.join(", ")}`).optional(),
  to: z
    .array(destination, "channels are a list, like [slack:C0123ABCD]")
    .min(1, "name a channel, like [slack:C0123ABCD]")
    .max(200),
});

const allowed = z
  .string()
  .refine(
    (entry) => readAllowList([entry]) !== null,
    "an entry is a host, an address or a network, like cms.example, 10.1.2.3 or 10.20.0.0/16",
  );

const DIGESTS = "digests are a list, like: - { at: 07:00, to: [slack:C0123ABCD] }";
const NO_DESKS = "there is no desk; list at least one, as: desks: [{ data: ./articles }]";

/** `dateline.config.yaml`, read without types: every value is text. */
export const configSchema = z.strictObject({
  desks: z
    .array(
      z.strictObject({
        /** Folder or file of articles, beside this file. */
        data: z.string().min(1),
        /** Whom to ask who is refused. */
        contact: z.string().min(1).max(200).optional(),
        /** Feeds that are followed while it is served. */
        wires: z.array(wire, "feeds are a list, like: - feed: https://osk.example/rss").max(200).optional(),
        /** Of hours for which none is named. */
        timezone: timezone.optional(),
        digest: z.array(digestSchema, DIGESTS).max(50).optional(),
        /** How often a channel hears of what it watches, at most. */
        watches: z.strictObject({ every: stretch }, "write it as { every: 1h }").optional(),
        slack: slackAccess.optional(),
        discord: discordAccess.optional(),
      }),
      { error: NO_DESKS },
    )
    .min(1, NO_DESKS)
    .max(50),
  /** Folder for what must outlive the process, beside this file. */
  state: z.string().min(1).optional(),
  /** What may be fetched although it is not on the public internet. */
  network: z.strictObject({ allow: z.array(allowed).max(1_000).optional() }).prefault({}),
  /** Where systems push articles to. */
  push: z.strictObject({ port: port.optional() }).prefault({}),
  slack: z.strictObject({ port: port.optional() }).prefault({}),
  discord: z
    .strictObject({
      guild: z.string().regex(SNOWFLAKE, "a guild is 17 to 20 digits").optional(),
      port: port.optional(),
    })
    .prefault({}),
});
