import type { KnownBlock } from "@slack/types";
import { type Reception, say } from "../../core/channel/reception.js";
import { blocksOf, type WritePress } from "./blocks.js";
import { limits } from "./limits.js";

/**
 * The bot's own page: what each desk holds, and of as many as there is room for, what is new. What a desk holds is said
 * of all of them, for nothing else tells that they are there.
 */
export function homeBlocks(latest: ReturnType<Reception["latest"]>, write: WritePress): KnownBlock[] {
  if (typeof latest === "string") return blocksOf(say(latest), write);
  const statuses = latest.map(({ status }, i) => blocksOf(status, write, `status.${i}.`));
  let room = limits.homeBlocks - statuses.flat().length;
  return statuses.flatMap((status, i) => {
    const digest = latest[i] === undefined ? [] : blocksOf(latest[i].digest, write, `digest.${i}.`);
    if (digest.length > room) return status;
    room -= digest.length;
    return [...status, ...digest];
  });
}
