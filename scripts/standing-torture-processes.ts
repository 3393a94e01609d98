import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { StandingTask } from "./standing-child.js";
import { SERVING } from "./standing-torture-common.js";

/** A process that serves the desk, with what it has printed. */
export class Served {
  readonly #process: ChildProcessByStdio<null, Readable, Readable>;
  readonly #ended: Promise<unknown>;
  readonly lines: string[] = [];
  readonly failure: string[] = [];
  /** Resolves when it takes questions, or has ended before. */
  readonly open: Promise<void>;
  isOpen = false;

  constructor(program: string, task: StandingTask) {
    this.#process = spawn(process.execPath, [program, JSON.stringify(task)], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process.stderr.on("data", (chunk: Buffer) => this.failure.push(String(chunk)));
    const reader = createInterface({ input: this.#process.stdout });
    this.#ended = Promise.all([once(this.#process, "exit"), once(reader, "close")]);
    this.open = new Promise((resolve) => {
      reader.on("line", (line) => {
        this.lines.push(line);
        if (line !== SERVING) return;
        this.isOpen = true;
        resolve();
      });
      void this.#ended.then(() => resolve());
    });
  }

  /** Ends it in whatever it is doing; throws where it had ended by itself. */
  async kill(): Promise<void> {
    this.#process.kill("SIGKILL");
    await this.#ended;
    this.#check("SIGKILL", null);
  }

  /** Ends it as an operator does. */
  async stop(): Promise<void> {
    this.#process.kill("SIGTERM");
    await this.#ended;
    this.#check(null, 0);
  }

  /** Whatever becomes of it. */
  abandon(): void {
    this.#process.kill("SIGKILL");
  }

  #check(signal: string | null, code: number | null): void {
    const { signalCode, exitCode } = this.#process;
    if (signalCode === signal && exitCode === code) return;
    const last = this.lines.slice(-5).join("\n");
    throw new Error(`A process ended by itself (${signalCode ?? exitCode}): ${last}\n${this.failure.join("")}`);
  }
}
