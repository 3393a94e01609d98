import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { oneLine } from "../../core/view/neutralise.js";
import { type Completion, createCompleter } from "./completion.js";
import { Conversation, type Look } from "./conversation.js";
import { paletteFor, wantsColour } from "./palette.js";
import { Outlet, readLines } from "./streams.js";
import type { AskedDesk } from "./tools.js";
import { layOut } from "./wrap.js";

export interface SessionOptions {
  readonly desk: AskedDesk;
  readonly input: Readable;
  readonly output: Writable;
  /** Whether somebody sits at both ends: greeting, prompt, history and completion are for them. */
  readonly isTTY: boolean;
  /** Width of the output; read before each answer, so that a getter may follow the window. */
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Overrides what `isTTY` and `env` say. */
  readonly colour?: boolean;
}

const HISTORY_SIZE = 500;

/** Runs a session until its user leaves or its input ends; resolves to the exit code. */
export async function runSession(options: SessionOptions): Promise<number> {
  const colour = options.colour ?? wantsColour(options.env, options.isTTY);
  const look = (): Look => ({ width: options.columns, colour });
  const outlet = new Outlet(options.output);
  if (options.isTTY) await interact(options, outlet, look);
  else await answerLines(options, outlet, look);
  if (outlet.failure) throw outlet.failure;
  return 0;
}

/** Standard input is a pipe: every line gets its answer, in order, and the last one ends it. */
async function answerLines({ desk, input }: SessionOptions, outlet: Outlet, look: () => Look): Promise<void> {
  const conversation = new Conversation(desk);
  for await (const line of readLines(input)) {
    const reply = conversation.reply(line, look());
    if (reply === null) return;
    await outlet.write(`${reply}\n\n`);
    if (outlet.gone) return;
  }
}

function greeting(desk: AskedDesk, { width, colour }: Look): string {
  const palette = paletteFor(colour);
  const none = { first: "", rest: "" };
  const title = oneLine(desk.profile.title);
  const holds = oneLine(desk.ask("status").headline);
  // A headline that begins with the desk's title needs no line above that says it too.
  const rest = holds.startsWith(title) ? holds.slice(title.length) : `: ${holds}`;
  const lines = layOut([{ text: title, style: palette.headline }, { text: rest }], width, none);
  for (const [index, example] of desk.profile.examples.slice(0, 3).entries()) {
    const gutter = { first: index === 0 ? "Try:  " : "      ", rest: "      " };
    lines.push(...layOut([{ text: oneLine(example), style: palette.claimant }], width, gutter));
  }
  const hint = '"help" shows all there is, Tab completes, Ctrl-D leaves.';
  lines.push(...layOut([{ text: hint, style: palette.quiet }], width, none));
  return `${lines.join("\n")}\n\n`;
}

async function interact(options: SessionOptions, outlet: Outlet, look: () => Look): Promise<void> {
  const { desk, input, output } = options;
  const conversation = new Conversation(desk);
  const palette = paletteFor(look().colour);
  await outlet.write(greeting(desk, look()));
  const completer = createCompleter(desk.profile);
  const readline = createInterface({
    input,
    output,
    terminal: true,
    prompt: `${palette.number(`${desk.profile.command}>`)} `,
    completer: (line: string): Completion => completer(line),
    historySize: HISTORY_SIZE,
    removeHistoryDuplicates: true,
  });
  await converse(readline, conversation, outlet, look);
}

/** Resolves once the interface is closed, by `exit`, Ctrl-C, Ctrl-D, the end of the input or a lost terminal. */
function converse(
  readline: Interface,
  conversation: Conversation,
  outlet: Outlet,
  look: () => Look,
): Promise<void> {
  return new Promise((resolve) => {
    let saidGoodbye = false;
    readline.on("line", (line) => {
      if (saidGoodbye) return;
      const reply = line.trim() === "" ? "" : conversation.reply(line, look());
      if (reply === null) {
        saidGoodbye = true;
        readline.close();
        return;
      }
      if (reply !== "") void outlet.write(`${reply}\n\n`);
      if (outlet.gone) readline.close();
      else readline.prompt();
    });
    readline.on("SIGINT", () => {
      if (readline.line === "") readline.close();
      else clearLine(readline);
    });
    // A terminal that goes away (EIO) is a goodbye like any other.
    readline.on("error", () => readline.close());
    readline.on("close", () => {
      // After "exit" the cursor is on a new line already; after a key it still stands behind the prompt.
      void outlet.write(saidGoodbye ? "" : "\n").then(resolve);
    });
    readline.prompt();
  });
}

/** Empties the line being typed, as a shell does on Ctrl-C. */
function clearLine(readline: Interface): void {
  readline.write(null, { ctrl: true, name: "e" });
  readline.write(null, { ctrl: true, name: "u" });
}
