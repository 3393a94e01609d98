import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { readAllowList } from "./adapters/sources/wires/addresses.js";
import type { Subscription } from "./adapters/sources/wires/follow-feeds.js";
import { checkYaml, parseYaml } from "./adapters/sources/yaml-file.js";
import { type Access, OPEN_TO_ALL } from "./core/channel/access.js";
import { DatelineError } from "./core/errors.js";

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
});

const SNOWFLAKE = /^\d{5,20}$/;
const discordAccess = z.strictObject({
  channels: ids(SNOWFLAKE, "17 to 20 digits: Copy Channel ID in developer mode").optional(),
  roles: ids(SNOWFLAKE, "17 to 20 digits: Copy Role ID in developer mode").optional(),
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
  .regex(/^\d{1,4}[mh]$/, "a time is a number of minutes or hours, like 5m or 1h")
  .transform((written) => Number.parseInt(written, 10) * (MINUTES[written.slice(-1)] ?? 1) * 60_000)
  .refine((time) => time >= 60_000 && time <= 86_400_000, "a time is from 1m to 24h");

/** A feed that a desk takes in. */
const wire = z.strictObject({
  feed: z.url({ protocol: /^https?$/, error: "a feed is an address that begins with https:// or http://" }),
  source: z.string().min(1).max(200).optional(),
  every: stretch.optional(),
});

const allowed = z
  .string()
  .refine(
    (entry) => readAllowList([entry]) !== null,
    "an entry is a host, an address or a network, like cms.example, 10.1.2.3 or 10.20.0.0/16",
  );

const NO_DESKS = "there is no desk; list at least one, as: desks: [{ data: ./articles }]";

/** `dateline.config.yaml`, read without types: every value is text. */
const configSchema = z.strictObject({
  desks: z
    .array(
      z.strictObject({
        /** Folder or file of articles, beside this file. */
        data: z.string().min(1),
        /** Whom to ask who is refused. */
        contact: z.string().min(1).max(200).optional(),
        /** Feeds that are followed while it is served. */
        wires: z.array(wire).max(200).optional(),
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
  slack: z.strictObject({ port: port.optional() }).prefault({}),
  discord: z
    .strictObject({
      guild: z.string().regex(SNOWFLAKE, "a guild is 17 to 20 digits").optional(),
      port: port.optional(),
    })
    .prefault({}),
});

/** One desk of a configuration: where its articles are, and whom it answers. */
export interface DeskConfig {
  /** Whole path. */
  readonly data: string;
  readonly wires: readonly Subscription[];
  readonly slack: Access;
  readonly discord: Access;
}

export interface Config {
  readonly desks: readonly DeskConfig[];
  /** Whole path of the folder in which state is kept; made when there is something to keep. */
  readonly state: string;
  /** Hosts, addresses and networks that are not public and may be fetched from all the same. */
  readonly allow: readonly string[];
  readonly slackPort: number;
  /** The server in which Discord's commands are registered; null registers them everywhere. */
  readonly discordGuild: string | null;
  /** Of interactions by HTTP. */
  readonly discordPort: number;
}

export const CONFIG_FILE = "dateline.config.yaml";
const SLACK_PORT = 3000;
const DISCORD_PORT = 3001;
/** Beside the configuration, or in the current folder where there is none. */
const STATE = "state";

/**
 * The configuration at a path; where no path is given and there is no file in the current folder, the bundled desk,
 * open to all. Throws `bad-config` with the file, the line and what to do.
 */
export async function loadConfig(path: string | null, bundledDesk: string): Promise<Config> {
  const file = resolve(path ?? CONFIG_FILE);
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (path === null && error.code === "ENOENT") return null;
    throw bad(file, null, `it could not be read (${error.code}); name another with --config`);
  });
  if (text === null) return configOf(bundledDesk);
  const fault = (line: number | null, what: string) => bad(file, line, what);
  const { value, lineOf } = parseYaml(text, fault);
  const { desks, state, network, slack, discord } = checkYaml(configSchema, value ?? {}, lineOf, fault);
  return {
    desks: desks.map((desk) => ({
      data: resolve(dirname(file), desk.data),
      wires: (desk.wires ?? []).map(({ feed, source, every }) => ({
        ...{ feed, ...(source !== undefined && { source }), ...(every !== undefined && { every }) },
      })),
      slack: accessOf(desk.slack?.channels, desk.slack?.groups, desk.contact),
      discord: accessOf(desk.discord?.channels, desk.discord?.roles, desk.contact),
    })),
    state: resolve(dirname(file), state ?? STATE),
    allow: network.allow ?? [],
    slackPort: slack.port ?? SLACK_PORT,
    discordGuild: discord.guild ?? null,
    discordPort: discord.port ?? DISCORD_PORT,
  };
}

/** One desk alone, open to all, with everything else as it is by default. */
export function configOf(data: string): Config {
  return {
    desks: [{ data: resolve(data), wires: [], slack: OPEN_TO_ALL, discord: OPEN_TO_ALL }],
    state: resolve(STATE),
    allow: [],
    ...{ slackPort: SLACK_PORT, discordPort: DISCORD_PORT },
    discordGuild: null,
  };
}

/** Refuses two desks with one command: nobody could tell which is asked. Throws `bad-config`. */
export function refuseTwice(commands: readonly string[]): void {
  const twice = commands.find((command, i) => commands.indexOf(command) !== i);
  if (twice !== undefined)
    throw new DatelineError(
      "bad-config",
      `Two desks have the command /${twice}: give one of them another in its desk.yaml.`,
    );
}

function accessOf(
  channels: readonly string[] | undefined,
  groups: readonly string[] | undefined,
  contact: string | undefined,
): Access {
  return { channels: channels ?? null, groups: groups ?? null, contact: contact ?? OPEN_TO_ALL.contact };
}

function bad(file: string, line: number | null, what: string): DatelineError {
  return new DatelineError("bad-config", `${file}${line === null ? "" : `, line ${line}`}: ${what}.`);
}
