import { destinationName } from "../../src/core/channel/poster.js";
import type { Clock, Store } from "../../src/core/ports.js";
import type { ActivePlan } from "../../src/core/standing/plans.js";
import { DESK, type News } from "./news.js";

export interface Resting {
  readonly store: Store;
  readonly news: News;
  readonly plans: readonly ActivePlan[];
  readonly clock: Clock;
}

/** As much of the stored documents as is looked at here. */
interface Documents {
  readonly deliveries: { readonly state: string };
  readonly digests: { readonly told: number; readonly open: object | null };
  readonly watches: { readonly pending: readonly object[]; readonly outgoing: object | null };
  readonly posted: { readonly pending: object | null };
}

/** What is still to be done, in words; null where nothing is. */
export async function whatIsOpen({ store, news, plans, clock }: Resting): Promise<string | null> {
  const missing = await news.missing();
  if (missing.length > 0) return `${missing.length} articles are not in the store: ${missing.slice(0, 3)}`;
  const lifts = news.stories.map((one) => one.lifts ?? 0);
  const received = [...news.accepted.values()].map(({ receivedAt }) => receivedAt);
  const last = Math.max(...lifts, ...received);
  if (clock.now() < last) return "an embargo is to lift";
  const digests = await documents(store, "digests");
  for (const { to } of plans) {
    const series = digests.get(destinationName(to));
    if (series === undefined || series.open !== null || series.told < last)
      return `the digests of ${destinationName(to)} are not over`;
  }
  for (const [key, { pending, outgoing }] of await documents(store, "watches"))
    if (pending.length > 0 || outgoing !== null) return `the watch ${key} has something to tell`;
  for (const [key, { pending }] of await documents(store, "posted"))
    if (pending !== null) return `the message ${key} is to be corrected`;
  for (const { key, document } of await store.list("deliveries"))
    if ((document as Documents["deliveries"]).state === "open") return `${key} is open`;
  return null;
}

async function documents<Kind extends "digests" | "watches" | "posted">(
  store: Store,
  kind: Kind,
): Promise<Map<string, Documents[Kind]>> {
  const found = await store.list(`${kind}/${DESK}`);
  return new Map(found.map(({ key, document }) => [key, document as Documents[Kind]]));
}
