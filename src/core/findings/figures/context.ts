import { dayOf } from "../../article.js";
import { firstIndex } from "../../binary-search.js";
import type { Name } from "../../reading/names.js";
import type { Reading } from "../../reading/reading.js";
import { contains, type Span } from "../../span.js";
import type { Claim } from "../finding.js";
import { isAttached, timesBetween } from "./dating.js";
import type { Mention, Scene } from "./scene.js";

/** How many characters before a sentence still say where it plays, and around a figure when it was. */
const LOOK_BACK = 1_000;

/** Where, from the sentence's own places, else from the one place that the text before it settles. */
export function placeOf(scene: Scene, span: Span, source: Span | null): string | null {
  // "The army in Damascus said": where the speaker is is not where it happened.
  const own = placesIn(scene.reading, scene.sentence).filter(
    (name) => source === null || !contains(source, name),
  );
  const nearest = bestPlace(scene, own, span);
  if (nearest !== null) return spelling(scene.reading, nearest);
  const paragraph = scene.reading.paragraphs[scene.sentence.paragraph];
  if (paragraph === undefined) return null;
  const start = Math.max(paragraph.start, scene.sentence.start - LOOK_BACK);
  const before = placesIn(scene.reading, { start, end: scene.sentence.start });
  const spellings = new Set(before.map((name) => spelling(scene.reading, name)));
  return spellings.size === 1 ? ([...spellings][0] ?? null) : null;
}

function spelling(reading: Reading, name: Name): string {
  return name.known ?? reading.text.slice(name.start, name.end);
}

/** Index of the first name that starts at or after an offset. */
function firstFrom(names: readonly Name[], offset: number): number {
  return firstIndex(names.length, (index) => (names[index]?.start ?? 0) < offset);
}

/** "in Tuesday's strike" is no place. */
const DAY_OR_MONTH =
  /day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;

function placesIn(reading: Reading, span: Span): Name[] {
  const places: Name[] = [];
  for (let i = firstFrom(reading.names, span.start); i < reading.names.length; i++) {
    const name = reading.names[i];
    if (name === undefined || name.start >= span.end) break;
    const last = reading.tokens.lower[name.to - 1] ?? "";
    if (name.kind === "place" && !DAY_OR_MONTH.test(last)) places.push(name);
  }
  return places;
}

/**
 * The nearest place. One that a preposition ties to the event ("in Vell") counts before one that only describes
 * ("the Vell army"), and the smaller before the larger: the first of "in Vell, northern Karvania".
 */
function bestPlace(scene: Scene, places: readonly Name[], span: Span): Name | null {
  let best: Name | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const name of places) {
    const cost = costOf(scene, name, span);
    if (cost < bestCost) {
      best = name;
      bestCost = cost;
    }
  }
  return best;
}

const PREPOSITIONS = /^(?:in|near|at|on|outside|around|inside|across|of)$/;

const DIRECT = /^\s(?:in|at|near|around|outside)\s(?:the\s)?$/;

function costOf(scene: Scene, name: Name, span: Span): number {
  const { lower } = scene;
  const distance = name.start >= span.end ? name.start - span.end : Math.max(0, span.start - name.end);
  // "two in Vell"
  const direct =
    distance < 20 && name.start > span.end && DIRECT.test(scene.reading.text.slice(span.end, name.start));
  if (direct) return -1;
  let tied = false;
  for (let k = name.from - 1; k >= name.from - 5 && k >= scene.sentence.from; k--) {
    const word = lower[k] ?? "";
    if (PREPOSITIONS.test(word)) {
      tied =
        word !== "of" ||
        k < name.from - 1 ||
        /^(?:city|town|village|province|district|suburb|port)$/.test(lower[k - 1] ?? "");
      break;
    }
    if (/^[,.;:()]$/.test(word)) break;
  }
  const after = lower[name.to] ?? "";
  const describes =
    !tied && /^\p{Ll}/u.test(after) && !/^(?:and|or|on|in|after|when|was|were|with|as|by|from)$/.test(after);
  return distance + (tied ? 0 : 80) + (describes ? 120 : 0);
}

/** The day that the figure holds for: the sentence's nearest date, else the article's; and which of both it is. */
export function dateOf(
  scene: Scene,
  mention: Mention,
  span: Span,
  background: boolean,
): { readonly asOf: string | null; readonly dated: boolean } {
  let best: string | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const time of timesBetween(scene, span.start - LOOK_BACK, span.end + LOOK_BACK)) {
    if (time.date === null) continue;
    const since = /since\s*$/.test(scene.reading.text.slice(Math.max(0, time.start - 8), time.start));
    if (since || !isAttached(scene, time, mention)) continue;
    const distance = Math.abs(time.start - span.start);
    if (distance < nearest) {
      nearest = distance;
      best = time.until ?? time.date;
    }
  }
  if (best !== null) return { asOf: best, dated: true };
  const { published } = scene.reading;
  return { asOf: background || published === null ? null : dayOf(published), dated: false };
}

/** Claims by where their content starts, to be asked for figure after figure in text order. */
export class ClaimFinder {
  readonly #claims: readonly Claim[];
  #next = 0;
  readonly #open: Claim[] = [];

  constructor(claims: readonly Claim[]) {
    this.#claims = [...claims].sort((a, b) => a.sentence.start - b.sentence.start);
  }

  /** The innermost claim that says the words at `span`; `sentence` must not go back between calls. */
  find(span: Span, sentence: Span): Claim | null {
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
      if (content === undefined) continue;
      const length = content.end - content.start + (claim.source === null ? 1e9 : 0);
      if (length <= bestLength) {
        best = claim;
        bestLength = length;
      }
    }
    return best;
  }
}
