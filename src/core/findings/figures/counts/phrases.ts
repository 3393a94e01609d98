import type { Harm } from "../../finding.js";
import { isCapital, type Mention, type Scene, tagAt } from "../scene.js";
import { BE, HAVE, harmWordOf, isPerson, kindOfNoun, REPORTING, WEEKDAY, words } from "../words/lexicon.js";

const LONGEST_PHRASE = 12;
const MORE = words("more other additional further such");
const OWNERS = words("its the their his her our my your these those whose");
const PRONOUNS = words("them whom which these those");
const NUMERAL = /^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)$/;
/** "9,000 villagers last week" */
const WHEN = /^(?:last|next|yesterday|today|tonight|this|that|overnight|earlier|later|early|late)$/;
const PARTICIPLE_BEFORE_NOUN = /(?:ed|ing|known|held|born|run|led|backed)$/;

/** The noun phrase after a count. */
export interface Phrase {
  readonly to: number;
  readonly noun: Mention["noun"];
  readonly group: readonly [number, number] | null;
  /** "of them", "of the wounded": a part of what was counted before. */
  readonly part: boolean;
  /** "of the wounded": what happened to them. */
  readonly harm: Harm | null;
}

export const bareAt = (to: number): Phrase => ({ to, noun: "none", group: null, part: false, harm: null });

/** The phrase that a count at the tokens before `at` counts; null where it counts things. */
export function phraseAt(scene: Scene, at: number): Phrase | null {
  const { lower, sentence } = scene;
  let i = at;
  while (MORE.has(lower[i] ?? "")) i++;
  if (lower[i] === "of") {
    const owner = lower[i + 1] ?? "";
    if (PRONOUNS.has(owner) && !isNounAt(scene, i + 2 - (owner === "them" ? 1 : 0)))
      return partOfThem(scene, i + 2);
    if (OWNERS.has(owner)) {
      i += 2;
      const harm = harmWordOf(lower[i] ?? "");
      if ((owner === "the" || owner === "those") && harm !== undefined && !isHead(scene, i + 1))
        return { to: i + 1, noun: "person", group: null, part: true, harm: harm.harm };
      while (NUMERAL.test(lower[i] ?? "")) i++;
      // "five of the 12 wounded"
      const counted = NUMERAL.test(lower[i - 1] ?? "") ? harmWordOf(lower[i] ?? "") : undefined;
      if (counted?.form === "participle" && !isNounAt(scene, i + 1))
        return { to: i + 1, noun: "person", group: null, part: true, harm: counted.harm };
    } else {
      i++;
      if (NUMERAL.test(lower[i] ?? "") && isNounAt(scene, i + 1) && isSubject(scene, i + 1)) i++;
    }
  }
  const run = nounRun(scene, i, Math.min(sentence.to, i + LONGEST_PHRASE));
  if (run === null) return null;
  return { ...run, part: false };
}

/** "two of three brothers were killed", but "one of three brothers killed" counts the three. */
function isSubject(scene: Scene, start: number): boolean {
  const run = nounRun(scene, start, Math.min(scene.sentence.to, start + LONGEST_PHRASE));
  const next = scene.lower[run?.to ?? start] ?? "";
  return run !== null && (BE.has(next) || HAVE.has(next) || harmWordOf(next)?.form === "subject");
}

/** "Six of the dead fell to friendly fire": the tagger takes some verbs for nouns. */
const isHead = (scene: Scene, i: number): boolean =>
  isNounAt(scene, i) && !/^(?:fell|lay|left|rose|bore|wore|drowned|burned)$/.test(scene.lower[i] ?? "");

function isNounAt(scene: Scene, i: number): boolean {
  return isPerson(scene.lower[i] ?? "") || tagAt(scene, i) === "NOUN";
}

/** "114 of them fighters", "two of whom were children". */
function partOfThem(scene: Scene, at: number): Phrase {
  const { lower, sentence } = scene;
  let start = /^(?:were|was|are|is)$/.test(lower[at] ?? "") ? at + 1 : at;
  // "one of them a clerk"
  if (/^an?$/.test(lower[start] ?? "")) start++;
  const run = nounRun(scene, start, Math.min(sentence.to, start + LONGEST_PHRASE));
  const named = run !== null && run.noun === "person" && run.group !== null;
  return named ? { ...run, part: true } : { ...bareAt(at), noun: "person", part: true };
}

/** The run of modifiers and nouns from `start`; null where its head is a thing. */
function nounRun(scene: Scene, start: number, limit: number): Omit<Phrase, "part"> | null {
  const { lower } = scene;
  let last = -1;
  let lastPerson = -1;
  let i = start;
  for (; i < limit; i++) {
    const word = lower[i] ?? "";
    if (word === "[") i = glossEnd(lower, i);
    const step = stepOf(scene, i, start, last);
    if (step === "stop") break;
    if (step === "noun") {
      last = i;
      if (isPerson(word)) lastPerson = i;
    }
  }
  const harm = harmWordOf(lower[i] ?? "");
  // "the six clerks' slaying"
  const owned = /^'s?$/.test(lower[i - 1] ?? "") && harm?.form === "active" && tagAt(scene, i) === "NOUN";
  if (owned || harm?.form === "noun" || harm?.form === "bodies" || harm?.form === "lives")
    return { to: i, noun: "person", group: last >= start ? [start, last + 1] : null, harm: null };
  if (last < 0) return isOpenEnd(scene, i) ? { to: start, noun: "none", group: null, harm: null } : null;
  // "five children Monday", "two officers Karim Vol and …": a name after the noun is not its head.
  const cut = lastPerson >= 0 && lastPerson < last && tagAt(scene, last) === "PROPN" ? lastPerson : last;
  const head = lower[cut] ?? "";
  const kind = kindOfNoun(head, isCapital(scene, cut));
  if (kind === "thing") return null;
  if (/^others?$/.test(head)) return { to: cut + 1, noun: "person", group: null, harm: null };
  const inner = innerHarm(scene, start, cut);
  const to = kind === "person" ? joinedEnd(scene, start, complementEnd(scene, cut + 1)) : cut + 1;
  return { to, noun: kind, group: [inner === null ? start : start + 1, to], harm: inner };
}

/** "six UCA [the university] clerks": the token at a bracket's end, where it ends soon. */
function glossEnd(lower: readonly string[], at: number): number {
  for (let k = at + 1; k < at + 8; k++) if (lower[k] === "]") return k + 1;
  return at;
}

/** After a count alone: a harm word, a preposition or the end may follow, but not an unread phrase. */
function isOpenEnd(scene: Scene, i: number): boolean {
  const word = scene.lower[i] ?? "";
  if (harmWordOf(word) !== undefined || i >= scene.sentence.to) return true;
  return !/^(?:ADJ|NUM|SYM)$/.test(tagAt(scene, i)) || word === "more" || word === "|";
}

function stepOf(scene: Scene, i: number, start: number, last: number): "noun" | "modifier" | "stop" {
  const word = scene.lower[i] ?? "";
  const tag = tagAt(scene, i);
  if (WEEKDAY.test(word) || (last >= 0 && WHEN.test(word))) return "stop";
  // "killed four people hours after the truce"
  if (last >= 0 && /^(?:minutes|hours|days|weeks|months|years)$/.test(word)) return "stop";
  // "12,000 newly displaced people"
  if (tag === "ADV" && word.endsWith("ly") && last < 0 && harmWordOf(scene.lower[i + 1] ?? "") !== undefined)
    return isPerson(scene.lower[i + 2] ?? "") ? "modifier" : "stop";
  // "nine confirmed deaths"
  if (REPORTING.has(word)) return harmWordOf(scene.lower[i + 1] ?? "")?.form === "noun" ? "modifier" : "stop";
  if (harmWordOf(word) !== undefined) {
    // "11 injured students", but "11 injured" and "11 students injured".
    const adjective =
      last < 0 &&
      /^(?:participle|state)$/.test(harmWordOf(word)?.form ?? "") &&
      (isPerson(scene.lower[i + 1] ?? "") || harmWordOf(scene.lower[i + 1] ?? "")?.form === "bodies");
    return adjective || (word === "hostage" && isPerson(word)) ? "modifier" : "stop";
  }
  if (isPerson(word)) return "noun";
  if (word === "'s" || word === "'")
    return last >= 0 && !/^(?:life|lives)$/.test(scene.lower[i + 1] ?? "") ? "modifier" : "stop";
  // "three clerks shot dead", "a clerk shot in the leg"
  if (last >= 0 && word === "shot" && isPerson(scene.lower[last] ?? "")) return "stop";
  // "two clerks standing beside her", whatever the tagger says
  if (word.length > 5 && word.endsWith("ing"))
    if (
      last >= 0
        ? isPerson(scene.lower[last] ?? "") && !isNounAt(scene, i + 1)
        : i === start && tagAt(scene, i + 1) === "ADP"
    )
      return "stop";
  const redCross = word === "cross" && scene.lower[i - 1] === "red";
  if (tag === "NOUN" || tag === "PROPN" || redCross) return "noun";
  if (tag === "ADJ" || (tag === "NUM" && i > start && last < 0) || /^(?:years?-old|aid|most)$/.test(word))
    return "modifier";
  if (/^\d+$/.test(word) && /^(?:years?|months?)(?:-old)?$/.test(scene.lower[i + 1] ?? "")) return "modifier";
  if (word === "and" && last >= 0 && !isPerson(scene.lower[last] ?? "") && tagAt(scene, i + 1) !== "NUM")
    return isPerson(scene.lower[i + 2] ?? "") ? "modifier" : "stop";
  if (
    tag === "VERB" &&
    last < 0 &&
    PARTICIPLE_BEFORE_NOUN.test(word) &&
    !/^(?:suffered|sustained|received|incurred)$/.test(word) &&
    (isNounAt(scene, i + 1) || tagAt(scene, i + 1) === "PROPN")
  )
    return "modifier";
  return "stop";
}

function innerHarm(scene: Scene, from: number, to: number): Harm | null {
  for (let i = from; i < to; i++) {
    const found = harmWordOf(scene.lower[i] ?? "");
    if (found !== undefined) return found.harm;
  }
  return null;
}

/** "members of the Karvan guard": the phrase goes on through "of". */
export function complementEnd(scene: Scene, at: number): number {
  const { lower } = scene;
  if (lower[at] !== "of") return at;
  let end = at;
  for (let i = at + 1; i < at + 9 && i < scene.sentence.to; i++) {
    const word = lower[i] ?? "";
    if (harmWordOf(word) !== undefined || WEEKDAY.test(word)) break;
    const tag = tagAt(scene, i);
    if (tag === "NOUN" || tag === "PROPN") end = i + 1;
    else if (tag !== "ADJ" && tag !== "DET" && tag !== "PRON" && word !== "'s") break;
  }
  return end;
}

/** What may come behind "civilians and soldiers" where both are counted: "in Vell", "were killed", or nothing. */
const BEHIND =
  /^(?:[.,;:)]|in|at|near|on|during|from|by|when|as|after|who|dead|killed|injured|wounded|missing|hurt)?$/;

/** "twelve civilians and soldiers were killed": one count of both; not "killed 12 civilians and soldiers fled". */
function joinedEnd(scene: Scene, start: number, at: number): number {
  const { lower } = scene;
  // "both soldiers and civilians" says how many kinds, not how many people.
  if (lower[start - 1] === "both") return at;
  const next = lower[at + 1] ?? "";
  if (lower[at] !== "and" || !isPerson(next) || !/(?:s|men|children|people|police)$/.test(next)) return at;
  const behind = at + 2 < scene.sentence.to ? (lower[at + 2] ?? "") : "";
  if (BEHIND.test(behind)) return at + 2;
  if (!BE.has(behind) && !HAVE.has(behind)) return at;
  const harmed = [3, 4, 5].some((k) => harmWordOf(lower[at + k] ?? "")?.form === "participle");
  return harmed ? at + 2 : at;
}
