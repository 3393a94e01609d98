import type { KnownBlock } from "@slack/types";
import { type Capacity, START } from "../../core/channel/page.js";
import type { Piece } from "../../core/channel/pieces.js";
import { type Button, say } from "../../core/channel/reception.js";
import { blocksOf } from "./blocks.js";
import { limits } from "./limits.js";

/** Room for what a page gets besides its pieces: who shares it, buttons with their presses, a note on using them. */
const RESERVED = { blocks: 5, size: 4_000 };
/** Below what one text may have: a long sentence is broken as seldom as can be. */
const longestPiece = 2_800;

/** What goes into one message on Slack. */
export const slackCapacity: Capacity = {
  cost: (text) => JSON.stringify(text).length - 2,
  longest: longestPiece,
  longestHeadline: limits.text / 2,
  fits: (headline, pieces) => fitsIn(headline, pieces),
};

function fitsIn(headline: string, pieces: readonly Piece[]): boolean {
  const contexts = pieces.filter(({ kind }) => kind === "source").map(contextOf);
  if (contexts.length > limits.buttons) return false;
  const blocks = blocksOf({ ...say(headline), pieces, contexts }, ({ press }) => press.question);
  return (
    blocks.length + RESERVED.blocks <= limits.blocks && sizeOf(blocks) + RESERVED.size <= limits.blocksInAll
  );
}

/** All words of blocks, and something for each block: how Slack counts is not documented. */
function sizeOf(blocks: readonly KnownBlock[]): number {
  return wordsIn(blocks) + blocks.length * limits.blockItself;
}

/** Characters of everything that is written in a payload, its types and names included. */
function wordsIn(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce((sum: number, inner) => sum + wordsIn(inner), 0);
}

/** A button whose press is as long as that of the article's context can be. */
function contextOf({ place }: Piece): Button {
  const question = "".padEnd(Math.min(limits.press, 80 + (place?.article.length ?? 0)), "x");
  return { label: "Context r10", press: { kind: "ask", desk: "", question, cursor: START } };
}
