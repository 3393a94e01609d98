import type { Writable } from "node:stream";

/** Fewer articles load before anybody could read a bar. */
const LEAST_ARTICLES = 200;

export interface Progress {
  readonly onProgress: (done: number, total: number) => void;
  /** Takes the bar away; must be called when loading has ended, well or not. */
  readonly stop: () => void;
}

interface Bar {
  start(total: number, done: number): void;
  update(done: number): void;
  setTotal(total: number): void;
  stop(): void;
}

export type LoadBar = (stream: Writable) => Promise<Bar>;

/** cli-progress is loaded only once there is something to show: most starts never need it. */
const loadBar: LoadBar = async (stream) => {
  const { SingleBar } = await import("cli-progress");
  return new SingleBar({
    format: "Reading articles [{bar}] {percentage}%",
    stream,
    barCompleteChar: "=",
    barIncompleteChar: " ",
    clearOnComplete: true,
    // A hidden cursor would stay hidden after Ctrl-C, and the library's own handler ends the process.
    hideCursor: false,
    gracefulExit: false,
  });
};

/** A progress bar for loading a large desk; does nothing at all where `isTTY` is false. */
export function createProgress(stream: Writable, isTTY: boolean, load: LoadBar = loadBar): Progress {
  let bar: Bar | null = null;
  let asked = false;
  let stopped = false;
  let latest = { done: 0, total: 0 };

  const open = async (): Promise<void> => {
    const opened = await load(stream);
    if (stopped) return;
    bar = opened;
    bar.start(latest.total, latest.done);
  };
  return {
    onProgress(done, total) {
      if (!isTTY || stopped || total <= LEAST_ARTICLES) return;
      latest = { done, total };
      bar?.setTotal(total);
      bar?.update(done);
      if (asked) return;
      asked = true;
      // A bar is a courtesy: where it cannot be shown, loading goes on without it.
      open().catch(() => undefined);
    },
    stop() {
      stopped = true;
      bar?.stop();
    },
  };
}
