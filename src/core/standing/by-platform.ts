import type { Destination } from "../channel/poster.js";

/**
 * Does something with each of a list: for different platforms at once, for one of them one after the other. Where one
 * does not answer, the channels of the others need not wait.
 */
export async function byPlatform<T extends { readonly to: Destination }>(
  all: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<void> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(one.to.platform, [...(groups.get(one.to.platform) ?? []), one]);
  await Promise.all(
    [...groups.values()].map(async (group) => {
      for (const one of group) await work(one);
    }),
  );
}
