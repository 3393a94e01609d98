import { type Command, Option } from "commander";
import { exitCodes, type TerminalIo } from "./adapters/terminal/commands.js";
import { DatelineError } from "./core/errors.js";
import type { Inbox } from "./core/keeping/inbox.js";
import type { Store } from "./core/ports.js";
import type { Run } from "./platform-commands.js";

interface Flags {
  readonly config?: string;
  readonly desk?: string;
}

const config = () =>
  new Option("--config <path>", "configuration (default: dateline.config.yaml, if it is there)");
const desk = () => new Option("--desk <command>", "which desk, where there are several: its slash command");

/** Adds the commands on what became of articles. Like all others they only plan what is to be run. */
export function addRecordCommands(program: Command, io: TerminalIo, plan: (run: Run) => void): void {
  program
    .command("retract")
    .argument("<id>", "the article's id")
    .description("withdraw an article from everything, for good; what channels were shown of it is corrected")
    .requiredOption("--why <reason>", "for the record")
    .addOption(desk())
    .addOption(config())
    .action((id: string, flags: Flags & { why: string }) => plan(() => retract(io, id, flags)));
  program
    .command("why")
    .argument("<id-or-address>", "of an article, as its source names it")
    .description("what became of an article: taken or rejected, shown or not, and where it was posted")
    .addOption(desk())
    .addOption(config())
    .action((asked: string, flags: Flags) => plan(() => explain(io, asked, flags)));
}

async function retract(io: TerminalIo, id: string, flags: Flags & { why: string }): Promise<number> {
  return withRecord(io, flags, async ({ store, desks, inbox }) => {
    const [own, other] = desks;
    if (own === undefined || other !== undefined)
      throw new DatelineError(
        "which-desk",
        `There are several desks: name one with --desk, of ${desks.join(", ")}.`,
      );
    const { retractKept } = await import("./core/standing/retract.js");
    const tools = { store, inbox, clock: Date };
    const by = `the command line${io.env["USER"] ? ` (${io.env["USER"]})` : ""}`;
    const done = await retractKept(tools, own, { id, why: flags.why, by });
    return done === "known"
      ? [`${id} had been withdrawn from the desk ${own} already.`]
      : [`${id} is withdrawn from the desk ${own}. A bot that is running takes that in within a second.`];
  });
}

async function explain(io: TerminalIo, asked: string, flags: Flags): Promise<number> {
  return withRecord(io, flags, async ({ store, desks, inbox }) => {
    const { historyOf } = await import("./core/standing/article-history.js");
    const lines: string[] = [];
    for (const own of desks) {
      const told = await historyOf({ store, inbox, clock: Date }, own, asked);
      if (told.length > 0) lines.push(...(desks.length > 1 ? [`Desk ${own}:`] : []), ...told);
    }
    return lines.length > 0
      ? lines
      : [
          `Nothing is known of “${asked}”: no source has brought it in the last 30 days. See that the feed is among the desk's wires, and that the address is the article's own.`,
        ];
  });
}

interface RecordTools {
  readonly store: Store;
  /** The desks that are asked, by their commands. */
  readonly desks: readonly string[];
  readonly inbox: Inbox;
}

/** Opens what is kept, and prints the lines that are found in it. */
async function withRecord(
  io: TerminalIo,
  { config: path, desk: wanted }: Flags,
  look: (tools: RecordTools) => Promise<readonly string[]>,
): Promise<number> {
  const [{ loadConfig }, { readDatabaseUrl }, { openStore }, { loadDeskProfile }, keeping, { createLog }] =
    await Promise.all([
      import("./config.js"),
      import("./credentials.js"),
      import("./adapters/store/open.js"),
      import("./adapters/sources/desk-file.js"),
      import("./core/keeping/inbox.js"),
      import("./log.js"),
    ]);
  const { desks, state } = await loadConfig(path ?? null, io.bundledDesk);
  const commands = (await Promise.all(desks.map(({ data }) => loadDeskProfile(data)))).map(
    ({ command }) => command,
  );
  if (wanted !== undefined && !commands.includes(wanted))
    throw new DatelineError(
      "which-desk",
      `There is no desk “${wanted}”. Name one with --desk, of ${commands.join(", ")}.`,
    );
  const databaseUrl = readDatabaseUrl(io.env);
  const store = await openStore({ stateFolder: state, databaseUrl, clock: Date });
  try {
    const inbox = new keeping.Inbox({ store, log: createLog(io.stderr, "warn", []) });
    const asked = wanted === undefined ? commands : [wanted];
    const lines = await look({ store, desks: asked, inbox });
    io.stdout.write(`${lines.join("\n")}\n`);
    return exitCodes.done;
  } finally {
    await store.close();
  }
}
