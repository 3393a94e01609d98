import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Clock } from "../../src/core/ports.js";
import type { StandingTask } from "./child.js";
import { SERVING } from "./common.js";

/** A process that serves the desk, with what it has printed. */
export class Served {
  readonly #process: ChildProcessByStdio<null, Readable, Readable>;
  readonly #ended: Promise<unknown>;
  readonly lines: string[] = [];
  readonly failure: string[] = [];
  /** Resolves when it takes questions, or has ended before. */
  readonly open: Promise<void>;
  /** By the fast clock. */
  openSince: number | null = null;

  constructor(program: string, task: StandingTask, clock: Clock) {
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
        this.openSince = clock.now();
        resolve();
      });
      void this.#ended.then(() => resolve());
    });
  }

  /** Throws where it has ended instead of opening. */
  checkOpen(): void {
    if (this.openSince === null) throw this.#problem();
  }

  /** Ends it in this moment, in whatever it is doing. */
  strike(): void {
    this.#process.kill("SIGKILL");
  }

  /** The same; resolves when it is over, and throws where it had ended by itself. */
  async kill(): Promise<void> {
    this.strike();
    await this.#ended;
    this.#check("SIGKILL", null);
  }

  /** Ends it as an operator does. */
  async stop(): Promise<void> {
    this.#process.kill("SIGTERM");
    await this.#ended;
    this.#check(null, 0);
  }

  #check(signal: string | null, code: number | null): void {
    const { signalCode, exitCode } = this.#process;
    if (signalCode !== signal || exitCode !== code) throw this.#problem();
  }

  #problem(): Error {
    const { signalCode, exitCode } = this.#process;
    const last = this.lines.slice(-5).join("\n");
    return new Error(
      `A process ended by itself (${signalCode ?? exitCode}): ${last}\n${this.failure.join("")}`,
    );
  }
}
