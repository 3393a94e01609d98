import { destinationName } from "../../src/core/channel/poster.js";
import type { Clock, Store } from "../../src/core/ports.js";
import type { DeliveryRecord } from "../../src/core/standing/delivery-record.js";
import type { ActivePlan } from "../../src/core/standing/plans.js";
import type { Deliveries } from "./deliveries.js";
import { deskFrom, faultsInDigests, missingDays } from "./digests.js";
import { DESK, type News } from "./news.js";
import { type Posted, Scene } from "./scene.js";
import type { Uptime } from "./stage.js";
import { faultsInWatches } from "./watches.js";

export interface Counting {
  readonly scene: Scene;
  readonly store: Store;
  readonly articles: string;
  readonly clock: Clock;
  readonly deliveries: Deliveries;
  readonly news: News;
  readonly plans: readonly ActivePlan[];
  /** What the processes have printed. */
  readonly lines: readonly string[];
  readonly uptimes: readonly Uptime[];
  /** Milliseconds by the fast clock in which a process that is there surely posts what is due. */
  readonly enough: number;
}

/** What was posted, as far as it was to be; and in sentences whatever was not as it should be. */
export interface Count {
  readonly articles: number;
  readonly versions: number;
  readonly digests: number;
  /** Days of a channel on which no process was there for long enough: the next digest has what theirs would have had. */
  readonly missedDays: number;
  readonly watchPosts: number;
  /** Values of tolls and statements that were told by watches. */
  readonly changes: number;
  readonly edits: number;
  /** Sentences for which a digest had no room: a button of it leads to them. */
  readonly onLaterPages: number;
  readonly faults: readonly string[];
}

/** A post with what the store has of it. */
export interface Delivered {
  readonly key: string;
  readonly record: DeliveryRecord;
  readonly post: Posted;
}

/** Counts at the platforms, and compares with what the news were. */
export async function countAll(counting: Counting): Promise<Count> {
  const { scene, store, news, plans, lines, deliveries, articles, clock } = counting;
  await deliveries.look();
  const { delivered, faults } = match(scene, deliveries);
  const days = missingDays(deliveries, counting);
  const desk = await deskFrom(articles, store, clock);
  const digests = faultsInDigests(delivered, news, plans, desk);
  const watches = faultsInWatches(delivered, news);
  const { slack, discord } = scene;
  const refused = [
    // Who asks twice is answered twice.
    ...slack
      .duplicates()
      .filter(([one]) => one?.metadata !== undefined)
      .map(([one]) => `Slack has twice: ${one?.text}`),
    ...slack.rejectedPayloads.map(({ error }) => `Slack refused ${error}`),
    ...discord.rejections.map(({ message }) => `Discord refused ${message}`),
    ...discord.defects,
  ];
  return {
    articles: news.stories.length,
    versions: news.accepted.size,
    digests: delivered.filter(({ key }) => key.startsWith("digest/")).length,
    missedDays: days.missed,
    watchPosts: delivered.filter(({ key }) => key.startsWith("watch/")).length,
    changes: watches.changes,
    edits: delivered.reduce((sum, { post }) => sum + post.texts.length - 1, 0),
    onLaterPages: digests.onLaterPages,
    faults: [
      ...faults,
      ...days.faults,
      ...digests.faults,
      ...watches.faults,
      ...(await lostArticles(store, news)),
      ...leaks(scene, news, lines),
      ...refused,
    ],
  };
}

/** Each thing that was sent has one message at its platform, and each message is one that was sent. */
function match(scene: Scene, { byKey }: Deliveries) {
  const faults: string[] = [];
  const byMark = new Map<string, Posted[]>();
  for (const post of scene.posts.values()) {
    const place = `${post.to} ${post.mark}`;
    byMark.set(place, [...(byMark.get(place) ?? []), post]);
  }
  const delivered: Delivered[] = [];
  for (const [key, record] of byKey) {
    const place = `${destinationName(record.to)} ${Scene.markOf(record.to, key)}`;
    const found = byMark.get(place) ?? [];
    byMark.delete(place);
    const wanted = record.state === "sent" ? 1 : 0;
    if (found.length !== wanted)
      faults.push(`${key} (${record.state}) was posted ${found.length} times: ${found.map(({ id }) => id)}`);
    const [post] = found;
    if (post !== undefined && record.state === "sent") {
      if (post.id !== record.id) faults.push(`${key} is kept as ${record.id} and stands as ${post.id}`);
      delivered.push({ key, record, post });
    }
  }
  for (const [place] of byMark) faults.push(`${place} was posted, and nothing is known of it`);
  delivered.sort((a, b) => a.post.at - b.post.at);
  return { delivered, faults };
}

/** What was accepted is there, as it was. */
async function lostArticles(store: Store, news: News): Promise<string[]> {
  const there = new Set<number>();
  for await (const { sequence } of store.articles(DESK, 0)) there.add(sequence);
  const lost = [...news.accepted].filter(([, { sequence }]) => !there.has(sequence));
  const missing = await news.missing();
  return [...lost.map(([what]) => `lost: ${what}`), ...missing.map((id) => `never accepted: ${id}`)];
}

/** What was withdrawn is nowhere in the end, what is under embargo nowhere before that lifts; in the log is nothing. */
function leaks({ posts }: Scene, { stories }: News, lines: readonly string[]): string[] {
  const all = [...posts.values()];
  const log = lines.join("\n");
  return stories.flatMap(({ id, fate, mark, laterMark, lifts }) => {
    const found: string[] = [];
    const marks = [mark, ...(laterMark === null ? [] : [laterMark])];
    if (marks.some((one) => log.includes(one))) found.push(`the log has words of ${id}`);
    const showing = all.filter(({ now }) => now.includes(mark));
    if (fate === "withdrawn")
      for (const post of showing) found.push(`${post.to} ${post.id} still shows the withdrawn ${id}`);
    if (fate === "corrected")
      for (const post of showing.filter(({ now }) => !now.includes("The article said before")))
        found.push(`${post.to} ${post.id} still shows what ${id} does not say any more`);
    if (lifts !== null)
      for (const post of all)
        if (post.texts.some(({ at, text }) => at < lifts && text.includes(mark)))
          found.push(`${post.to} ${post.id} had ${id} under embargo`);
    return found;
  });
}
