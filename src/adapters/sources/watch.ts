import { basename, relative, sep } from "node:path";
import { watch } from "chokidar";
import type { Timer } from "../../core/ports.js";
import { ChangedFiles, type ChangesOptions } from "./changed-files.js";
import { flaw, type SourceProblem } from "./problem.js";
import { isNote } from "./walk.js";

export interface WatchOptions extends ChangesOptions {
  readonly timer: Timer;
}

/** A folder that is being watched. */
export interface Watching {
  /** Resolves when changes from now on are noticed. */
  readonly ready: Promise<void>;
  /** Resolves when nothing is read any more. */
  close(): Promise<void>;
}

/** A file whose size and time has stood still for so long is complete, in milliseconds. */
const SETTLED = 200;
const LOOKS = 50;
/** So long after the last event, and every so often without any, all files are looked at once more, in milliseconds. */
const SWEEP_AFTER = 1_000;
const SWEEP_EVERY = 60_000;

/**
 * Follows a folder: a file that is new or has changed, there or in a folder below, is read as loading reads it, once
 * it is complete. Files are read one after the other, so that a thousand at once leave room for questions. A file
 * that is removed changes nothing: files are moved and cleared away for many reasons, and an article is withdrawn
 * by a notice that says so. What cannot be taken in for now is read again at the next look.
 *
 * By chokidar rather than `node:fs`: `fs.watch` with `recursive` misses events and folders on Linux, and tells of a
 * half-written file. It loses an event now and then under load, so that all files are looked at once more after a
 * change, and every minute: that also finds what a network drive does not tell of.
 */
export function watchFolder(options: WatchOptions): Watching {
  const { path } = options;
  const files = new ChangedFiles(options);
  const sweeps = new Sweeps(options.timer, () => files.sweep());
  const watcher = watch(path, {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: SETTLED, pollInterval: LOOKS },
    ignored: (one) => isHidden(relative(path, one)),
  });
  for (const event of ["add", "change"] as const) watcher.on(event, (file) => files.take(file));
  watcher.on("all", () => sweeps.soon());
  const told = new Set<string>();
  watcher.on("error", (error) => {
    const problem = notWatched(path, error);
    if (!told.has(problem.reason)) options.onProblem(problem, { id: null, url: null });
    told.add(problem.reason);
  });
  const scanned = new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  const ready = scanned.then(() => files.start()).then(() => sweeps.start());
  return {
    ready,
    close: async () => {
      files.stop();
      await watcher.close();
      await Promise.all([sweeps.stop(), files.idle()]);
    },
  };
}

/** Looks at all files when something has happened, and now and then: events get lost, on network drives all of them. */
class Sweeps {
  readonly #timer: Timer;
  readonly #sweep: () => Promise<void>;
  readonly #over = new AbortController();
  #happened = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(timer: Timer, sweep: () => Promise<void>) {
    this.#timer = timer;
    this.#sweep = sweep;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Something has happened. */
  soon(): void {
    this.#happened.abort();
  }

  async stop(): Promise<void> {
    this.#over.abort();
    this.#happened.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#over.signal.aborted) {
      await this.#timer.wait(SWEEP_EVERY, this.#happened.signal);
      // As long as things happen, they are told of.
      while (this.#happened.signal.aborted && !this.#over.signal.aborted) {
        this.#happened = new AbortController();
        await this.#timer.wait(SWEEP_AFTER, this.#over.signal);
      }
      if (!this.#over.signal.aborted) await this.#sweep();
    }
  }
}

function isHidden(below: string): boolean {
  if (below === "" || below.startsWith("..")) return false;
  return below.split(sep).some((name) => name.startsWith(".")) || isNote(basename(below));
}

function notWatched(path: string, error: unknown): SourceProblem {
  const full = error instanceof Error && "code" in error && error.code === "ENOSPC";
  const reason = full
    ? "It has more files than may be watched: raise fs.inotify.max_user_watches, or set CHOKIDAR_USEPOLLING=1."
    : "Changes in it may go unnoticed: see that it is there and may be read, and start again.";
  return { file: path, ...flaw("unreadable", reason) };
}
