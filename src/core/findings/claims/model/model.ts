import type { Site } from "../choices/site.js";
import type { Choice, Chooser, Decision, Describe, Judgement } from "./chooser.js";
import { decisions } from "./chooser.js";
import { Features, SLOTS } from "./features.js";

/** A decision's weights: whole numbers from -127 to 127, times `scale`. */
interface Weights {
  readonly scale: number;
  readonly values: Int8Array;
}

/** Log-linear models over hashed features, one a decision. */
export class Model implements Chooser {
  readonly #weights: Readonly<Record<Decision, Weights>>;
  readonly #features = new Features();

  constructor(weights: Readonly<Record<Decision, Weights>>) {
    this.#weights = weights;
  }

  choose(decision: Choice, _site: Site, options: readonly number[], describe: Describe): number {
    if (options.length < 2) return 0;
    let best = 0;
    let highest = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < options.length; index++) {
      const score = this.#score(decision, index, describe);
      if (score <= highest) continue;
      best = index;
      highest = score;
    }
    return best;
  }

  judge(decision: Judgement, _site: Site, describe: Describe): number {
    return this.#score(decision, 0, describe) * this.#weights[decision].scale;
  }

  #score(decision: Decision, index: number, describe: Describe): number {
    const { values } = this.#weights[decision];
    this.#features.clear();
    describe(index, this.#features);
    let sum = 0;
    for (let k = 0; k < this.#features.size; k++) sum += values[this.#features.slots[k] ?? 0] ?? 0;
    return sum;
  }
}

/** A decision's weights as `scripts/train-claims.ts` writes them. */
export interface WrittenWeights {
  readonly scale: number;
  /** Base64 of, for each weight that is not zero, the distance from the last one (seven bits a byte, low ones first) and its value. */
  readonly bytes: string;
}

export function decodeModel(written: Readonly<Record<Decision, WrittenWeights>>): Model {
  const weights = {} as Record<Decision, Weights>;
  for (const decision of decisions) {
    const { scale, bytes } = written[decision];
    weights[decision] = { scale, values: decode(atob(bytes)) };
  }
  return new Model(weights);
}

function decode(bytes: string): Int8Array {
  const values = new Int8Array(SLOTS);
  let slot = -1;
  for (let at = 0; at < bytes.length; ) {
    let distance = 0;
    let shift = 0;
    let byte = 0x80;
    for (; byte >= 0x80; shift += 7) {
      byte = bytes.charCodeAt(at++);
      distance |= (byte & 0x7f) << shift;
    }
    slot += distance;
    values[slot] = bytes.charCodeAt(at++);
  }
  return values;
}
