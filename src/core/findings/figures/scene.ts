import type { Quantity } from "../../reading/quantities.js";
import type { Reading } from "../../reading/reading.js";
import type { Sentence } from "../../reading/sentences.js";
import type { Time } from "../../reading/times.js";
import type { Harm } from "../finding.js";
import type { HarmForm } from "./words/lexicon.js";

/** A harm word of a sentence, with where its victims stand. */
export interface Trigger {
  readonly from: number;
  /** Token range, end exclusive. */
  readonly to: number;
  harm: Harm;
  readonly form: HarmForm;
  side: "left" | "right" | "none";
  /** Takes no victims of its own, but those of the harm word that it is joined to by "and". */
  joined: Trigger | null;
  /** Could, would, to kill: nothing happened. */
  unreal: boolean;
  /** Not, never. */
  negated: boolean;
}

/** A counted phrase: "at least four civilians", "a child", "six others". */
export interface Mention {
  /** Token range of the phrase with its count, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly bound: Quantity["bound"];
  readonly vague: boolean;
  /** A count alone ("six were killed") counts victims only right beside a harm word. */
  readonly noun: "person" | "unknown" | "none";
  /** Token range of the words for the victims. */
  group: readonly [number, number] | null;
  readonly zero: boolean;
  harm: Harm | null;
  trigger: Trigger | null;
  subset: boolean;
  parent: Mention | null;
  /** Its harm is that of its whole: no harm word stands with it. */
  inherited: boolean;
  running: boolean;
  previous: boolean;
  /** "nine, not 12": taken back by the sentence itself. */
  denied?: boolean;
  /** Somebody who is named, not counted. */
  readonly named: boolean;
}

/** One sentence with a harm word, on its way to figures. */
export interface Scene {
  readonly reading: Reading;
  readonly sentence: Sentence;
  readonly lower: readonly string[];
  readonly times: readonly Time[];
  /** Some day of the week is named. */
  readonly dated: boolean;
  /** The day on which that happened which the article's first figure tells of. */
  readonly newsDay: string | null;
  /** The article has told figures before. */
  readonly follows: boolean;
  readonly mentions: Mention[];
  readonly startsAt: Map<number, Mention>;
  readonly endsAt: Map<number, Mention>;
  readonly triggers: Trigger[];
  readonly triggerAt: Map<number, Trigger>;
}

export function tagAt(scene: Scene, i: number): string {
  return scene.reading.tags[i] ?? "X";
}

/** Whether a token begins with a capital letter. */
export function isCapital(scene: Scene, i: number): boolean {
  const { text, tokens } = scene.reading;
  return /^\p{Lu}/u.test(text.slice(tokens.starts[i], (tokens.starts[i] ?? 0) + 2));
}

/** A counted phrase that no harm word has claimed yet; `known` says what is known of it besides. */
export function unclaimed(
  from: number,
  to: number,
  { low, high, bound, vague }: Pick<Mention, "low" | "high" | "bound" | "vague">,
  known: Partial<Mention> = {},
): Mention {
  return {
    from,
    to,
    low,
    high,
    bound,
    vague,
    noun: "person",
    group: null,
    zero: false,
    harm: null,
    trigger: null,
    subset: false,
    parent: null,
    inherited: false,
    running: false,
    previous: false,
    named: false,
    ...known,
  };
}

/** Puts a phrase among the others of its sentence, where it stands. */
export function insert(scene: Scene, found: Mention): void {
  const at = scene.mentions.findIndex((one) => one.from > found.from);
  scene.mentions.splice(at < 0 ? scene.mentions.length : at, 0, found);
  scene.startsAt.set(found.from, found);
  scene.endsAt.set(found.to, found);
}

export function replace(scene: Scene, old: Mention, fresh: Mention): void {
  scene.mentions.splice(scene.mentions.indexOf(old), 1, fresh);
  scene.startsAt.delete(old.from);
  scene.startsAt.set(fresh.from, fresh);
  scene.endsAt.set(fresh.to, fresh);
}

export function remove(scene: Scene, mention: Mention): void {
  scene.mentions.splice(scene.mentions.indexOf(mention), 1);
  scene.startsAt.delete(mention.from);
  scene.endsAt.delete(mention.to);
}

/** Gives a mention to a harm word, unless it has one already. */
export function assign(mention: Mention, trigger: Trigger): boolean {
  if (mention.trigger !== null) return false;
  mention.trigger = trigger;
  mention.harm = trigger.harm;
  return true;
}
