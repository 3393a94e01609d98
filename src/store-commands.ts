import { type Command, Option } from "commander";
import type { Counts } from "./adapters/store/copy.js";
import type { StorePlace } from "./adapters/store/open.js";
import { exitCodes, type TerminalIo } from "./adapters/terminal/commands.js";
import { DatelineError } from "./core/errors.js";
import type { Run } from "./platform-commands.js";

interface Flags {
  readonly config?: string;
}

const config = () =>
  new Option("--config <path>", "configuration (default: dateline.config.yaml, if it is there)");

/** Adds the commands that have to do with what is kept. Like all others they only plan what is to be run. */
export function addStoreCommands(program: Command, io: TerminalIo, plan: (run: Run) => void): void {
  program
    .command("backup")
    .argument("<file>", "a file that is not there yet")
    .description("write everything that is kept into a file, also while the bot runs")
    .addOption(config())
    .action((file: string, flags: Flags) => plan(() => backUp(io, file, flags)));
  program
    .command("restore")
    .argument("<file>", "what “dateline backup” wrote")
    .description("put what is in a backup in the place of what is kept; stop the bot first")
    .addOption(config())
    .option("--force", "also where something is kept: all of it is replaced", false)
    .action((file: string, flags: Flags & { force: boolean }) => plan(() => restoreFrom(io, file, flags)));
  program
    .command("migrate")
    .description("copy everything that is kept to the database at DATABASE_URL; stop the bot first")
    .addOption(new Option("--to <database>", "where to").choices(["postgres"]).makeOptionMandatory(true))
    .addOption(config())
    .action((flags: Flags) => plan(() => migrate(io, flags)));
}

async function backUp(io: TerminalIo, file: string, flags: Flags): Promise<number> {
  const place = await placeOf(io, flags);
  const { backup } = await import("./adapters/store/backup.js");
  return say(
    io,
    `Backed up to ${file}: ${await toldOf(backup(place, file))}. It holds tokens: keep it safe.`,
  );
}

async function restoreFrom(io: TerminalIo, file: string, flags: Flags & { force: boolean }): Promise<number> {
  const place = await placeOf(io, flags);
  const { restore } = await import("./adapters/store/backup.js");
  const restored = await restore(place, file, flags.force);
  const { told } = await import("./adapters/store/copy.js");
  const { hidden } = restored;
  const note =
    hidden === 0
      ? ""
      : ` ${hidden === 1 ? "1 article that was" : `${hidden} articles that were`} withdrawn or put under embargo since then ${hidden === 1 ? "stays" : "stay"} so.`;
  return say(io, `Restored from ${file}: ${told(restored)}.${note}`);
}

async function migrate(io: TerminalIo, flags: Flags): Promise<number> {
  const { stateFolder, databaseUrl } = await placeOf(io, flags);
  if (databaseUrl === null)
    throw new DatelineError(
      "bad-credentials",
      "DATABASE_URL is not set: set it to the address of an empty PostgreSQL database, such as postgres://USER:PASSWORD@HOST:5432/DATABASE.",
    );
  const { migrateToPostgres } = await import("./adapters/store/backup.js");
  const counts = await toldOf(migrateToPostgres(stateFolder, databaseUrl));
  return say(
    io,
    `Copied to PostgreSQL: ${counts}. Start the bot with the same DATABASE_URL from now on; the file in ${stateFolder} stays as it is.`,
  );
}

async function placeOf(io: TerminalIo, { config: path }: Flags): Promise<StorePlace> {
  const [{ loadConfig }, { readDatabaseUrl }] = await Promise.all([
    import("./config.js"),
    import("./credentials.js"),
  ]);
  const { state } = await loadConfig(path ?? null, io.bundledDesk);
  return { stateFolder: state, databaseUrl: readDatabaseUrl(io.env) };
}

async function toldOf(counts: Promise<Counts>): Promise<string> {
  const { told } = await import("./adapters/store/copy.js");
  return told(await counts);
}

function say(io: TerminalIo, sentence: string): number {
  io.stdout.write(`${sentence}\n`);
  return exitCodes.done;
}
