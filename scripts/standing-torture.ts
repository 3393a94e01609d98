import { setTimeout as sleep } from "node:timers/promises";
import { openStore, type StorePlace } from "../src/adapters/store/open.js";
import { OPEN_TO_ALL } from "../src/core/channel/access.js";
import type { Destination } from "../src/core/channel/poster.js";
import type { Clock, Store } from "../src/core/ports.js";
import type { ActivePlan } from "../src/core/standing/plans.js";
import type { StandingTask } from "./standing-child.js";
import { type FastTime, fastClock, randomFrom } from "./standing-torture-common.js";
import { type Count, countAll } from "./standing-torture-count.js";
import { DESK, News, TOWNS } from "./standing-torture-news.js";
import { Served } from "./standing-torture-processes.js";
import { whatIsOpen } from "./standing-torture-rest.js";
import { Scene } from "./standing-torture-scene.js";

export interface StandingTorture {
  /** Where the store is; with an address of a database, the folder holds the articles alone. */
  readonly place: StorePlace;
  /** A folder for the articles, that is not there yet. */
  readonly articles: string;
  /** The compiled standing-child. */
  readonly child: string;
  readonly kills: number;
  readonly seed: number;
  /** Processes that serve at once. */
  readonly replicas: number;
  /** Real milliseconds. */
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

export const PACE: TorturePace = { day: 10_000, lease: 3_000, margin: 1_500, article: 1_100, patience: 9_000 };

const BASE = Date.parse("2031-03-05T03:00:00Z");
const DAY = 86_400_000;
/** Real milliseconds in which everything has to come to rest at the end. */
const REST = 180_000;

/**
 * Has processes serve a desk while articles stream in and a day takes some seconds, kills them with SIGKILL again and
 * again, many of them just when a platform has taken a post and not yet said so; and counts at the platforms.
 */
export async function standingTorture(options: StandingTorture): Promise<Count> {
  const { place, articles, kills, seed, replicas, pace } = options;
  const time: FastTime = { base: BASE, start: Date.now(), speed: DAY / pace.day };
  const clock = fastClock(time);
  const scene = await Scene.open(clock);
  const store = await openStore({ ...place, clock });
  const random = randomFrom(seed);
  const news = new News({ folder: articles, clock, store, random: randomFrom(seed + 1) });
  const plans = plansOf(scene);
  const stage = new Stage(options, taskOf(options, scene, plans, time), scene, random);
  const over = new AbortController();
  try {
    await news.open();
    await stage.begin();
    await whenTrue(async () => (await store.list(`digests/${DESK}`)).length === plans.length, "a first round");
    await watchAll(scene);
    await stage.fill(replicas);
    const streaming = stream(news, pace.article, over.signal);
    for (let i = 0; i < kills; i++) await stage.killOne();
    over.abort();
    await streaming;
    await stage.whenOpen();
    await finish(news);
    await whenTrue(async () => (await whatIsOpen(store, news, plans, clock)) === null, () => whatIsOpen(store, news, plans, clock));
    await stage.end();
    return await countAll({ scene, store, news, plans, lines: stage.lines, spawned: stage.spawned });
  } finally {
    over.abort();
    stage.abandon();
    await store.close();
    await scene.close();
  }
}

/** The processes that serve. */
class Stage {
  readonly lines: string[] = [];
  spawned = 0;
  readonly #options: StandingTorture;
  readonly #task: StandingTask;
  readonly #scene: Scene;
  readonly #random: () => number;
  readonly #all: Served[] = [];

  constructor(options: StandingTorture, task: StandingTask, scene: Scene, random: () => number) {
    this.#options = options;
    this.#task = task;
    this.#scene = scene;
    this.#random = random;
  }

  async begin(): Promise<void> {
    this.#start();
    await this.whenOpen();
  }

  async fill(count: number): Promise<void> {
    while (this.#all.length < count) this.#start();
    await this.whenOpen();
  }

  /** Waits until all are open; throws where one has ended instead. */
  async whenOpen(): Promise<void> {
    await Promise.all(this.#all.map((one) => one.open));
    const closed = this.#all.find((one) => !one.isOpen);
    if (closed !== undefined) throw new Error(`A process did not open: ${closed.lines.at(-1)} ${closed.failure.join("")}`);
  }

  /** Kills one at a moment that is likely to hurt, and starts another one. */
  async killOne(): Promise<void> {
    const victim = this.#all.splice(Math.floor(this.#random() * this.#all.length), 1)[0];
    if (victim === undefined) throw new Error("There is nobody to kill.");
    if (this.#random() < 0.3) this.#ask();
    const chance = this.#random();
    const { patience } = this.#options.pace;
    // While it starts; with a post; with a correction of one; or at any time.
    if (chance < 0.15) await sleep(this.#random() * patience * 0.2);
    else if (chance < 0.55) await this.#moment("posted");
    else if (chance < 0.7) await this.#moment("edited");
    else await sleep(this.#random() * patience * 0.7);
    this.#task;
    await victim.kill();
    this.#leave(victim);
    this.#start();
  }

  async end(): Promise<void> {
    for (const one of this.#all) await one.stop();
    for (const one of this.#all.splice(0)) this.#leave(one);
  }

  abandon(): void {
    for (const one of this.#all) one.abandon();
  }
}
