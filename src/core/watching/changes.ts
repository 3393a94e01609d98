import { compareText } from "../library.js";
import type { Mark, WatchChange, WatchState } from "./state.js";

/**
 * What has changed between two states, what is new first, each kind in the order of the keys. A copy that stands for
 * another one, and a count that the ledger only groups in another way, are no changes.
 */
export function changesBetween(before: WatchState, now: WatchState): WatchChange[] {
  const was = new Known(before);
  const is = new Known(now);
  const fresh: WatchChange[] = [];
  const revised: WatchChange[] = [];
  const taken = new Set<string>();
  for (const key of sortedKeys(now)) {
    const mark = now[key] as Mark;
    const old = before[key] === undefined ? was.keyOf(mark, (one) => now[one] === undefined) : key;
    if (old === null) {
      // What was said before, as a copy or as an earlier value of something else, is not new.
      if (!mark.ids.every((id) => was.has(id))) fresh.push({ kind: "new", key, now: mark });
      continue;
    }
    taken.add(old);
    const last = before[old] as Mark;
    const regrouped = mark.ids.every((id) => was.has(id)) && last.ids.every((id) => is.has(id));
    if (last.print !== mark.print && !regrouped)
      revised.push({ kind: "revised", key, before: last, now: mark });
  }
  const gone = sortedKeys(before)
    .filter((key) => !taken.has(key) && now[key] === undefined)
    .map((key) => ({ key, mark: before[key] as Mark }))
    .filter(({ mark }) => !mark.ids.every((id) => is.has(id)))
    .map(({ key, mark }): WatchChange => ({ kind: "gone", key, before: mark }));
  return [...fresh, ...revised, ...gone];
}

function sortedKeys(state: WatchState): string[] {
  return Object.keys(state).sort(compareText);
}

/** What a state knows of, by its ids. */
class Known {
  readonly #keys = new Map<string, string>();

  constructor(state: WatchState) {
    for (const key of sortedKeys(state)) {
      const { ids, trail } = state[key] as Mark;
      for (const id of [...ids, ...trail]) if (!this.#keys.has(id)) this.#keys.set(id, key);
    }
  }

  has(id: string): boolean {
    return this.#keys.has(id);
  }

  /** The first wanted key under which any of a mark's ids is known. */
  keyOf({ ids, trail }: Mark, isWanted: (key: string) => boolean): string | null {
    for (const id of [...ids, ...trail]) {
      const key = this.#keys.get(id);
      if (key !== undefined && isWanted(key)) return key;
    }
    return null;
  }
}
