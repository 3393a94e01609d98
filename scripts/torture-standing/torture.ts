import { setTimeout as sleep } from "node:timers/promises";
import { openStore, type StorePlace } from "../../src/adapters/store/open.js";
import { OPEN_TO_ALL } from "../../src/core/channel/access.js";
import type { Store } from "../../src/core/ports.js";
import type { ActivePlan } from "../../src/core/standing/plans.js";
import type { StandingTask } from "./child.js";
import { type FastTime, fastClock, randomFrom } from "./common.js";
import { type Count, countAll } from "./count.js";
import { Deliveries } from "./deliveries.js";
import { DESK, News, TOWNS } from "./news.js";
import { whatIsOpen } from "./rest.js";
import { Scene } from "./scene.js";
import { type Moments, Stage } from "./stage.js";

export interface StandingTorture {
  readonly place: StorePlace;
  /** The folder of the articles; made. */
  readonly articles: string;
  /** The compiled child.ts. */
  readonly child: string;
  readonly kills: number;
  /** The same seed streams the same articles and draws the same kinds of moments. */
  readonly seed: number;
  /** Processes that serve at once. */
  readonly replicas: number;
  readonly pace: TorturePace;
}

/** All in real milliseconds. */
export interface TorturePace {
  readonly day: number;
  readonly lease: number;
  readonly margin: number;
  /** Between two articles. */
  readonly article: number;
  /** For which is waited for a post to be killed with. */
  readonly patience: number;
}

export type Survived = Count & { readonly moments: Moments };

const BASE = Date.parse("2031-03-05T03:00:00Z");
const DAY = 86_400_000;
/** Real milliseconds between two posts of a watch, and those in which its changes gather. */
const WATCH_PACE = { between: 1_500, gather: 300 };
/** Real milliseconds in which a step has to be over, at the start and at the end. */
const PATIENCE = 120_000;
/** Real milliseconds in which a process looks at everything. */
const LOOKED = 2_000;

/**
 * Has processes serve a desk while articles stream in and a day takes some seconds, kills one after the other with
 * SIGKILL, many of them just when a platform has taken a post and not yet said so; and counts at the platforms.
 */
export async function standingTorture(options: StandingTorture): Promise<Survived> {
  const { place, articles, child, kills, seed, replicas, pace } = options;
  const time: FastTime = { base: BASE, start: Date.now(), speed: DAY / pace.day };
  const clock = fastClock(time);
  const scene = await Scene.open(clock);
  const store = await openStore({ ...place, clock });
  const news = new News({ folder: articles, clock, store, random: randomFrom(seed + 1) });
  const deliveries = new Deliveries(store);
  const plans = plansOf(scene);
  const task = taskOf(options, scene, plans, time);
  const stage = new Stage({ child, task, scene, clock, random: randomFrom(seed), patience: pace.patience });
  const over = new AbortController();
  try {
    await news.open();
    await stage.fill(1);
    await until(async () => {
      const begun = await store.list(`digests/${DESK}`);
      return begun.length === plans.length ? null : "the first round is not over";
    });
    await watchAll(scene, store);
    await stage.fill(replicas);
    const streaming = stream({
      ...{ news, deliveries, stage, every: pace.article, random: randomFrom(seed + 2), over: over.signal },
    });
    for (let i = 0; i < kills; i++) await stage.killOne();
    over.abort();
    await streaming;
    await stage.fill(replicas);
    // Twice: what is to be corrected shows only when somebody has looked.
    for (let looks = 0; looks < 2; looks++) {
      await until(async () => {
        await news.next(true);
        return whatIsOpen({ store, news, plans, clock });
      });
      await sleep(LOOKED);
    }
    await stage.end();
    const { lines, uptimes } = stage;
    const enough = (pace.lease + LOOKED) * time.speed;
    const counted = await countAll({
      articles,
      clock,
      scene,
      store,
      deliveries,
      news,
      plans,
      lines,
      uptimes,
      enough,
    });
    return { ...counted, moments: stage.moments };
  } finally {
    over.abort();
    stage.abandon();
    await store.close();
    await scene.close();
  }
}

/** At three hours in three zones. */
function plansOf(scene: Scene): ActivePlan[] {
  const common = { topic: "", whenEmpty: "line", by: null } as const;
  return [
    { ...common, to: scene.inSlack("general"), daily: { at: "07:00", timezone: "UTC" } },
    { ...common, to: scene.inSlack("foreign-desk"), daily: { at: "19:30", timezone: "Asia/Kathmandu" } },
    { ...common, to: scene.inDiscord(), daily: { at: "13:00", timezone: "America/New_York" } },
  ];
}

function taskOf(
  { place, articles, pace }: StandingTorture,
  { slack, discord }: Scene,
  digests: readonly ActivePlan[],
  time: FastTime,
): StandingTask {
  const fast = (milliseconds: number): number => milliseconds * time.speed;
  const watches = { between: fast(WATCH_PACE.between), gather: fast(WATCH_PACE.gather) };
  const desk = { data: articles, wires: [], timezone: "UTC", digests, pace: watches };
  const { botToken, app } = slack;
  return {
    config: {
      desks: [{ ...desk, slack: OPEN_TO_ALL, discord: OPEN_TO_ALL }],
      ...{
        state: place.stateFolder,
        allow: [],
        pushPort: 0,
        slackPort: 0,
        discordGuild: null,
        discordPort: 0,
      },
    },
    credentials: {
      slack: { mode: "socket", botToken, appToken: app.appToken },
      discord: { token: discord.token, publicKey: null },
      addresses: { slack: slack.apiUrl, discord: discord.api },
      databaseUrl: place.databaseUrl,
      pushToken: null,
      secrets: [],
    },
    ...{ time, lease: fast(pace.lease), margin: fast(pace.margin) },
  };
}

/** Sets the watches as people do: the tolls of all towns, and what is claimed about ferries. */
async function watchAll({ slack, discord }: Scene, store: Store): Promise<void> {
  const watched = [...TOWNS.map((town) => `casualties killed ${town}`), "who-claimed ferry"];
  for (const question of watched) {
    const text = `watch ${question}`;
    slack.slash({ user: "ada", channel: "general", command: `/${DESK}`, text });
    discord.mention({ content: text });
  }
  await until(async () => {
    const set = await store.list(`watches/${DESK}`);
    return set.length === 2 * watched.length ? null : `${set.length} watches are set`;
  });
}

interface Stream {
  readonly news: News;
  readonly deliveries: Deliveries;
  readonly stage: Stage;
  readonly every: number;
  readonly random: () => number;
  readonly over: AbortSignal;
}

/** Publishes; less while nobody is there, for on a slow machine a digest of that time would be endless. */
async function stream({ news, deliveries, stage, every, random, over }: Stream): Promise<void> {
  while (!over.aborted) {
    if (stage.isOpen || random() < 0.3) await news.next();
    await deliveries.look();
    await sleep(every, undefined, { signal: over }).catch(() => undefined);
  }
}

/** Resolves when nothing is left that is waited for; throws with what is, where that takes too long. */
async function until(left: () => Promise<string | null>): Promise<void> {
  const end = Date.now() + PATIENCE;
  for (let what = await left(); what !== null; what = await left()) {
    if (Date.now() > end) throw new Error(`It did not come to rest: ${what}.`);
    await sleep(200);
  }
}
