import { stat } from "node:fs/promises";

/** A file that was written to a moment ago may not be complete, in milliseconds. */
const FRESH = 400;

/** Size and times of files when they were last read, by which it shows that they have changed. */
export class Stamps {
  readonly #stamps = new Map<string, string>();

  /** Remembers a file as it is. Gives its latest time: moving a file keeps the time of its content, not of its entry. */
  async note(path: string): Promise<number> {
    const found = await stampOf(path);
    if (found !== null) this.#stamps.set(path, found.stamp);
    return found?.time ?? 0;
  }

  forget(path: string): void {
    this.#stamps.delete(path);
  }

  /** Whether a file is not as it was noted, and complete as far as can be seen. */
  async differs(path: string): Promise<boolean> {
    const found = await stampOf(path);
    return found !== null && found.stamp !== this.#stamps.get(path) && found.time < Date.now() - FRESH;
  }
}

async function stampOf(path: string): Promise<{ stamp: string; time: number } | null> {
  const found = await stat(path).catch(() => null);
  if (found === null) return null;
  const { size, mtimeMs, ctimeMs } = found;
  return { stamp: `${size} ${mtimeMs} ${ctimeMs}`, time: Math.max(mtimeMs, ctimeMs) };
}
