import { rmSync } from "node:fs";
import { mkdir, mkdtemp, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadConfig } from "../src/config.js";
import type { Clock, Timer } from "../src/core/ports.js";
import { readCredentials } from "../src/credentials.js";
import { realTimer, type Serving, serve } from "../src/serve.js";
import { BEGINNING, DESK_FILE, type File, FLOOD } from "./news.js";
import { quietLog } from "./stage.js";

/** A clock that stands still until it is moved. */
export class HandClock implements Clock {
  #now = Date.parse(BEGINNING);

  now(): number {
    return this.#now;
  }

  moveTo(instant: string): void {
    this.#now = Date.parse(instant);
  }

  pass(minutes: number): void {
    this.#now += minutes * 60_000;
  }
}

/** What comes again every second comes more often, for a demonstration is watched; the rest takes its time. */
const quickTimer: Timer = {
  wait: (milliseconds, until) =>
    realTimer.wait(milliseconds <= 1_000 ? milliseconds / 20 : milliseconds, until),
};

export interface ServedOptions {
  readonly clock: Clock;
  /** Credentials, as the environment has them. */
  readonly environment: Readonly<Record<string, string>>;
  /** Of the desk, as the configuration has it: who administers it. */
  readonly administrators: string;
}

/** The program as it is served, with a desk and a store of its own in a temporary folder. */
export class Served {
  readonly #folder: string;
  readonly #serving: Serving;

  private constructor(folder: string, serving: Serving) {
    this.#folder = folder;
    this.#serving = serving;
  }

  static async open({ clock, environment, administrators }: ServedOptions): Promise<Served> {
    const folder = await mkdtemp(join(tmpdir(), "dateline-demo-"));
    // Nothing is left behind, whatever becomes of the demonstration.
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, "dateline.config.yaml");
    await mkdir(join(folder, "articles"));
    await writeFile(join(folder, "articles", "desk.yaml"), DESK_FILE);
    await writeFile(join(folder, "articles", FLOOD.name), FLOOD.content);
    await writeFile(path, `desks:\n  - data: ./articles\n    ${administrators}\n`);
    const config = await loadConfig(path, "");
    const credentials = readCredentials(environment, config.slackPort);
    const served = { config, credentials, clock, timer: quickTimer, log: quietLog };
    return new Served(folder, await serve(served));
  }

  /** Puts a file into the desk's folder, or another in its place, as a system for articles does: whole. */
  async drop({ name, content }: File): Promise<void> {
    const draft = join(this.#folder, name);
    await writeFile(draft, content);
    await rename(draft, join(this.#folder, "articles", name));
  }

  close(): Promise<void> {
    return this.#serving.close();
  }
}
