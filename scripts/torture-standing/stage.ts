import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "../../src/core/ports.js";
import type { StandingTask } from "./child.js";
import { DESK } from "./news.js";
import { Served } from "./processes.js";
import type { Scene } from "./scene.js";

export interface StageOptions {
  /** The compiled child.ts. */
  readonly child: string;
  readonly task: StandingTask;
  readonly scene: Scene;
  readonly random: () => number;
  readonly clock: Clock;
  /** Real milliseconds for which is waited for a post to be killed with. */
  readonly patience: number;
}

/** When a process took questions, by the fast clock. */
export interface Uptime {
  readonly from: number;
  readonly to: number;
}

/** Real milliseconds in which one that is killed while it starts is killed. */
const START = 1_500;

/** How many kills came at which moment. */
export type Moments = Record<"starting" | "posting" | "editing" | "any", number>;

/** The processes that serve. */
export class Stage {
  /** What those that have ended had printed. */
  readonly lines: string[] = [];
  /** Of those that have ended. */
  readonly uptimes: Uptime[] = [];
  readonly moments: Moments = { starting: 0, posting: 0, editing: 0, any: 0 };
  readonly #options: StageOptions;
  readonly #all: Served[] = [];

  constructor(options: StageOptions) {
    this.#options = options;
  }

  /** Whether one of them takes questions. */
  get isOpen(): boolean {
    return this.#all.some(({ openSince }) => openSince !== null);
  }

  /** Starts so many, and waits until they are open; throws where one has ended instead. */
  async fill(count: number): Promise<void> {
    while (this.#all.length < count) this.#start();
    await Promise.all(this.#all.map((one) => one.open));
    for (const one of this.#all) one.checkOpen();
  }

  /** Kills one at a moment that is likely to hurt, and starts another. */
  async killOne(): Promise<void> {
    const { random, patience } = this.#options;
    const [victim] = this.#all.splice(Math.floor(random() * this.#all.length), 1);
    if (victim === undefined) throw new Error("There is nobody to kill.");
    const chance = random();
    if (chance < 0.12) {
      this.moments.starting++;
      await sleep(random() * START);
    } else {
      // However slow the machine is: else nobody would ever come to do anything.
      await victim.open;
      if (random() < 0.4) this.#ask();
      if (chance < 0.6) await this.#strikeWhen("posted", victim);
      else if (chance < 0.75) await this.#strikeWhen("edited", victim);
      else {
        this.moments.any++;
        await sleep(random() * patience * 0.6);
      }
    }
    await victim.kill();
    this.#leave(victim);
    this.#start();
  }

  /** Ends all as an operator does. */
  async end(): Promise<void> {
    for (const one of this.#all) await one.stop();
    for (const one of this.#all.splice(0)) this.#leave(one);
  }

  abandon(): void {
    for (const one of this.#all) one.strike();
  }

  #start(): void {
    const { child, task, clock } = this.#options;
    this.#all.push(new Served(child, task, clock));
  }

  #leave({ lines, failure, openSince }: Served): void {
    this.lines.push(...lines, ...failure);
    if (openSince !== null) this.uptimes.push({ from: openSince, to: this.#options.clock.now() });
  }

  /** Mostly just when the platform has it, before it answers; or some milliseconds later, while that is written down. */
  async #strikeWhen(what: "posted" | "edited", victim: Served): Promise<void> {
    const { scene, random, patience } = this.#options;
    const delay = random() < 0.6 ? 0 : random() * 40;
    const happened = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => {
        giveUp();
        resolve(false);
      }, patience);
      const giveUp = scene.once(what, () => {
        clearTimeout(timer);
        if (delay === 0) victim.strike();
        resolve(true);
      });
    });
    this.moments[!happened ? "any" : what === "posted" ? "posting" : "editing"]++;
    if (happened) await sleep(delay);
  }

  /** Somebody asks something, so that the channels count as read; whether there is an answer does not matter here. */
  #ask(): void {
    const { slack, discord } = this.#options.scene;
    slack.slash({ user: "ada", channel: "general", command: `/${DESK}`, text: "status" });
    // By the fast clock, a command's three seconds are over at once.
    discord.mention({ content: "status" });
  }
}
