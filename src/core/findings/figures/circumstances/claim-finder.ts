import { contains, type Span } from "../../../span.js";
import type { Claim } from "../../finding.js";

/** Claims by where their content starts, to be asked for figure after figure in text order. */
export class ClaimFinder {
  readonly #claims: readonly Claim[];
  #next = 0;
  readonly #open: Claim[] = [];

  constructor(claims: readonly Claim[]) {
    this.#claims = [...claims].sort((a, b) => a.sentence.start - b.sentence.start);
  }

  /** The innermost of the claims `from` which the words at `span` may be; `sentence` must not go back between calls. */
  find(span: Span, sentence: Span, from: (claim: Claim) => boolean = () => true): Claim | null {
    while ((this.#claims[this.#next]?.sentence.start ?? Number.POSITIVE_INFINITY) < sentence.end) {
      const claim = this.#claims[this.#next++];
      if (claim !== undefined) this.#open.push(claim);
    }
    for (let i = this.#open.length - 1; i >= 0; i--)
      if ((this.#open[i]?.sentence.end ?? 0) <= sentence.start) this.#open.splice(i, 1);
    let best: Claim | null = null;
    let bestLength = Number.POSITIVE_INFINITY;
    for (const claim of this.#open) {
      const content = claim.content.find((one) => contains(one, span));
      if (content === undefined || !from(claim)) continue;
      const length = content.end - content.start + (claim.source === null ? 1e9 : 0);
      if (length <= bestLength) {
        best = claim;
        bestLength = length;
      }
    }
    return best;
  }
}
