import { firstIndex } from "../../binary-search.js";
import type { Name } from "../../reading/names.js";
import type { Reading } from "../../reading/reading.js";
import { contains, type Span } from "../../span.js";
import type { Scene } from "./scene.js";

/** How many characters before a sentence still say where it plays. */
const LOOK_BACK = 1_000;

/**
 * Where: the sentence's own place; else the one that its paragraph names before it; else the only one that the whole
 * text before it names, countries apart. Where there are several, none. What is background is of another place than
 * the news above it, for all that one knows.
 */
export function placeOf(scene: Scene, span: Span, source: Span | null, background: boolean): string | null {
  // "The army in Damascus said": where the speaker is is not where it happened.
  const own = placesIn(scene.reading, scene.sentence).filter(
    (name) => source === null || !contains(source, name),
  );
  const nearest = bestPlace(scene, own, span);
  if (nearest !== null) return spelling(scene.reading, nearest);
  const paragraph = scene.reading.paragraphs[scene.sentence.paragraph];
  if (paragraph === undefined || background) return null;
  const start = Math.max(paragraph.start, scene.sentence.start - LOOK_BACK);
  const before = placesIn(scene.reading, { start, end: scene.sentence.start });
  const spellings = new Set(before.map((name) => spelling(scene.reading, name)));
  if (spellings.size > 0) return spellings.size === 1 ? ([...spellings][0] ?? null) : null;
  return onlyPlaceBefore(scene);
}

interface OnlyPlace {
  readonly spelling: string;
  /** Where its name first stands, and where that of another place does: in between, it is the only one. */
  readonly from: number;
  readonly to: number;
}

const onlyPlaces = new WeakMap<Reading, OnlyPlace | null>();

/** The only place that the text names before a sentence: what the article is about, as far as one can tell. */
function onlyPlaceBefore({ reading, sentence }: Scene): string | null {
  let only = onlyPlaces.get(reading);
  if (only === undefined) {
    only = onlyPlaceIn(reading);
    onlyPlaces.set(reading, only);
  }
  return only !== null && only.from < sentence.start && only.to >= sentence.end ? only.spelling : null;
}

function onlyPlaceIn(reading: Reading): OnlyPlace | null {
  const local = placesIn(reading, { start: 0, end: reading.text.length }).filter(({ wide }) => !wide);
  const [first] = local;
  if (first === undefined) return null;
  const own = spelling(reading, first);
  const other = local.find((name) => spelling(reading, name) !== own);
  return { spelling: own, from: first.start, to: other?.start ?? reading.text.length };
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
    if (name.kind === "place" && !DAY_OR_MONTH.test(last) && !isInName(reading, name)) places.push(name);
  }
  return places;
}

const DIRECTION =
  /^(?:north|south|east|west|northern|southern|eastern|western|north-?(?:east|west)(?:ern)?|south-?(?:east|west)(?:ern)?|central|old|new|greater|upper|lower|rural)$/;
const SITE =
  /^(?:province|governorate|district|city|town|village|airport|airbase|hospital|camp|square|street|road|market|valley|region|county|hills?|island|bridge|port|station|university|school|church|mosque|prison|dam|crossing|park|countryside|neighbou?rhood|suburb|mountains?)$/;

/** "Radio Dreyholt", "the Dreyholt Observatory": the name of a body is not where something happened. */
function isInName({ text, tokens, tags }: Reading, { from, to }: Name): boolean {
  const isName = (i: number): boolean =>
    tags[i] === "PROPN" && /^\p{Lu}/u.test(text.slice(tokens.starts[i], (tokens.starts[i] ?? 0) + 2));
  const adjoins = (i: number): boolean => tokens.ends[i] === (tokens.starts[i + 1] ?? 0) - 1;
  const before = tokens.lower[from - 1] ?? "";
  const after = tokens.lower[to] ?? "";
  const free = (word: string): boolean => DAY_OR_MONTH.test(word) || DIRECTION.test(word) || SITE.test(word);
  return (
    (isName(from - 1) && adjoins(from - 1) && !free(before)) ||
    (isName(to) && adjoins(to - 1) && !free(after))
  );
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
  return distance + (tied ? 0 : 80) + (describes ? 120 : 0) + (isWater(scene, name) ? 60 : 0);
}

/** "on the River Ombrel": where a town is named too, it happened there. */
function isWater({ lower }: Scene, name: Name): boolean {
  const ends = [name.from - 1, name.from, name.to - 1, name.to].map((i) => lower[i] ?? "");
  return ends.some((word) => /^(?:river|lake|sea|canal|creek|strait|bay|highway|road|railway)$/.test(word));
}
