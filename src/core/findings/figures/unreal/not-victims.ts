import type { Mention, Scene } from "../scene.js";
import { beastsAround, isOfBeasts } from "../words/beasts.js";
import { BE, harmWordOf, words } from "../words/lexicon.js";
import { isRate } from "./rates.js";

/** What is killed, wounded or dead only in a figure of speech. */
const BUSINESS =
  words(`brand brands label labels start-ups startups startup firms firm companies banks lenders exporters importers retailers insurers
 airlines carriers newspapers magazines titles names bakeries pubs restaurants shops stores chains clubs theatres festivals amendments clauses bills
 laws motions projects proposals languages dialects traditions stocks funds currencies egos careers hopes ambitions rumours rumors myths stories
 libraries museums galleries phones batteries engines pumps routes lawns gardens rules
 programmes programs channels websites apps zombies undead orcs dragons demons aliens robots monsters pixels avatars`);
const LIMBS = words(
  "leg legs arm arms eye eyes hand hands foot feet limb limbs finger fingers toes ear ears",
);
/** Agents that hurt nobody's body. */
const ECONOMY = words(
  "tariff tariffs tax taxes levy levies duties merger mergers takeover recession inflation budget cuts austerity reshuffle downturn slump rout crash-out deregulation competition critics rate rates subsidies sanctions embargo regulation regulations reform reforms algorithm rivals supermarkets streaming",
);

const POLITICS = words(
  "scandal scandals allegations criticism remarks revelations defeat defeats rumours rumors insults insult polls poll gossip satire review reviews result results jokes headlines",
);

/** What tells of each mention of a scene whether it counts no people who came to harm, whatever its harm word. */
export function victimTest(scene: Scene): (mention: Mention) => boolean {
  let beasts: boolean | undefined;
  const around = (): boolean => {
    beasts ??= beastsAround(scene);
    return beasts;
  };
  return (mention) =>
    !isOfBeasts(scene, mention, around) &&
    !isOfBusiness(scene, mention) &&
    !isByEconomy(scene, mention) &&
    !isFigureOfSpeech(scene, mention) &&
    !isCapacity(scene, mention) &&
    !isSafe(scene, mention) &&
    !isRate(scene, mention) &&
    !isRunaway(scene, mention) &&
    !isLostElsewhere(scene, mention) &&
    !isCharge(scene, mention) &&
    !isMiscount(scene, mention) &&
    !isOtherEvent(scene, mention);
}

/** "one in March that killed 18 and another in April that wounded 40": attacks, no victims. */
function isOtherEvent({ lower, sentence }: Scene, { noun, low, to }: Mention): boolean {
  if (noun !== "none" || low !== 1 || !/^(?:one|another)$/.test(lower[to - 1] ?? "")) return false;
  if (!/^(?:in|on|at|near|last|that|which)$/.test(lower[to] ?? "")) return false;
  for (let k = to; k < to + 6 && k < sentence.to; k++) {
    if (/^[,;:.]$/.test(lower[k] ?? "")) return false;
    if (/^(?:that|which)$/.test(lower[k] ?? "")) return harmWordOf(lower[k + 1] ?? "") !== undefined;
  }
  return false;
}

const RUNAWAYS =
  /^(?:attackers?|assailants?|gunm[ae]n|suspects?|robbers?|thie(?:f|ves)|kidnappers?|bombers?|raiders?|burglars?|killers?|looters?|hijackers?|poachers?|smugglers?|prisoners?|inmates?|convicts?|culprits?|arsonists?|knifem[ae]n|drivers?|fans?|spectators?|shoppers?)$/;
const SCENES =
  /^(?:scene|building|concert|market|stadium|theatre|theater|hall|shop|store|prison|jail|school|hotel|hospital|office|offices|restaurant|bar|mall|train|plane|bus|ship|custody|justice|police|room|car|cinema|church|mosque|van|truck|taxi)$/;

/** "The four attackers fled on motorcycles", "200 people fled the concert": no one lost a home. */
function isRunaway({ lower, sentence }: Scene, { harm, trigger, group }: Mention): boolean {
  if (harm !== "displaced" || trigger === null || !/^fle/.test(lower[trigger.from] ?? "")) return false;
  if (group !== null && RUNAWAYS.test(lower[group[1] - 1] ?? "")) return true;
  for (let k = trigger.to; k < trigger.to + 4 && k < sentence.to; k++) {
    if (SCENES.test(lower[k] ?? "")) return true;
    if (!/^(?:the|an?|from|burning|their|crowded)$/.test(lower[k] ?? "")) return false;
  }
  return false;
}

/** "lost six men to injury", "has lost 900 people to emigration": they are elsewhere, and alive. */
function isLostElsewhere({ lower, sentence }: Scene, { trigger, to }: Mention): boolean {
  if (trigger === null || !/^los[et]/.test(lower[trigger.from] ?? "")) return false;
  let at = Math.max(to, trigger.to);
  while (at < to + 4 && !/^(?:to|through)$/.test(lower[at] ?? "")) at++;
  if (at === to + 4) return false;
  for (let k = at + 1; k < at + 4 && k < sentence.to; k++) if (ELSEWHERE.test(lower[k] ?? "")) return true;
  return false;
}

const ELSEWHERE =
  /^(?:injur(?:y|ies)|illness|suspensions?|emigration|migration|retirement|rivals?|resignations?|defections?|transfers?|competitors?|desertions?|neighbou?rs?|clubs?|teams?|leagues?|firms?|compan(?:y|ies)|sector|industry|cities|abroad|better|bigger)$/;

/** "one body had been counted twice" */
function isMiscount({ lower }: Scene, { to }: Mention): boolean {
  for (let k = to; k < to + 6; k++)
    if (lower[k] === "counted" && /^(?:twice|double|doubly|by)$/.test(lower[k + 1] ?? "")) return true;
  return false;
}

const CHARGES = /^(?:murders|killings|homicides|slayings|assassinations|kidnappings|abductions)$/;

/** "pleaded not guilty to four killings", "charged with nine murders": as many charges. */
function isCharge({ lower, sentence }: Scene, { trigger, from, to }: Mention): boolean {
  if (trigger?.form !== "noun") return false;
  if (!CHARGES.test(lower[to - 1] ?? "") && !CHARGES.test(lower[trigger.from] ?? "")) return false;
  for (let k = from - 1; k >= sentence.from && k > from - 5; k--) {
    if (
      /^(?:guilty|charged|accused|acquitted|cleared|convicted|indicted|suspected|charges|tried)$/.test(
        lower[k] ?? "",
      )
    )
      return true;
    if (/^[,;:]$/.test(lower[k] ?? "")) return false;
  }
  return false;
}

/** "40 start-ups died", "the merger killed 12". */
function isOfBusiness(scene: Scene, mention: Mention): boolean {
  const { lower } = scene;
  const { group, trigger } = mention;
  const head = group === null ? "" : (lower[group[1] - 1] ?? "");
  if (BUSINESS.has(head)) return true;
  if (LIMBS.has(head) && harmWordOf(lower[mention.to] ?? "")?.form !== "noun") return true;
  if (trigger === null || trigger.side !== "right" || mention.from < trigger.from) return false;
  for (let k = trigger.from - 1; k > trigger.from - 4 && k >= scene.sentence.from; k--) {
    const word = lower[k] ?? "";
    if (ECONOMY.has(word)) return true;
    if (!/^(?:have|has|had|already|also)$/.test(word)) return false;
  }
  return false;
}

/** "wounded by the scandal", "killed by a tariff": what hurts nobody's body. */
function isByEconomy({ lower, sentence }: Scene, { trigger }: Mention): boolean {
  if (trigger?.form !== "participle" || lower[trigger.to] !== "by") return false;
  for (let k = trigger.to + 1; k < trigger.to + 5 && k < sentence.to; k++) {
    const word = lower[k] ?? "";
    if (/^[,;:.]$/.test(word)) return false;
    if ((ECONOMY.has(word) || POLITICS.has(word)) && lower[k + 1] !== "'s") return true;
  }
  return false;
}

/** "a casualty of the war", "the first casualty is truth": one that is no person. */
function isFigureOfSpeech(scene: Scene, mention: Mention): boolean {
  return (
    mention.harm === "casualties" &&
    mention.low === 1 &&
    /^(?:casualty|victim)$/.test(scene.lower[mention.to] ?? "") &&
    scene.lower[mention.to + 1] === "of"
  );
}

const ROOM = words(
  "camp camps shelter shelters bed beds room rooms space spaces place places tent tents housing homes house houses centre centres center centers accommodation capacity buses bus coaches food rations meals aid relief blankets kits medicine medicines supplies funds money settlement site hostel hostels barracks school hall stadium quarters cabins units wards ward clinic plan plans provision",
);

/** "a camp for 9,000 displaced people", "beds for 200 wounded": room for them, not that there are so many. */
function isCapacity(scene: Scene, mention: Mention): boolean {
  const { lower, sentence } = scene;
  const own = mention.trigger === null || mention.trigger.from <= mention.to;
  if (lower[mention.from - 1] !== "for" || !own) return false;
  if (!isHarmOfPhrase(scene, mention)) return false;
  // "was held for the 12 miners killed on Monday"
  if (lower[mention.to] === "killed") return false;
  for (let k = mention.from - 2; k >= sentence.from && k > mention.from - 5; k--)
    if (ROOM.has(lower[k] ?? "")) return true;
  return false;
}

/** "400 displaced people", "200 wounded": the harm is told in the phrase itself. */
function isHarmOfPhrase(scene: Scene, mention: Mention): boolean {
  if (mention.trigger === null) return true;
  const { from } = mention.trigger;
  const next = scene.lower[from + 1] ?? "";
  return (from >= mention.from && from < mention.to) || (from === mention.to && !/^(?:in|by|on)$/.test(next));
}

const SAFE =
  /^(?:alive|safe|unharmed|unhurt|unscathed|uninjured|freed|released|rescued|returned|escaped|survived|saved|reunited)$/;

/** "The four missing hikers were found alive", "all nine reported killed are alive". */
function isSafe(scene: Scene, mention: Mention): boolean {
  const { lower, sentence } = scene;
  if (!/^(?:missing|captured|killed)$/.test(mention.harm ?? "")) return false;
  if (mention.harm !== "captured" && areAllSafe(scene, mention.to)) return true;
  const { trigger } = mention;
  // Harm that the sentence states ("were kidnapped and later freed") happened.
  if (mention.harm === "captured" && trigger !== null) return false;
  let from = mention.to;
  if (trigger !== null) {
    if (trigger.from >= mention.to && BE.has(lower[trigger.from - 1] ?? "")) return false;
    if (trigger.from < mention.from) return false;
    from = Math.max(from, trigger.to);
  }
  let verb = false;
  for (let k = from; k < from + 10 && k < sentence.to; k++) {
    const word = lower[k] ?? "";
    if (SAFE.test(word)) return verb;
    if (/^(?:[,;:.()]|and|but|after|when|who|while)$/.test(word) || scene.startsAt.has(k)) return false;
    if (BE.has(word) || /^(?:found|turned|walked|came)$/.test(word)) verb = true;
    else if (harmWordOf(word) !== undefined) return false;
  }
  return false;
}

/** "It was feared that 30 had drowned, but all were found alive." */
function areAllSafe(scene: Scene, from: number): boolean {
  const { lower, sentence } = scene;
  for (let k = from; k < sentence.to && k < from + 14; k++) {
    if (!/^(?:all|everyone|everybody)$/.test(lower[k] ?? "") || !/^(?:but|,|;|yet)$/.test(lower[k - 1] ?? ""))
      continue;
    for (let j = k + 1; j < k + 5; j++) if (SAFE.test(lower[j] ?? "")) return true;
  }
  return false;
}
