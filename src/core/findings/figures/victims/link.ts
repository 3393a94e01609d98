import { opensParts } from "../parts/part-marks.js";
import { assign, type Mention, type Scene, type Trigger, tagAt } from "../scene.js";
import { ATTACKS, isPerson, isWeak, words } from "../words/lexicon.js";
import { claimAmong } from "./among.js";
import { claimCompany, claimElsewhere } from "./company.js";
import { joinTriggers } from "./joined.js";
import {
  chainAfter,
  inBrackets,
  isApposed,
  isConnected,
  isFiniteVerb,
  isOblique,
  joins,
  opensWithOf,
} from "./lists.js";
import { claimInverted, claimToll } from "./tolls.js";
import { beforeVerbGroup } from "./triggers.js";
import { findSubject, harmedBefore, isUnknownVictim, release } from "./victims-before.js";

const FILLERS = words(
  'its my his her our of be all only just the to a total reportedly also among amongst estimated what is lives life both another with as some up and their severe serious minor : " “',
);
const CAPTURES_GROUND = words("captured captures capturing capture");

/** What stands between a heading and its list: "Dead: six dockers", "Dead are a bishop and three deacons". */
const HEADS = /^(?::|are|were|is|was)$/;

/** Gives each counted phrase of the scene the harm word that it belongs to. */
export function linkMentions(scene: Scene): void {
  joinTriggers(scene);
  const inverted = new Set(scene.triggers.filter((trigger) => claimInverted(scene, trigger)));
  for (const trigger of scene.triggers) {
    if (trigger.side !== "right" || inverted.has(trigger)) continue;
    claimNext(scene, trigger);
    // "Dead: a bishop and two deacons, stabbed at night": all of the list belongs to its heading.
    if (HEADS.test(scene.lower[trigger.to - 1] ?? "")) claimFurther(scene, trigger);
  }
  for (const trigger of scene.triggers) {
    if (trigger.side === "left") claimSubject(scene, trigger);
    else if (trigger.side === "none") claimAmong(scene, trigger);
  }
  for (const trigger of scene.triggers) {
    if (trigger.side === "right") claimFurther(scene, trigger);
    else if (trigger.side === "left") {
      claimCompany(scene, trigger);
      claimElsewhere(scene, trigger);
    }
  }
}

/** The counted phrase right after an active harm word. */
function claimNext(scene: Scene, trigger: Trigger): void {
  if (trigger.form === "toll") {
    claimToll(scene, trigger);
    return;
  }
  for (let k = trigger.to; k < trigger.to + 9; k++) {
    const found = scene.startsAt.get(k);
    if (found !== undefined) {
      const beside = k === trigger.to || /^(?:only|just|all|both)$/.test(scene.lower[k - 1] ?? "");
      if (takes(scene, trigger, found, beside)) assign(found, trigger);
      return;
    }
    if (!FILLERS.has(scene.lower[k] ?? "") || (scene.lower[k] === "and" && k > trigger.to)) return;
  }
}

/** "two clerks", "two others", "two of them"; a bare "two" only beside others whose harm is as plain. */
const isKnownPerson = (
  { lower, mentions }: Scene,
  { noun, group, to }: Mention,
  { harm }: Trigger,
): boolean =>
  group !== null ||
  (noun === "person" && /^(?:others?|them|whom)$/.test(lower[to - 1] ?? "")) ||
  (harm === "injured" && mentions.some((one) => one.harm === harm));

/** "loss of life: five on the bridge" is plain where "the loss of five" is not. */
const isWeakHere = ({ lower }: Scene, { from, to }: Trigger): boolean =>
  (isWeak(lower[from] ?? "") || /^(?:bury|buried|condition|support|coma)$/.test(lower[to - 1] ?? "")) &&
  !/^li[fv]es?$/.test(lower[to - 1] ?? "");

function takes(scene: Scene, trigger: Trigger, mention: Mention, beside: boolean): boolean {
  if (isWeakHere(scene, trigger)) {
    // "the loss of all 63 aboard"
    const aboard =
      /^(?:aboard|on)$/.test(scene.lower[mention.to] ?? "") && scene.lower[trigger.from] === "loss";
    return aboard || (mention.noun === "person" && mention.group !== null);
  }
  if (isRout(scene, trigger, mention)) return false;
  if (mention.noun === "person")
    return (
      trigger.harm !== "captured" ||
      !/^(?:delegates|voters|viewers|fans)$/.test(scene.lower[mention.to - 1] ?? "")
    );
  const word = scene.lower[trigger.to - 1] ?? "";
  if (mention.noun === "none") {
    if (trigger.harm === "displaced" && !beside) return false;
    // "captured five" may be villages, but not after "killed 12 soldiers".
    if (
      CAPTURES_GROUND.has(word) &&
      !scene.mentions.some((one) => one.noun === "person" && one.from < mention.from)
    )
      return false;
    return (
      beside ||
      /^(?:of|to|:|another|further|additional)$/.test(scene.lower[mention.from - 1] ?? "") ||
      trigger.form === "toll"
    );
  }
  return isUnknownVictim(scene, trigger);
}

const FIGHTERS = words(
  "soldiers troops fighters rebels militants insurgents gunmen guerrillas jihadists terrorists attackers police officers diplomats forces militiamen raiders invaders",
);

/** "drove 300 rebels from the ridge" displaces nobody, nor does whoever "drove two boys from school". */
function isRout({ lower }: Scene, { harm, from, to }: Trigger, mention: Mention): boolean {
  if (harm !== "displaced" || !/^(?:dr[io]v|expel|evict)/.test(lower[from] ?? "") || to !== from + 1)
    return false;
  return (mention.low ?? mention.high ?? 0) < 10 || FIGHTERS.has(lower[mention.to - 1] ?? "");
}

/** The subject of "were killed", "died", "dead", with the list that it ends. */
function claimSubject(scene: Scene, trigger: Trigger): void {
  const found = findSubject(scene, trigger) ?? harmedBefore(scene, trigger);
  if (found === null || (isWeakHere(scene, trigger) && !isKnownPerson(scene, found, trigger))) return;
  if (!assign(found, trigger)) return;
  // "carried 300 people, 12 of whom died"
  const whom = /^(?:whom|them|which)$/.test(scene.lower[found.to - 1] ?? "");
  if (whom && !scene.lower.slice(found.to, trigger.from).includes(",")) return;
  let last = found;
  const taken: Mention[] = [];
  for (let i = scene.mentions.indexOf(found) - 1; i >= 0; i--) {
    const before = scene.mentions[i];
    if (before === undefined || before.trigger !== null || before.harm !== null) break;
    if (inBrackets(scene, before)) continue;
    // "four patients, one of whom died"
    if (scene.lower[last.to - 1] === "whom" && scene.endsAt.has(beforeVerbGroup(scene, trigger.from) + 1))
      break;
    if (last === found && isApposed(scene, before, last)) break;
    // "days after six clerks and two guards were killed"
    const opensClause = scene.lower[before.from - 1] === "after";
    if (
      !isConnected(scene, before, last) ||
      (isOblique(scene, before) && !opensClause && !isAbsolute(scene, before, found, trigger))
    )
      break;
    // "Of the 31 people aboard, 12 died"
    if (opensWithOf(scene, before)) break;
    // "two died in the north, one in the south, eight were hurt"
    if (before.noun === "none" && isSpread(scene, before, trigger)) break;
    const far = last.from - before.to > 3 || scene.lower[last.from - 1] === ";";
    if (before.noun === "unknown" && far && !opensParts(scene, before)) break;
    if ((opensParts(scene, before) || before.subset) && belongsToEarlier(scene, before)) {
      for (const one of taken) release(one);
      break;
    }
    taken.push(before);
    assign(before, trigger);
    last = before;
  }
}

/** "ended with 17 rebels and three guards dead": "with" opens what has no verb of its own. */
function isAbsolute({ lower }: Scene, before: Mention, found: Mention, trigger: Trigger): boolean {
  return lower[before.from - 1] === "with" && found.to === trigger.from;
}

/** Whether a count with its place goes on what an earlier harm word began. */
function isSpread({ lower, triggers }: Scene, before: Mention, trigger: Trigger): boolean {
  if (!/^(?:in|at|near|around|on|inside|outside|aboard)$/.test(lower[before.to] ?? "")) return false;
  return triggers.some((one) => one !== trigger && one.side === "left" && one.to <= before.from);
}

/** "11 were killed, including two boys, and six were hurt": the boys are of the killed. */
function belongsToEarlier(scene: Scene, mention: Mention): boolean {
  let k = mention.from - 2;
  while (/^(?:,|incl|among|amongst|of)$/.test(scene.lower[k] ?? "")) k--;
  if (isPerson(scene.lower[k] ?? "")) return false;
  for (; k > mention.from - 12 && k >= scene.sentence.from; k--) if (scene.triggerAt.has(k)) return true;
  return false;
}

/** The rest of the list that an active harm word's first victims begin, or that an uncounted victim begins. */
function claimFurther(scene: Scene, trigger: Trigger): void {
  const first =
    scene.mentions.find((one) => one.trigger === trigger && one.from >= trigger.to) ??
    behindUncounted(scene, trigger);
  if (first === undefined) return;
  for (const mention of chainAfter(scene, first)) if (!assign(mention, trigger)) break;
}

/** "killed the mayor and two of his guards". */
function behindUncounted(scene: Scene, trigger: Trigger): Mention | undefined {
  if (trigger.form === "toll") return undefined;
  for (let k = trigger.to; k < trigger.to + 16; k++) {
    const found = scene.startsAt.get(k);
    const word = scene.lower[k] ?? "";
    // "captured five hamlets and 20 soldiers"
    if (found !== undefined && found.noun === "unknown" && found.trigger === null) {
      k = found.to - 1;
      continue;
    }
    if (found !== undefined) {
      const joined =
        joins(scene.lower, k - 1) &&
        scene.lower[k - 1] !== "(" &&
        found.noun === "person" &&
        k > trigger.to &&
        // "captured the town, and two officers were hurt"
        !isFiniteVerb(scene, found.to);
      return joined && assign(found, trigger) ? found : undefined;
    }
    if (
      !/^(?:NOUN|PROPN|ADJ|DET|PRON|CCONJ|NUM)$/.test(tagAt(scene, k)) &&
      !/^(?:of|,|'s|as|well|along|with|together|--|–|—)$/.test(word)
    )
      return undefined;
    if (scene.triggerAt.has(k) || ATTACKS.has(word)) return undefined;
  }
  return undefined;
}
