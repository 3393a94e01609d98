/**
 * Trains the model that chooses between the hypotheses of the rules for claims, and writes its weights.
 *
 *   npm run -s train:claims -- TRAIN.jsonl
 *
 * Every document of the training file is read as it would be in use; where the annotation decides, the options and
 * their features become an example. The choosers (source, side, start, end, left) are trained first; the judge is
 * trained on what choosers propose that have not seen the document (two folds). Deterministic: the same file gives
 * the same weights.
 */
import { readFileSync, writeFileSync } from "node:fs";
import type { Site } from "../src/core/findings/claims/choices/site.js";
import { findClaims } from "../src/core/findings/claims/claims.js";
import {
  type Choice,
  type Chooser,
  type Decision,
  type Describe,
  decisions,
  type Judgement,
} from "../src/core/findings/claims/model/chooser.js";
import { Features, SLOTS } from "../src/core/findings/claims/model/features.js";
import { decodeModel, type Model, type WrittenWeights } from "../src/core/findings/claims/model/model.js";
import { read } from "../src/core/reading/reading.js";

interface Span {
  readonly start: number;
  readonly end: number;
}
interface Gold {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly meta: {
    readonly sourceHead?: Span | null;
    readonly cueHead?: Span | null;
    readonly speech?: boolean;
    readonly claim?: boolean;
  };
}
interface Document {
  readonly doc_id: string;
  readonly text: string;
  readonly attributions: readonly Gold[];
}

/** Options with their features, and which of them is right; a judgement has one option and a label of 1 or 0. */
interface Example {
  readonly options: readonly Int32Array[];
  readonly label: number;
  readonly weight: number;
}
/** What is being learned: the choices first, then which proposals are reports, then how they stand to each other. */
type Stage = "choices" | Judgement;
type Examples = Record<Decision, Example[]>;
type Floats = Record<Decision, Float32Array>;

const emptyExamples = (): Examples => ({
  source: [],
  side: [],
  start: [],
  end: [],
  left: [],
  gate: [],
  report: [],
  sibling: [],
});

/** Answers as the annotation does, and writes down what it was asked. */
class Teacher implements Chooser {
  readonly #document: Document;
  readonly #model: Model | null;
  readonly #examples: Examples;
  readonly #stage: Stage;
  readonly #features = new Features();

  constructor(document: Document, examples: Examples, model: Model | null, stage: Stage) {
    this.#document = document;
    this.#stage = stage;
    this.#examples = examples;
    this.#model = model;
  }

  choose(decision: Choice, site: Site, options: readonly number[], describe: Describe): number {
    if (this.#stage !== "choices" && this.#model !== null)
      return this.#model.choose(decision, site, options, describe);
    const gold = this.#goldOf(site);
    if (gold === undefined || gold === "part") return 0;
    const label = labelOf(decision, site, options, gold);
    if (label < 0) return 0;
    if (options.length > 1) {
      this.#examples[decision].push({
        options: options.map((_, k) => this.#describe(k, describe)),
        label,
        weight: gold.meta.claim ? 1 : 0.5,
      });
    }
    return label;
  }

  judge(decision: Judgement, site: Site, describe: Describe): number {
    const gold = this.#goldOf(site);
    const wanted = decision === "gate" ? this.#stage === "choices" : this.#stage === decision;
    if (wanted && gold !== "part") {
      // An attitude ("expects", "hopes") counts where the table of cue words has its verb.
      const says =
        gold !== undefined &&
        (gold.meta.claim === true || gold.meta.speech === true || site.candidate.verb !== undefined);
      const ignored = gold === undefined ? decision !== "sibling" && this.#isNested(site) : !says;
      if (!ignored)
        this.#examples[decision].push({
          options: [this.#describe(0, describe)],
          label: says ? 1 : 0,
          weight: says && !gold?.meta.claim ? 0.3 : 1,
        });
    }
    if (decision === "gate") return 100;
    if (this.#stage === "sibling") return this.#model?.judge(decision, site, describe) ?? 0;
    return gold === undefined || gold === "part" ? -100 : 100;
  }

  #describe(index: number, describe: Describe): Int32Array {
    this.#features.clear();
    describe(index, this.#features);
    return this.#features.slots.slice(0, this.#features.size);
  }

  /** The annotation whose cue this candidate is; "part" where it is only a part of one. */
  #goldOf({ view, candidate }: Site): Gold | "part" | undefined {
    const start = view.start(candidate.head);
    const inside = (span: Span): boolean => start >= span.start && start < span.end;
    const gold = this.#document.attributions.find((one) => one.cue.some(inside));
    if (gold === undefined) return undefined;
    const head = gold.meta.cueHead;
    return !head ||
      head.start === start ||
      candidate.kind !== "verb" ||
      !/^(?:VB|NN)/.test((head as { pos?: string }).pos ?? "VB")
      ? gold
      : "part";
  }

  #isNested({ view, candidate }: Site): boolean {
    const at = view.start(candidate.head);
    return this.#document.attributions.some((one) =>
      one.content.some((span) => at >= span.start && at < span.end),
    );
  }
}

function labelOf(decision: Decision, site: Site, options: readonly number[], gold: Gold): number {
  const { view, candidate, sentence } = site;
  if (decision === "source") {
    const head = gold.meta.sourceHead;
    if (gold.source.length === 0 || !head) return gold.source.length === 0 ? 0 : -1;
    const exact = options.findIndex((one) => one >= 0 && view.start(one) === head.start);
    if (exact >= 0) return exact;
    return options.findIndex(
      (one) =>
        one >= 0 &&
        gold.source.some((span) => view.start(one) >= span.start && view.end(one) <= span.end) &&
        Math.abs(view.start(one) - head.start) < 30,
    );
  }
  const cueStart = view.start(candidate.head);
  const left = gold.content.filter((span) => span.start < cueStart);
  const right = gold.content.filter((span) => span.start > cueStart && span.start < sentence.end);
  if (decision === "side") {
    const wanted =
      left.length > 0
        ? right.length > 0 && !continuesOnly(site, right, left)
          ? 2
          : 1
        : right.length > 0
          ? 0
          : -1;
    return options.indexOf(wanted);
  }
  const first = right[0];
  if (decision === "start") return first ? nearest(options, view.tokenAt(first.start)) : -1;
  if (decision === "end") {
    if (!first) return -1;
    let end = Math.min(view.tokenAt(first.end), sentence.to);
    while (end > sentence.from && /^[,.;:!?]$/.test(view.word(end - 1)) && !view.quoted(end - 1)) end--;
    return nearest(options, end);
  }
  const start = left[0]?.start;
  return start === undefined ? -1 : nearest(options, view.tokenAt(start));
}

/** The right side is only a quotation that the rules add by themselves. */
function continuesOnly({ view, candidate }: Site, right: readonly Span[], left: readonly Span[]): boolean {
  const one = right[0];
  const quotedLeft = left.some((span) => view.quoted(view.tokenAt(span.start)));
  return (
    one !== undefined &&
    quotedLeft &&
    view.quoted(view.tokenAt(one.start)) &&
    view.tokenAt(one.start) > candidate.head + 2
  );
}

function nearest(options: readonly number[], token: number): number {
  let best = -1;
  for (const [k, one] of options.entries())
    if (
      Math.abs(one - token) <= 2 &&
      (best < 0 || Math.abs(one - token) < Math.abs((options[best] ?? 0) - token))
    )
      best = k;
  return best;
}

/** Small, seeded and good enough to shuffle with (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const EPOCHS = 4;
const RATE = 0.03;
const DECAY = 1e-4;
/** A feature seen less often says nothing of use. */
const SEEN = 10;

/** Maximum likelihood by AdaGrad (Duchi et al. 2011) with decay, the weights averaged over the second half of the epochs. */
function learn(examples: readonly Example[]): Float32Array {
  const weights = new Float32Array(SLOTS);
  const squares = new Float32Array(SLOTS).fill(1e-6);
  const sums = new Float64Array(SLOTS);
  const seen = new Int32Array(SLOTS);
  for (const { options } of examples)
    for (const slots of options) for (const slot of slots) seen[slot] = (seen[slot] ?? 0) + 1;
  const random = randomFrom(17);
  const order = examples.map((_, k) => k);
  let rounds = 0;
  const step = (slot: number, gradient: number): void => {
    if ((seen[slot] ?? 0) < SEEN) return;
    const full = gradient + DECAY * (weights[slot] ?? 0);
    const square = (squares[slot] ?? 0) + full * full;
    squares[slot] = square;
    weights[slot] = (weights[slot] ?? 0) - (RATE * full) / Math.sqrt(square);
  };
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let k = order.length - 1; k > 0; k--) {
      const other = Math.floor(random() * (k + 1));
      [order[k], order[other]] = [order[other] ?? 0, order[k] ?? 0];
    }
    for (const k of order) {
      const example = examples[k];
      if (example === undefined) continue;
      const scores = example.options.map((slots) =>
        slots.reduce((sum, slot) => sum + (weights[slot] ?? 0), 0),
      );
      if (scores.length === 1) {
        const error = (1 / (1 + Math.exp(-(scores[0] ?? 0))) - example.label) * example.weight;
        for (const slot of example.options[0] ?? []) step(slot, error);
        continue;
      }
      const top = Math.max(...scores);
      const powers = scores.map((score) => Math.exp(score - top));
      const total = powers.reduce((sum, power) => sum + power, 0);
      for (const [index, slots] of example.options.entries()) {
        const error = ((powers[index] ?? 0) / total - (index === example.label ? 1 : 0)) * example.weight;
        if (Math.abs(error) > 1e-4) for (const slot of slots) step(slot, error);
      }
    }
    if (epoch >= EPOCHS / 2) {
      rounds++;
      for (let slot = 0; slot < SLOTS; slot++) sums[slot] = (sums[slot] ?? 0) + (weights[slot] ?? 0);
    }
  }
  return Float32Array.from(sums, (sum) => sum / Math.max(1, rounds));
}

/** Whole numbers from -127 to 127, those that are not zero with the distance from the last one. */
function quantize(weights: Float32Array): WrittenWeights {
  let largest = 1e-9;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const scale = Number((largest / 127).toPrecision(6));
  const bytes: number[] = [];
  let last = -1;
  for (const [slot, weight] of weights.entries()) {
    const value = Math.max(-127, Math.min(127, Math.round(weight / scale)));
    if (value === 0) continue;
    let distance = slot - last;
    for (; distance >= 0x80; distance >>>= 7) bytes.push((distance & 0x7f) | 0x80);
    bytes.push(distance, value & 0xff);
    last = slot;
  }
  return { scale, bytes: Buffer.from(bytes).toString("base64") };
}

function written(floats: Floats): Record<Decision, WrittenWeights> {
  return Object.fromEntries(decisions.map((one) => [one, quantize(floats[one])])) as Record<
    Decision,
    WrittenWeights
  >;
}

function accuracy(examples: readonly Example[], weights: Float32Array): number {
  let right = 0;
  for (const { options, label } of examples) {
    const scores = options.map((slots) => slots.reduce((sum, slot) => sum + (weights[slot] ?? 0), 0));
    right +=
      (scores.length === 1 ? ((scores[0] ?? 0) > 0 ? 1 : 0) : scores.indexOf(Math.max(...scores))) === label
        ? 1
        : 0;
  }
  return right / Math.max(1, examples.length);
}

const CHOICES = ["source", "side", "start", "end", "left", "gate"] as const;

/** Trains the choosers on some documents; the judge's weights stay at nothing. */
function trainChoices(documents: readonly Document[]): { floats: Floats; examples: Examples } {
  const examples = emptyExamples();
  for (const document of documents)
    findClaims(readings(document), { chooser: new Teacher(document, examples, null, "choices") });
  const floats = Object.fromEntries(decisions.map((one) => [one, new Float32Array(SLOTS)])) as Floats;
  for (const decision of CHOICES) floats[decision] = learn(examples[decision]);
  return { floats, examples };
}

const kept = new Map<string, ReturnType<typeof read>>();
function readings(document: Document): ReturnType<typeof read> {
  const known = kept.get(document.doc_id) ?? read({ text: document.text });
  kept.set(document.doc_id, known);
  return known;
}

/** Examples for a judgement, on documents that the model has not seen. */
function judgements(documents: readonly Document[], floats: Floats, stage: Judgement): Example[] {
  const model = decodeModel(written(floats));
  const examples = emptyExamples();
  for (const document of documents)
    findClaims(readings(document), { chooser: new Teacher(document, examples, model, stage) });
  return examples[stage];
}

function main(): void {
  const [path, out = "src/core/findings/claims/model/weights.ts"] = process.argv.slice(2);
  if (path === undefined) throw new Error("Give the training file: npm run -s train:claims -- TRAIN.jsonl");
  const documents = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Document);
  const folds = [0, 1].map((fold) => documents.filter((_, k) => k % 2 === fold));
  const trained = folds.map((fold) => trainChoices(fold).floats);
  const held = folds.map((fold, k) => judgements(fold, trained[1 - k] as Floats, "report"));
  for (const [k, floats] of trained.entries()) floats.report = learn(held[k] ?? []);
  const siblings = folds.flatMap((fold, k) => judgements(fold, trained[1 - k] as Floats, "sibling"));
  for (const [k, fold] of folds.entries()) {
    const examples = emptyExamples();
    for (const document of fold)
      findClaims(readings(document), { chooser: new Teacher(document, examples, null, "choices") });
    console.error(
      `fold ${k}:`,
      CHOICES.map(
        (one) =>
          `${one} ${accuracy(examples[one], trained[1 - k]?.[one] as Float32Array).toFixed(3)} (${examples[one].length})`,
      ).join(", "),
      `report ${accuracy(held[k] ?? [], trained[1 - k]?.report as Float32Array).toFixed(3)} (${held[k]?.length})`,
    );
  }
  const { floats } = trainChoices(documents);
  floats.report = learn(held.flat());
  floats.sibling = learn(siblings);
  console.error(
    `sibling ${accuracy(siblings, floats.sibling).toFixed(3)} (${siblings.length}, ${siblings.filter((one) => one.label === 1).length} beside)`,
  );
  writeFileSync(out, asModule(written(floats)));
}

function asModule(weights: Record<Decision, WrittenWeights>): string {
  return [
    'import type { Decision } from "./chooser.js";',
    'import type { WrittenWeights } from "./model.js";',
    "",
    "/** Made by `npm run train:claims`; docs/DATA.md says from what. Not for reading. */",
    "export const WEIGHTS: Readonly<Record<Decision, WrittenWeights>> = {",
    ...decisions.map((one) => `  ${one}: { scale: ${weights[one].scale}, bytes: "${weights[one].bytes}" },`),
    "};",
    "",
  ].join("\n");
}

main();
