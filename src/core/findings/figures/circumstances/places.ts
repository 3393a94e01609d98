import { firstIndex } from "../../../binary-search.js";
import type { Name } from "../../../reading/names.js";
import type { Reading } from "../../../reading/reading.js";
import { contains, type Span } from "../../../span.js";
import type { Mention, Scene } from "../scene.js";
import { nearestPlace, TOO_FAR } from "./nearest-place.js";

/** How many characters before a sentence still say where it plays. */
const LOOK_BACK = 1_000;

/**
 * Where: the sentence's own place; else the one that its paragraph names before it; else the only one that the whole
 * text before it names, countries apart. Where there are several, none. What is background is of another place than
 * the news above it, for all that one knows.
 */
export function placeOf(
  scene: Scene,
  mention: Mention,
  source: Span | null,
  { background, refersBack }: { readonly background: boolean; readonly refersBack: boolean },
): string | null {
  // "The army in Damascus said": where the speaker is is not where it happened.
  const { starts, ends } = scene.reading.tokens;
  const near: Span = {
    start: Math.max(scene.sentence.start, (starts[mention.from] ?? 0) - TOO_FAR),
    end: Math.min(scene.sentence.end, (ends[mention.to - 1] ?? 0) + TOO_FAR),
  };
  const own = placesIn(scene.reading, near).filter(
    (name) => (source === null || !contains(source, name)) && !isElsewhere(scene, name),
  );
  const nearest = nearestPlace(scene, own, mention);
  if (nearest !== null) return spelling(scene.reading, townOf(scene, nearest, own));
  // Places that the sentence names and that are not the figure's: it may be of any of them, or of none.
  if (own.some(({ wide }) => !wide)) return null;
  const paragraph = scene.reading.paragraphs[scene.sentence.paragraph];
  if (paragraph === undefined || background) return null;
  const start = Math.max(paragraph.start, scene.sentence.start - LOOK_BACK);
  const before = placesIn(scene.reading, { start, end: scene.sentence.start });
  const spellings = new Set(before.map((name) => spelling(scene.reading, name)));
  if (spellings.size > 0) return spellings.size === 1 ? ([...spellings][0] ?? null) : null;
  return onlyPlaceBefore(scene) ?? (refersBack ? placeOfSpeaker(scene.reading, source) : null);
}

/** "Ketrin's mayor said the toll of the blast had risen": what he speaks of as known is of his town. */
function placeOfSpeaker(reading: Reading, source: Span | null): string | null {
  const [only, other] = source === null ? [] : placesIn(reading, source).filter(({ wide }) => !wide);
  return only === undefined || other !== undefined ? null : spelling(reading, only);
}

/** "on Harrow Street, Quill": where the desk knows the town, it is the place. */
function townOf({ lower }: Scene, name: Name, places: readonly Name[]): Name {
  if (name.known !== null || lower[name.to] !== ",") return name;
  return places.find(({ from, known }) => from === name.to + 1 && known !== null) ?? name;
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
    if (name.kind !== "place" || DAY_OR_MONTH.test(last)) continue;
    if (!isInName(reading, name) && !isDateline(reading, name)) places.push(name);
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

const LONGEST_DATELINE = 14;

/** "KELBY, March 7 —": where the report was written. */
function isDateline({ tokens, tags, paragraphs }: Reading, { from, start, to }: Name): boolean {
  const paragraph =
    paragraphs[firstIndex(paragraphs.length, (index) => (paragraphs[index]?.end ?? 0) <= start)];
  if (paragraph?.start !== start) return false;
  for (let i = from; i < from + LONGEST_DATELINE && i < tokens.count; i++) {
    if (/^(?:-|–|—|--)$/.test(tokens.lower[i] ?? "")) return i >= to;
    if (i >= to && !/^(?:PROPN|NUM|PUNCT)$/.test(tags[i] ?? "")) return false;
  }
  return false;
}

/** "told reporters in Dunhallow", "fled to Porrin": where somebody speaks, or has gone. */
function isElsewhere({ lower, sentence }: Scene, { from }: Name): boolean {
  const preposition = lower[from - 1] ?? "";
  if (!/^(?:in|at|from|to|into)$/.test(preposition)) return false;
  for (let k = from - 2; k >= from - 5 && k >= sentence.from; k--) {
    const word = lower[k] ?? "";
    if (/^(?:[,;:.]|that)$/.test(word)) return false;
    if (/^(?:to|into)$/.test(preposition)) {
      if (GONE.test(word)) return true;
    } else if (word === "reporters" || word === "journalists" || SPOKE.test(word)) return true;
  }
  return false;
}

const GONE =
  /^(?:fled|flee|fleeing|flown|taken|moved|evacuated|rushed|transferred|escaped|sent|brought|travelled|traveled|returned)$/;
const SPOKE = /^(?:said|says|told|tells|spoke|speaking|announced|saying)$/;
