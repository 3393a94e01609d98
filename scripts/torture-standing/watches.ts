import { destinationName } from "../../src/core/channel/poster.js";
import type { Delivered } from "./count.js";
import { type News, TOWNS } from "./news.js";

/** Each value of each toll, and each statement, is told once, in order, in each channel that watches it. */
export function faultsInWatches(
  delivered: readonly Delivered[],
  { stories }: News,
): { readonly faults: string[]; readonly changes: number } {
  const faults: string[] = [];
  let changes = 0;
  const posts = delivered.filter(({ key }) => key.startsWith("watch/"));
  const channels = new Set(posts.map(({ record }) => destinationName(record.to)));
  for (const channel of channels) {
    const own = posts
      .filter(({ record }) => destinationName(record.to) === channel)
      .map(({ post }) => post.first);
    for (const town of TOWNS) {
      const told = chainOf(own.filter((text) => text.includes(`killed in ${town}`)));
      const wanted = stories.filter((one) => one.town === town).map(({ count }) => count);
      changes += told.length;
      if (told.join() !== wanted.join())
        faults.push(`${channel} was told of ${town}: ${told.join(" ")}, and not: ${wanted.join(" ")}`);
    }
    for (const { id, fate, mark } of stories) {
      const count = own.filter((text) => text.includes(mark)).length;
      if (fate === "claim") changes += count;
      if (fate === "claim" && count !== 1)
        faults.push(`${channel} was told ${count} times of ${id} by its watch`);
    }
  }
  return { faults, changes };
}

/** The values that posts tell one after the other; each begins with the last of the one before, which is told once. */
function chainOf(posts: readonly string[]): number[] {
  const told: number[] = [];
  for (const text of posts) {
    const [headline = ""] = text.split("\n");
    const [, chain = ""] = /killed:? ((?:\d+ → )*\d+)/.exec(headline) ?? [];
    const values = chain.split(" → ").map(Number);
    told.push(...(values[0] === told.at(-1) ? values.slice(1) : values));
  }
  return told;
}
