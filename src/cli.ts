#!/usr/bin/env node
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CommanderError } from "commander";
import { exitCodes, printerFor, type TerminalIo } from "./adapters/terminal/commands.js";
import { openWithProgress } from "./adapters/terminal/loading.js";
import { globalOptions } from "./adapters/terminal/options.js";
import { createProgram, type Task } from "./adapters/terminal/program.js";
import { DatelineError } from "./core/errors.js";
import { oneLine } from "./core/view/neutralise.js";
import { addPlatformCommands, type Run } from "./platform-commands.js";
import { addRecordCommands } from "./record-commands.js";
import { addStoreCommands } from "./store-commands.js";
import { packageVersion } from "./version.js";

/** The task of whoever types no command: a session. */
function sessionOn(io: TerminalIo): Task {
  return async ({ desk }, { colour }) => {
    const { runSession } = await import("./adapters/terminal/session.js");
    return runSession({
      desk,
      input: io.stdin,
      output: io.stdout,
      isTTY: io.isTTY.stdin && io.isTTY.stdout,
      get columns() {
        return io.columns;
      },
      env: io.env,
      colour,
    });
  };
}

/**
 * Runs a command line (without the program's own name) and gives its exit code: 0, 1 where something failed, 2 where
 * it was used wrongly. Never throws, never ends the process, and touches nothing but `io`.
 */
export async function run(argv: readonly string[], io: TerminalIo): Promise<number> {
  // A reader that leaves early (`| head -1`) must not end the program with a stack trace.
  for (const stream of [io.stdout, io.stderr]) stream.on("error", () => undefined);
  let task: Task | null = null;
  let other: Run | null = null;
  const program = createProgram(io, (planned) => {
    task = planned;
  });
  const planOther = (planned: Run): void => {
    other = planned;
  };
  addPlatformCommands(program, io, planOther);
  addStoreCommands(program, io, planOther);
  addRecordCommands(program, io, planOther);
  try {
    const { operands, unknown } = program.parseOptions([...argv]);
    if (operands.length === 0 && unknown.length === 0) task = sessionOn(io);
    else await program.parseAsync([...argv], { from: "user" });
    if (other !== null) return await (other as Run)();
    return task === null ? exitCodes.done : await perform(task, globalOptions.parse(program.opts()), io);
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exitCodes.done;
      const { usageError } = await import("./adapters/terminal/usage.js");
      io.stderr.write(`${usageError(error, program)}\n`);
      return exitCodes.misused;
    }
    io.stderr.write(`${sentence(error)}\n`);
    return exitCodes.failed;
  }
}

async function perform(
  task: Task,
  { data, color, now }: ReturnType<typeof globalOptions.parse>,
  io: TerminalIo,
): Promise<number> {
  const opened = await openWithProgress(io, data ?? io.bundledDesk, now);
  const printer = printerFor(io, color);
  const code = await task(opened, printer);
  if (printer.outlet.failure) throw printer.outlet.failure;
  return code;
}

/** What went wrong as one sentence; a stack trace tells an editor nothing. */
function sentence(error: unknown): string {
  if (error instanceof DatelineError) return oneLine(error.message);
  const reason = error instanceof Error ? error.message : String(error);
  return oneLine(`Something failed that should not have (${reason}): try again, and report it if it stays.`);
}

/** The real process, for `run`. */
export function processIo(): TerminalIo {
  const { stdin, stdout, stderr, env } = process;
  return {
    stdin,
    stdout,
    stderr,
    isTTY: { stdin: stdin.isTTY === true, stdout: stdout.isTTY === true, stderr: stderr.isTTY === true },
    get columns() {
      return stdout.columns ?? 80;
    },
    env,
    version: packageVersion(),
    untilStopped: () =>
      new Promise((resolve) => {
        for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
      }),
    bundledDesk: fileURLToPath(new URL("../data/syria", import.meta.url)),
    // Loaded only when needed: `dateline --help` reads no language model.
    openDesk: async (path, options) => (await import("./open-desk.js")).openDesk(path, options),
  };
}

/** Whether this file is what node was told to run, by its own name or through the link that npm makes. */
function isMain(): boolean {
  try {
    return realpathSync(process.argv[1] ?? "") === fileURLToPath(import.meta.url);
  } catch {
    return false;
  }
}

if (isMain()) process.exitCode = await run(process.argv.slice(2), processIo());
