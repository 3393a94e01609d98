import { loadDeskProfile } from "../../src/adapters/sources/desk-file.js";
import { destinationName } from "../../src/core/channel/poster.js";
import { createDesk, type Desk } from "../../src/core/desk.js";
import { ArticleBook } from "../../src/core/keeping/article-book.js";
import type { Clock, Store } from "../../src/core/ports.js";
import type { ActivePlan } from "../../src/core/standing/plans.js";
import { nextSlot } from "../../src/core/standing/schedule.js";
import type { Counting, Delivered } from "./count.js";
import type { Deliveries } from "./deliveries.js";
import { DESK, type News } from "./news.js";

/** Before all that happens here. */
const BEFORE = Date.parse("2031-03-01T00:00:00Z");

/** Each local day has its digest, from the first to the last, unless nobody was there to post it. */
export function missingDays(
  { byKey }: Deliveries,
  { plans, uptimes, enough }: Pick<Counting, "plans" | "uptimes" | "enough">,
): { readonly faults: string[]; readonly missed: number } {
  const faults: string[] = [];
  let missed = 0;
  for (const { to, daily } of plans) {
    const name = destinationName(to);
    const keyOf = (day: string): string => `digest/${DESK}/${day}/${name}`;
    const days = [...byKey.keys()]
      .filter((key) => key.endsWith(`/${name}`) && key.startsWith("digest/"))
      .sort();
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) {
      faults.push(`${name} never had a digest`);
      continue;
    }
    for (let slot = nextSlot(daily, BEFORE); keyOf(slot.day) <= last; ) {
      const next = nextSlot(daily, slot.at);
      const state = byKey.get(keyOf(slot.day))?.state;
      const wasThere = uptimes.some(
        ({ from, to: end }) => Math.min(end, next.at) - Math.max(from, slot.at) >= enough,
      );
      if (keyOf(slot.day) >= first && state !== "sent") {
        if (wasThere) faults.push(`${name} has no digest of ${slot.day}: ${state ?? "it was never begun"}`);
        else missed++;
      }
      slot = next;
    }
  }
  return { faults, missed };
}

/** Each article is new in one digest of each channel: in the post, or on a page of it that a button leads to. */
export function faultsInDigests(
  delivered: readonly Delivered[],
  { stories }: News,
  plans: readonly ActivePlan[],
  desk: Desk,
): { readonly faults: string[]; readonly onLaterPages: number } {
  const faults: string[] = [];
  let onLaterPages = 0;
  const expected = stories.flatMap(({ id, fate, mark, laterMark }) => [
    // Of what was taken back, a digest may have come before or after that.
    { what: id, mark, mayBeMissing: fate === "corrected" || fate === "withdrawn" },
    ...(laterMark === null
      ? []
      : [{ what: `the correction of ${id}`, mark: laterMark, mayBeMissing: false }]),
  ]);
  for (const { to } of plans) {
    const name = destinationName(to);
    const own = delivered.filter(({ key }) => key.startsWith("digest/") && key.endsWith(name));
    const whole = own.map(({ record }) => allPages(desk, record.quoted?.question ?? ""));
    for (const { what, mark, mayBeMissing } of expected) {
      const posted = own.filter(({ post }) => post.first.includes(mark)).length;
      if (posted > 1) faults.push(`${name} was told of ${what} by ${posted} digests`);
      if (posted > 0 || mayBeMissing) continue;
      const behind = whole.filter((text) => text.includes(mark)).length;
      if (behind === 1) onLaterPages++;
      else faults.push(`${name} has ${what} in no digest, and on later pages of ${behind}`);
    }
  }
  return { faults, onLaterPages };
}

function allPages(desk: Desk, question: string): string {
  return JSON.stringify(desk.ask(question, { limit: 1_000 }).items);
}

/** The desk as a process would have it now. */
export async function deskFrom(articles: string, store: Store, clock: Clock): Promise<Desk> {
  const desk = createDesk({ profile: await loadDeskProfile(articles), clock, version: "torture" });
  const nothing = (): void => undefined;
  const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
  await new ArticleBook({ desk, store, log }).load();
  return desk;
}
