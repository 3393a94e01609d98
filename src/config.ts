import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { z } from "zod";
import type { Subscription } from "./adapters/sources/wires/follow-feeds.js";
import { checkYaml, parseYaml } from "./adapters/sources/yaml-file.js";
import { configSchema, type digestSchema } from "./config-schema.js";
import { type Access, OPEN_TO_ALL } from "./core/channel/access.js";
import { destinationName } from "./core/channel/poster.js";
import { DatelineError } from "./core/errors.js";
import type { ActivePlan } from "./core/standing/plans.js";
import { PACE, type WatchPace } from "./core/standing/watch-posts.js";

/** One desk of a configuration: where its articles are, and whom it answers. */
export interface DeskConfig {
  /** Whole path. */
  readonly data: string;
  readonly wires: readonly Subscription[];
  readonly timezone: string;
  readonly digests: readonly ActivePlan[];
  readonly pace: WatchPace;
  readonly slack: Access;
  readonly discord: Access;
}

export interface Config {
  readonly desks: readonly DeskConfig[];
  /** Whole path of the folder in which state is kept; made when there is something to keep. */
  readonly state: string;
  /** Hosts, addresses and networks that are not public and may be fetched from all the same. */
  readonly allow: readonly string[];
  /** Where articles are pushed to, if there is a token for that. */
  readonly pushPort: number;
  readonly slackPort: number;
  /** The server in which Discord's commands are registered; null registers them everywhere. */
  readonly discordGuild: string | null;
  /** Of interactions by HTTP. */
  readonly discordPort: number;
}

export const CONFIG_FILE = "dateline.config.yaml";
const SLACK_PORT = 3000;
const DISCORD_PORT = 3001;
const PUSH_PORT = 3002;
/** Beside the configuration, or in the current folder where there is none. */
const STATE = "state";
const UTC = "UTC";

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
  const { desks, state, network, push, slack, discord } = checkYaml(configSchema, value ?? {}, lineOf, fault);
  return {
    desks: desks.map((desk) => ({
      data: resolve(dirname(file), desk.data),
      wires: (desk.wires ?? []).map(({ feed, source, every }) => ({
        ...{ feed, ...(source !== undefined && { source }), ...(every !== undefined && { every }) },
      })),
      timezone: desk.timezone ?? UTC,
      digests: plansOf(desk.digest ?? [], desk.timezone ?? UTC, (what) => fault(null, what)),
      pace: { ...PACE, between: desk.watches?.every ?? PACE.between },
      slack: accessOf(desk.slack?.channels, desk.slack?.groups, desk.contact, desk.slack?.administrators),
      discord: accessOf(
        desk.discord?.channels,
        desk.discord?.roles,
        desk.contact,
        desk.discord?.administrators,
      ),
    })),
    state: resolve(dirname(file), state ?? STATE),
    allow: network.allow ?? [],
    pushPort: push.port ?? PUSH_PORT,
    slackPort: slack.port ?? SLACK_PORT,
    discordGuild: discord.guild ?? null,
    discordPort: discord.port ?? DISCORD_PORT,
  };
}

/** One desk alone, open to all, with everything else as it is by default. */
export function configOf(data: string): Config {
  return {
    desks: [
      {
        ...{ data: resolve(data), wires: [], timezone: UTC, digests: [], pace: PACE },
        ...{ slack: OPEN_TO_ALL, discord: OPEN_TO_ALL },
      },
    ],
    state: resolve(STATE),
    allow: [],
    ...{ pushPort: PUSH_PORT, slackPort: SLACK_PORT, discordPort: DISCORD_PORT },
    discordGuild: null,
  };
}

/** Throws where one channel would get two digests: the second would never be posted. */
function plansOf(
  digests: readonly z.output<typeof digestSchema>[],
  zone: string,
  fault: (what: string) => DatelineError,
): ActivePlan[] {
  const plans = digests.flatMap(({ at, timezone: own, days, about, empty, to }) =>
    to.map(
      (one): ActivePlan => ({
        ...{ to: one, topic: about ?? "", whenEmpty: empty ?? "line", by: null },
        daily: { at, timezone: own ?? zone, ...(days !== undefined && { days }) },
      }),
    ),
  );
  const names = plans.map(({ to }) => destinationName(to));
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw fault(`${twice} is in two digests of one desk; a channel gets one, so leave it out of the other`);
  return plans;
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
  administrators: readonly string[] | undefined,
): Access {
  return {
    channels: channels ?? null,
    groups: groups ?? null,
    administrators: administrators ?? [],
    contact: contact ?? OPEN_TO_ALL.contact,
  };
}

function bad(file: string, line: number | null, what: string): DatelineError {
  return new DatelineError("bad-config", `${file}${line === null ? "" : `, line ${line}`}: ${what}.`);
}
