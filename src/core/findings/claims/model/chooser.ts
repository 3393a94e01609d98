import type { Site } from "../choices/site.js";
import type { Features } from "./features.js";

/** What the model decides, one table of weights each. */
export const decisions = ["source", "side", "start", "end", "left", "gate", "report", "sibling"] as const;
export type Decision = (typeof decisions)[number];
/** Decisions between options; the others are yes or no. */
export type Choice = Exclude<Decision, Judgement>;
export type Judgement = "gate" | "report" | "sibling";

/** Writes the features of the option with this index. */
export type Describe = (index: number, features: Features) => void;

/** Decides between hypotheses: the trained model, or while it is being trained the annotation. */
export interface Chooser {
  /** Index of the best of the options; they are tokens, or -1 for none. */
  choose(decision: Choice, site: Site, options: readonly number[], describe: Describe): number;
  /** The log-odds that a candidate may be worth a proposal, that a proposed report is one, or that a report inside another's content stands beside it instead. */
  judge(decision: Judgement, site: Site, describe: Describe): number;
}
