import type { Mark, WatchChange } from "./state.js";

/** What has become of what changes speak of, seen from now. */
export interface Outcomes<T> {
  /** What is there now, in the order in which it was given. */
  readonly there: readonly There<T>[];
  /** What is not, by its last mark. */
  readonly gone: readonly Gone[];
}

export interface There<T> {
  readonly one: T;
  /** `back`: it was gone meanwhile, and says what it said before. */
  readonly kind: "new" | "revised" | "back";
  /** What it was before it was what it is now, oldest first. */
  readonly past: readonly Mark[];
}

export interface Gone {
  readonly mark: Mark;
  /** It came and went within these changes. */
  readonly passing: boolean;
}

/** Several changes of one thing, in order: null where it was not there. */
type Chain = (Mark | null)[];

/**
 * Merges changes, in order, by what they speak of. A count may have got another key meanwhile, where the ledger has
 * grouped anew: then it is known by its ids.
 */
export function outcomesOf<T extends { readonly key: string; readonly mark: Mark }>(
  watched: readonly T[],
  changes: readonly WatchChange[],
): Outcomes<T> {
  const byKey = new Map(watched.map((one) => [one.key, one]));
  const byId = new Map<string, T>();
  for (const one of watched)
    for (const id of [...one.mark.ids, ...one.mark.trail]) if (!byId.has(id)) byId.set(id, one);
  const chains = new Map<T, Chain>();
  const gone: Gone[] = [];
  for (const [key, chain] of chainsOf(changes)) {
    const last = chain.findLast((mark) => mark !== null);
    if (last === undefined || last === null) continue;
    const id = [...last.ids, ...last.trail].find((one) => byId.has(one));
    const one = byKey.get(key) ?? (id === undefined ? undefined : byId.get(id));
    if (one === undefined) gone.push({ mark: last, passing: chain[0] === null });
    else chains.set(one, [...(chains.get(one) ?? []), ...chain]);
  }
  const there = watched.flatMap((one) => {
    const chain = chains.get(one);
    return chain === undefined ? [] : [thereOf(one, chain)];
  });
  return { there, gone };
}

function chainsOf(changes: readonly WatchChange[]): Map<string, Chain> {
  const chains = new Map<string, Chain>();
  for (const change of changes) {
    const before = change.kind === "new" ? null : change.before;
    const chain = chains.get(change.key) ?? [before];
    chain.push(change.kind === "gone" ? null : change.now);
    chains.set(change.key, chain);
  }
  return chains;
}

function thereOf<T extends { readonly mark: Mark }>(one: T, chain: Chain): There<T> {
  const now = one.mark.print;
  const marks = chain.filter((mark) => mark !== null);
  // What it is now is no past of it; nor is one value twice running, where only its article is another one.
  while (marks.at(-1)?.print === now) marks.pop();
  const past = marks.filter((mark, i) => mark.print !== marks[i - 1]?.print);
  const began = chain[0] === null;
  return { one, kind: began ? "new" : past.length > 0 ? "revised" : "back", past };
}
