import { Argument, Command, Option } from "commander";
import { exportKinds } from "../../core/export.js";
import { ask, askLines, digest, exportRows, type Printer, type TerminalIo, timeline } from "./commands.js";
import {
  askOptions,
  digestOptions,
  exportOptions,
  parseCount,
  parseDay,
  parseMoment,
  timelineOptions,
} from "./options.js";
import type { OpenedDesk } from "./tools.js";

/** What a command asks for, to be run once the desk is open; gives the exit code. */
export type Task = (opened: OpenedDesk, printer: Printer) => Promise<number>;

const EXAMPLES = {
  program: [
    "dateline                                     a session on the bundled desk",
    "dateline ask who-claimed airport",
    'dateline ask "how many people were killed in Idlib?"',
    "dateline --data ./articles ask casualties    your own articles",
    "dateline export claims --format csv > claims.csv",
  ],
  ask: [
    "dateline ask who-claimed airport",
    "dateline ask --json --limit 5 casualties since 2024-11-30",
    "dateline ask --json < questions.txt          a question a line, an answer a line",
  ],
  timeline: ["dateline timeline Aleppo", "dateline timeline Aleppo --dates 5 --per-date 2 --json"],
  digest: [
    "dateline digest --date 2024-11-30",
    "dateline digest Aleppo --date 2024-11-30 --since 2024-11-28 --json",
  ],
  export: ["dateline export claims > claims.jsonl", "dateline export figures --format csv > figures.csv"],
  help: ["dateline help ask"],
};

function examples(of: keyof typeof EXAMPLES): string {
  return `\nExamples:\n${EXAMPLES[of].map((line) => `  $ ${line}`).join("\n")}`;
}

const json = () => new Option("--json", "print JSON on one line, as docs/DESIGN.md describes it");
const count = (flags: string, description: string) => new Option(flags, description).argParser(parseCount);

/**
 * The command line. Its commands do nothing themselves: they hand what is wanted to `plan`, so that a misspelt option
 * is reported before thousands of articles are read.
 */
export function createProgram(io: TerminalIo, plan: (task: Task) => void): Command {
  const program = new Command("dateline")
    .description(
      "Who said what, word for word, and how many, says who, as of when. Without a command: a session.",
    )
    .option("--data <path>", "folder or file of articles (default: the bundled desk)")
    .option("--no-color", "print plain text, as with NO_COLOR set")
    .addOption(
      new Option("--now <time>", "take this for the present, for tests and archives").argParser(parseMoment),
    )
    .version(io.version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand(false)
    .addHelpText("after", examples("program"))
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      // Put into words in one place, by `usageError`.
      outputError: () => undefined,
      getOutHelpWidth: () => io.columns,
      getOutHasColors: () => false,
    })
    .exitOverride();
  addAsk(program, io, plan);
  addExport(program, plan);
  addTimeline(program, plan);
  addDigest(program, plan);
  addHelp(program);
  program
    .command("version")
    .description("print the version")
    .action(() => void io.stdout.write(`${io.version}\n`));
  return program;
}

function addAsk(program: Command, io: TerminalIo, plan: (task: Task) => void): void {
  program
    .command("ask")
    .description("ask one question; without one, read a question a line from standard input")
    .argument("[question...]", 'as in a session: who-claimed airport, "what happened in Aleppo on Saturday?"')
    .addOption(json())
    .addOption(count("--limit <n>", "items at most"))
    .addHelpText("after", examples("ask"))
    .action((words: string[], written: unknown) => {
      const options = askOptions.parse(written);
      plan((opened, printer) =>
        words.length === 0
          ? askLines(opened, io.stdin, options, printer)
          : ask(opened, words.join(" "), options, printer),
      );
      if (words.length === 0 && io.isTTY.stdin) {
        io.stderr.write("Type a question a line; Ctrl-D ends.\n");
      }
    });
}

function addExport(program: Command, plan: (task: Task) => void): void {
  program
    .command("export")
    .description("print all findings or articles, one a line")
    .addArgument(new Argument("<kind>", "what to print").choices(exportKinds))
    .addOption(new Option("--format <format>", "jsonl or csv").choices(["jsonl", "csv"]).default("jsonl"))
    .addHelpText("after", examples("export"))
    .action((kind: (typeof exportKinds)[number], written: unknown) => {
      const { format } = exportOptions.parse(written);
      plan((opened, printer) => exportRows(opened, kind, format, printer));
    });
}

function addTimeline(program: Command, plan: (task: Task) => void): void {
  program
    .command("timeline")
    .description("the dates that matter most to a topic, each with its best sentences")
    .argument("<topic...>", "what the timeline is of")
    .addOption(count("--dates <n>", "dates at most"))
    .addOption(count("--per-date <k>", "sentences a date at most"))
    .addOption(json())
    .addHelpText("after", examples("timeline"))
    .action((words: string[], written: unknown) => {
      const options = timelineOptions.parse(written);
      plan((opened, printer) => timeline(opened, words.join(" "), options, printer));
    });
}

function addDigest(program: Command, plan: (task: Task) => void): void {
  program
    .command("digest")
    .description("what is new or changed on a day")
    .argument("[topic...]", "only what is about this")
    .addOption(
      new Option("--date <day>", "the day, in UTC, as 2024-11-30").argParser(parseDay).makeOptionMandatory(),
    )
    .addOption(
      new Option("--since <day>", "what was published before is known (default: that day)").argParser(
        parseDay,
      ),
    )
    .addOption(count("--limit <n>", "items at most"))
    .addOption(json())
    .addHelpText("after", examples("digest"))
    .action((words: string[], written: unknown, command: Command) => {
      const { success, data, error } = digestOptions.safeParse(written);
      if (!success) command.error(error.issues[0]?.message ?? "The options do not go together");
      const topic = words.length === 0 ? {} : { topic: words.join(" ") };
      plan((opened, printer) => digest(opened, { ...data, ...topic }, printer));
    });
}

function addHelp(program: Command): void {
  program
    .command("help")
    .description("print help for a command")
    .argument("[command]")
    .addHelpText("after", examples("help"))
    .action(async (name: string | undefined) => {
      const command = name === undefined ? program : program.commands.find((one) => one.name() === name);
      if (command) command.outputHelp();
      // The error for a command that does not exist, with the nearest that does, is made by running it.
      else if (name !== undefined) await program.parseAsync([name], { from: "user" });
    });
}
