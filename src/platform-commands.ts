import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { stringify } from "yaml";
import { exitCodes, type TerminalIo } from "./adapters/terminal/commands.js";
import { parseAddress } from "./adapters/terminal/options.js";
import { DatelineError } from "./core/errors.js";
import type { LogLevel } from "./log.js";

/** What a command does that opens no session on one desk; gives the exit code. */
export type Run = () => Promise<number>;

const LEVELS = ["debug", "info", "warn", "error", "silent"] as const satisfies readonly LogLevel[];

interface ServeFlags {
  readonly config?: string;
  readonly state?: string;
  readonly log: LogLevel;
}

interface ManifestFlags {
  readonly config?: string;
  readonly format: "json" | "yaml";
  readonly url?: string;
}

const config = () =>
  new Option("--config <path>", "configuration (default: dateline.config.yaml, if it is there)");

/** Adds the commands that have to do with chat platforms. Like all others they only plan what is to be run. */
export function addPlatformCommands(program: Command, io: TerminalIo, plan: (run: Run) => void): void {
  program
    .command("serve")
    .description("answer in Slack and Discord, as far as there are credentials in the environment")
    .addOption(config())
    .option("--state <folder>", "where to keep what must outlive the process, instead of what is configured")
    .addOption(new Option("--log <level>", "how much to log").choices(LEVELS).default("info"))
    .action((flags: ServeFlags) => plan(() => serveUntilStopped(io, flags, program.opts())));
  const slack = program.command("slack").description("set up Slack");
  slack
    .command("manifest")
    .description("print the manifest from which Slack makes the app for the configured desks")
    .addOption(config())
    .addOption(new Option("--format <format>", "json or yaml").choices(["json", "yaml"]).default("json"))
    .addOption(
      new Option("--url <address>", "where Slack reaches Dateline by HTTP (default: Socket Mode)").argParser(
        parseAddress,
      ),
    )
    .action((flags: ManifestFlags) => plan(() => printManifest(io, flags)));
}

async function serveUntilStopped(
  io: TerminalIo,
  { config: path, state, log: level }: ServeFlags,
  { data }: { readonly data?: string },
): Promise<number> {
  if (path !== undefined && data !== undefined)
    throw new DatelineError(
      "bad-config",
      "--config names the desks, and --data one of them: leave out one of the two.",
    );
  // Loaded only here: whoever asks one question in a terminal waits for none of it.
  const [{ configOf, loadConfig }, { readCredentials }, { createLog }, { realTimer, serve }] =
    await Promise.all([
      import("./config.js"),
      import("./credentials.js"),
      import("./log.js"),
      import("./serve.js"),
    ]);
  const configured = data === undefined ? await loadConfig(path ?? null, io.bundledDesk) : configOf(data);
  const loaded = { ...configured, ...(state !== undefined && { state: resolve(state) }) };
  const credentials = readCredentials(io.env, loaded.slackPort);
  const log = createLog(io.stderr, level, credentials.secrets);
  const stopped = io.untilStopped();
  const tools = { clock: Date, timer: realTimer, log, calledOff: stopped };
  const serving = await serve({ config: loaded, credentials, ...tools });
  const lost = await Promise.race([stopped, serving.lost]);
  await serving.close();
  // Whoever watches over the process starts it again, or reads why it ended.
  if (lost instanceof Error) throw lost;
  return exitCodes.done;
}

async function printManifest(io: TerminalIo, { config: path, format, url }: ManifestFlags): Promise<number> {
  const [{ loadConfig, refuseTwice }, { groupsNamedIn, slackManifest }, { loadDeskProfile }] =
    await Promise.all([
      import("./config.js"),
      import("./adapters/slack/manifest.js"),
      import("./adapters/sources/desk-file.js"),
    ]);
  const { desks } = await loadConfig(path ?? null, io.bundledDesk);
  const profiles = await Promise.all(desks.map(({ data }) => loadDeskProfile(data)));
  refuseTwice(profiles.map(({ command }) => command));
  const groups = desks.some(({ slack }) => groupsNamedIn(slack).length > 0);
  const manifest = slackManifest({ desks: profiles, groups, url: url ?? null });
  io.stdout.write(format === "yaml" ? stringify(manifest) : `${JSON.stringify(manifest, null, 2)}\n`);
  return exitCodes.done;
}
