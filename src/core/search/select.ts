/**
 * The first `count` of a list in the order of `compare`, sorted, without sorting the rest: the bounded heap of a
 * classical top-k selection. Ties must be broken by `compare`, or the order of the list would show.
 */
export function firstOf<T>(list: readonly T[], count: number, compare: (a: T, b: T) => number): T[] {
  if (count <= 0) return [];
  // A selection pays only where most of the list is left out.
  if (count * 4 >= list.length) return [...list].sort(compare).slice(0, count);
  const heap: T[] = [];
  for (const one of list) {
    if (heap.length < count) {
      heap.push(one);
      siftUp(heap, compare);
    } else if (compare(one, heap[0] as T) < 0) {
      heap[0] = one;
      siftDown(heap, compare);
    }
  }
  return heap.sort(compare);
}

/** The heap keeps its last-ranked element on top. */
function siftUp<T>(heap: T[], compare: (a: T, b: T) => number): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (compare(heap[at] as T, heap[parent] as T) <= 0) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function siftDown<T>(heap: T[], compare: (a: T, b: T) => number): void {
  for (let at = 0; ; ) {
    const left = 2 * at + 1;
    const right = left + 1;
    let last = at;
    if (left < heap.length && compare(heap[left] as T, heap[last] as T) > 0) last = left;
    if (right < heap.length && compare(heap[right] as T, heap[last] as T) > 0) last = right;
    if (last === at) return;
    swap(heap, at, last);
    at = last;
  }
}

function swap<T>(heap: T[], a: number, b: number): void {
  const kept = heap[a] as T;
  heap[a] = heap[b] as T;
  heap[b] = kept;
}

/** Sorts by a key of few distinct values, without comparing elements; those of one key keep their order. */
export function sortedByKey<T>(
  list: readonly T[],
  keyOf: (one: T) => string,
  direction: "ascending" | "descending" = "ascending",
): T[] {
  const byKey = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, [one]);
    else group.push(one);
  }
  const keys = [...byKey.keys()].sort();
  if (direction === "descending") keys.reverse();
  return keys.flatMap((key) => byKey.get(key) ?? []);
}
