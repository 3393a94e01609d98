import type { Quantity } from "../../reading/quantities.js";
import type { Reading } from "../../reading/reading.js";
import type { Sentence } from "../../reading/sentences.js";
import type { Span } from "../../span.js";
import type { Claim, Figure, Harm } from "../finding.js";
import { causeOf, isOneTold } from "./circumstances/causes.js";
import { ClaimFinder } from "./circumstances/claim-finder.js";
import { timesIn } from "./circumstances/dating.js";
import { daysOf } from "./circumstances/event-day.js";
import { isDeniedHere, isPreliminary, isPresupposed, isSoFar } from "./circumstances/flags.js";
import { placeOf } from "./circumstances/places.js";
import { tellerOf } from "./circumstances/tellers.js";
import { withoutAges } from "./counts/ages.js";
import { collectMentions } from "./counts/mentions.js";
import { collectNamed } from "./counts/named.js";
import { readPortions } from "./counts/portions.js";
import { collectUncounted } from "./counts/uncounted.js";
import { isBackground, isPartOfBackground } from "./earlier/background.js";
import {
  type Context,
  contextBehind,
  hasTimes,
  isLookingBack,
  NO_CONTEXT,
  underHeading,
} from "./earlier/context.js";
import { readCorrection, statedBy, takeBackLast } from "./earlier/corrections.js";
import { readRevisions, setAsideCorrected, takeBack } from "./earlier/revisions.js";
import { linkPartitives, readPartitives } from "./parts/partitives.js";
import { namesVictims, readSequel, readSpread, type Told, toldBy } from "./parts/sequels.js";
import { findSubsets } from "./parts/subsets.js";
import { sumUp } from "./parts/totals.js";
import type { Mention, Scene, Trigger } from "./scene.js";
import { victimTest } from "./unreal/not-victims.js";
import { playIn } from "./unreal/play.js";
import { isQuestion, isUnreal } from "./unreal/unreal.js";
import { isSpared, readNoLoss, readZeros } from "./unreal/zeros.js";
import { linkMentions } from "./victims/link.js";
import { collectTriggers } from "./victims/triggers.js";
import { type HarmToken, idiomAt } from "./words/idioms.js";
import { harmWordOf } from "./words/lexicon.js";

/**
 * The casualty figures of an article, in text order: what each sentence says of how many were killed, injured,
 * missing, displaced or captured, with who said it. Linear in the length of the text.
 */
export function findFigures(reading: Reading, claims: readonly Claim[]): Figure[] {
  const figures: Figure[] = [];
  const finder = new ClaimFinder(claims);
  let quantity = 0;
  let told: readonly Told[] = [];
  let lead: readonly Told[] = [];
  let stated: Figure | null = null;
  let newsDay: string | null | undefined;
  let context: Context = NO_CONTEXT;
  for (const sentence of reading.sentences) {
    const harmTokens = harmTokensOf(reading, sentence);
    while ((reading.quantities[quantity]?.from ?? Number.POSITIVE_INFINITY) < sentence.from) quantity++;
    const first = quantity;
    while ((reading.quantities[quantity]?.to ?? Number.POSITIVE_INFINITY) <= sentence.to) quantity++;
    // A heading repeats the text below it, and its figure would be counted twice.
    if (reading.paragraphs[sentence.paragraph]?.heading === true) {
      context = underHeading(reading, sentence);
      continue;
    }
    const ofVictims = told.length === 0 && lead.length > 0 && namesVictims(reading, sentence);
    const goesOnSoon = told.length > 0 || stated !== null || ofVictims;
    if (harmTokens.length === 0 && !goesOnSoon && !context.past && !hasTimes(reading, sentence)) continue;
    const scene = sceneOf(reading, sentence, newsDay);
    const before = context;
    const looksBack = isLookingBack(scene, before);
    context = contextBehind(scene, before, looksBack);
    if (harmTokens.length === 0 && !goesOnSoon) continue;
    readCounts(scene, harmTokens, reading.quantities.slice(first, quantity));
    const goesOn = readSequel(scene, ofVictims ? lead : told, !ofVictims);
    const corrects = readCorrection(scene, stated);
    const found = figuresOf(scene, finder, looksBack);
    readSpread(scene, told, found);
    if (corrects && found.length > 0) takeBackLast(scene, figures, found);
    stated = statedBy(found);
    if (newsDay === undefined && found.length > 0)
      newsDay = found.find((one) => !one.background)?.day ?? null;
    figures.push(...found);
    if (told.length > 0) lead = told;
    told = goesOn === null || found.length === 0 ? toldBy(found) : [goesOn];
  }
  return figures;
}

function harmTokensOf(reading: Reading, sentence: Sentence): HarmToken[] {
  const found: HarmToken[] = [];
  const { lower } = reading.tokens;
  for (let i = sentence.from; i < sentence.to; i++) {
    const word = harmWordOf(lower[i] ?? "");
    const token = idiomAt(lower, i) ?? (word === undefined ? null : { ...word, from: i, to: i + 1 });
    if (token !== null && token.to <= sentence.to) found.push(token);
  }
  return found;
}

function sceneOf(reading: Reading, sentence: Sentence, newsDay: string | null | undefined): Scene {
  const times = timesIn(reading, sentence);
  return {
    reading,
    sentence,
    lower: reading.tokens.lower,
    times,
    dated: times.some((one) => one.weekday !== null),
    newsDay: newsDay ?? null,
    follows: newsDay !== undefined,
    mentions: [],
    startsAt: new Map(),
    endsAt: new Map(),
    triggers: [],
    triggerAt: new Map(),
  };
}

/** Finds the counts of a sentence and what each of them counts. */
function readCounts(scene: Scene, harmTokens: readonly HarmToken[], quantities: readonly Quantity[]): void {
  const counts = withoutAges(scene.reading, quantities);
  collectMentions(scene, counts);
  readZeros(scene);
  const own = [...harmTokens];
  const partitives = readPartitives(scene, counts, own);
  readPortions(scene, counts);
  collectTriggers(scene, own);
  collectNamed(scene);
  collectUncounted(scene);
  readNoLoss(scene);
  if (scene.mentions.length === 0) return;
  const corrected = setAsideCorrected(scene);
  linkMentions(scene);
  linkPartitives(scene, partitives);
  readRevisions(scene);
  findSubsets(scene);
  sumUp(scene);
  takeBack(scene, corrected);
}

function figuresOf(scene: Scene, finder: ClaimFinder, looksBack: boolean): Figure[] {
  if (scene.mentions.length === 0) return [];
  const figures: Figure[] = [];
  const play = playIn(scene);
  if (play === "fiction" || isQuestion(scene)) return [];
  const isVictim = victimTest(scene);
  const counted = scene.mentions.filter(
    (one) =>
      one.harm !== null &&
      isReal(scene, one) &&
      isVictim(one) &&
      (play === null || one.zero || one.harm === "killed"),
  );
  const preliminary = counted.length > 0 && isPreliminary(scene);
  for (const mention of counted) {
    const figure = toFigure(scene, mention, preliminary, finder, looksBack);
    figures.push(figure);
    const joined: Harm | undefined = mention.trigger?.joined?.harm;
    if (joined !== undefined && mention.parent === null) figures.push({ ...figure, harm: joined });
  }
  return figures;
}

/** Whether the text says that it happened: not that it could have, in a film, or in a figure of speech. */
function isReal(scene: Scene, mention: Mention): boolean {
  const { trigger } = mention;
  // "A fighter displaced in 2016" tells of him; displacement is counted in people.
  if (mention.harm === "displaced" && mention.low === 1 && mention.high === 1) return false;
  if (mention.parent !== null && mention.subset && !isReal(scene, mention.parent)) return false;
  if (trigger?.unreal === true || isSpared(scene, mention)) return false;
  if (trigger === null && mention.parent === null && !isInnerFigure(scene, mention)) return false;
  if (trigger !== null && mention.from < trigger.from && !isFeared(scene, mention))
    if (isUnreal(scene, mention.from)) return false;
  if (mention.zero) return trigger !== null;
  return true;
}

/** "feared that 12 people were dead": it is told as what has happened, unlike "feared 12 deaths". */
function isFeared(scene: Scene, { from, trigger }: Mention): boolean {
  const { lower } = scene;
  const before = lower[from - 1] === "that" ? from - 2 : from - 1;
  return trigger?.form !== "noun" && /^fear(?:s|ed)?$/.test(lower[before] ?? "");
}

/** "11 injured students" tells what happened to them without a verb. */
function isInnerFigure(scene: Scene, mention: Mention): boolean {
  return !isUnreal(scene, mention.from);
}

function toFigure(
  scene: Scene,
  mention: Mention,
  preliminary: boolean,
  finder: ClaimFinder,
  looksBack: boolean,
): Figure {
  const span = spanOf(scene, mention);
  const { start, end } = scene.sentence;
  const spoken = finder.find(span, { start, end });
  const presupposed = isPresupposed(scene, mention);
  const isAsserted = ({ stance }: Claim): boolean => stance !== "denies";
  const claim = presupposed ? finder.find(span, { start, end }, isAsserted) : spoken;
  const teller = claim === null ? tellerOf(scene, mention) : null;
  const background =
    (looksBack && !mention.zero) || isBackground(scene, mention) || isPartOfBackground(scene, mention);
  const group =
    mention.group === null || mention.group[1] <= mention.group[0] ? null : textOf(scene, ...mention.group);
  const running = mention.running || (!mention.zero && !mention.subset && isSoFar(scene, mention));
  const refersBack = running || mention.previous || isOneTold(scene, mention);
  const negated = mention.trigger?.negated === true && !mention.zero;
  return {
    type: "figure",
    harm: mention.harm ?? "killed",
    low: mention.low,
    high: mention.high,
    bound: mention.bound,
    vague: mention.vague,
    subset: mention.subset,
    background,
    running,
    previous: mention.previous,
    refersBack,
    preliminary,
    zero: mention.zero,
    denied:
      mention.denied === true ||
      negated ||
      claim?.stance === "denies" ||
      (!presupposed && isDeniedHere(scene, mention)),
    group,
    named: mention.named,
    place: placeOf(scene, mention, spoken?.source ?? null, {
      background: background && !mention.previous,
      refersBack,
    }),
    ...daysOf(scene, mention, span, background),
    cause: causeOf(scene, mention),
    claimant: claim?.source ?? teller?.claimant ?? null,
    speaker: claim?.speaker ?? teller?.speaker ?? null,
    sentence: { start, end },
    span,
  };
}

function textOf(scene: Scene, from: number, to: number): string {
  const { text, tokens } = scene.reading;
  return text.slice(tokens.starts[from], tokens.ends[to - 1]);
}

/** From the number to the harm word; the counted phrase alone where they stand far apart. */
function spanOf(scene: Scene, mention: Mention): Span {
  const { tokens } = scene.reading;
  const trigger: Trigger | null = mention.trigger;
  const apart = trigger === null || mention.inherited || Math.abs(trigger.from - mention.from) > 40;
  const from = apart ? mention.from : Math.min(mention.from, trigger.from);
  const to = apart ? Math.max(mention.to, mention.group?.[1] ?? 0) : Math.max(mention.to, trigger.to);
  return { start: tokens.starts[from] ?? 0, end: tokens.ends[to - 1] ?? 0 };
}
