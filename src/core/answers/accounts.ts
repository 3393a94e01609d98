import type { Claim } from "../findings/finding.js";

/**
 * Whether a claim stands in what somebody denies or declines to say: "A denied that B had threatened to resign" is
 * nobody's account of what B said, A's least of all.
 */
export function isDisowned({ within }: Claim): boolean {
  for (let outer = within; outer !== null; outer = outer.within)
    if (outer.stance === "denies" || outer.stance === "declines") return true;
  return false;
}

/** Whether nobody is named for it: neither who says it, nor who says that it was said ("B is said to have …"). */
export function isRumour({ source, within }: Claim): boolean {
  if (source === null) return true;
  for (let outer = within; outer !== null; outer = outer.within)
    if (outer.source === null && outer.hedged) return true;
  return false;
}
