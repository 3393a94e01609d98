import { firstIndex } from "../../../binary-search.js";
import type { Cause } from "../../finding.js";
import type { Mention, Scene } from "../scene.js";
import { harmWordOf } from "../words/lexicon.js";

const CAUSES = new Map<string, Cause>();
/** Two words that together mean a cause; read before the single ones. */
const PAIRS = new Map<string, Cause>();

function add(cause: Cause, list: string): void {
  for (const word of list.split(" ")) {
    if (word.includes("_")) PAIRS.set(word.replace("_", " "), cause);
    else CAUSES.set(word, cause);
  }
}

add(
  "airstrike",
  "airstrike airstrikes air_strike air_strikes air_raid air_raids air_attack air_attacks aerial_bombardment aerial_bombing warplane warplanes fighter_jet fighter_jets jets airpower barrel_bomb barrel_bombs helicopter_gunship helicopter_gunships",
);
add("drone strike", "drone drones uav uavs drone_strike drone_strikes quadcopter");
add(
  "shelling",
  "shelling shelled shells shell artillery mortar mortars rocket rockets bombardment bombarded cannonade howitzer howitzers",
);
add("missile strike", "missile missiles");
add("strike", "strike strikes struck");
add(
  "explosion",
  "explosion explosions exploded blast blasts bomb bombs bombing bombings bomber bombers ied ieds car_bomb suicide_bombing detonated grenade grenades",
);
add("mine", "mine mines landmine landmines unexploded ordnance booby-trap booby-traps tripwire");
add(
  "shooting",
  "shooting shootings gunfire gunman gunmen gunshot gunshots sniper snipers shot gunned opened_fire drive-by",
);
add("stabbing", "stabbing stabbed stabbings knife machete machetes knifed");
add(
  "clashes",
  "clash clashes clashed fighting battle battles skirmish skirmishes ambush ambushed offensive firefight crossfire",
);
add("execution", "executed execution executions executing beheaded beheading hanged");
add("torture", "torture tortured");
add("abduction", "kidnapped kidnapping kidnappings abducted abduction abductions kidnappers");
add(
  "attack",
  "attack attacks attacked raid raids raided assault assaults assaulted violence massacre massacred attackers",
);
add("earthquake", "earthquake earthquakes quake quakes aftershock aftershocks tremor");
add("flood", "levee levees flood floods flooding flooded floodwaters flash_flood flash_floods tsunami");
add("storm", "storm storms cyclone hurricane typhoon tornado tornadoes blizzard lightning");
add("landslide", "landslide landslides mudslide mudslides avalanche avalanches rockslide");
add("fire", "fire fires blaze blazes wildfire wildfires inferno");
add(
  "crash",
  "crash crashes crashed collision collided derailed derailment overturned plunged pile-up road_accident",
);
add("shipwreck", "shipwreck shipwrecks capsized sank sinking ferry_disaster");
add("collapse", "collapse collapsed collapses cave-in");
add("stampede", "stampede stampedes crush_barrier");
add("drowning", "drowned drowning drownings drown");
add("poisoning", "poisoning poisoned poison");
add("unrest", "riot riots rioting protest protests demonstration demonstrations mob lynched unrest");
add("epidemic", "cholera outbreak epidemic virus measles famine");

/** "fire brigade", "under fire", "its fire", "sniper fire": nothing burns. */
const NOT_FIRE = /^(?:brigade|department|service|services|chief|fighters|engine|engines|station|crews?)$/;
const SHOTS =
  /^(?:under|opened|open|opening|cease|ceased|return|returned|exchanged|exchange|its|their|his|her|our|enemy|friendly|artillery|mortar|rocket|sniper|tank|gun|machine-gun|small-arms|anti-aircraft|covering|direct|hostile|of)$/;

/** More exact than what merely says that there was one: "attack", "strike" and "clashes" yield to any other. */
const GENERAL: ReadonlySet<Cause> = new Set(["attack", "strike", "clashes"]);

/**
 * What harmed the victims of a mention: the cause of its sentence, an exact one before a general one, the nearest of
 * several; else the one that the sentences before it in its paragraph settle.
 */
export function causeOf(scene: Scene, mention: Mention): Cause | null {
  const own = nearest(scene, mention);
  if (own !== null) return own;
  if (namesPlace(scene)) return null;
  const { paragraphs, tokens } = scene.reading;
  const start = paragraphs[scene.sentence.paragraph]?.start ?? scene.sentence.start;
  const found = new Set<Cause>();
  for (let i = scene.sentence.from - 1; i >= 0 && (tokens.starts[i] ?? 0) >= start; i--) {
    const cause = causeAt(scene.lower, i);
    if (cause !== null && isIntroduced(scene.lower, i)) found.add(cause);
    if (scene.sentence.from - i > LOOK_BACK) break;
  }
  const exact = [...found].filter((cause) => !GENERAL.has(cause));
  const settled = exact.length > 0 ? exact : [...found];
  return settled.length === 1 ? (settled[0] ?? null) : null;
}

/** A cause behind its victims is so many tokens further away than it is. */
const AFTER = 3;

/** The clauses between a cause and a figure, in tokens. */
function borders(lower: readonly string[], at: number, { from, to }: Mention): number {
  let cost = 0;
  for (let k = Math.min(at, to); k < Math.max(at, from); k++)
    if (/^[,;:–—]$/.test(lower[k] ?? "")) cost += lower[k] === "," ? 4 : 12;
  return cost;
}

/** What happened elsewhere may have another cause. */
function namesPlace({ reading: { names }, sentence }: Scene): boolean {
  const first = firstIndex(names.length, (index) => (names[index]?.start ?? 0) < sentence.start);
  for (let i = first; (names[i]?.start ?? sentence.end) < sentence.end; i++)
    if (names[i]?.kind === "place") return true;
  return false;
}

/** Told as news: "an airstrike hit", "Shells fell"; not "who had fled from the flood", which is an aside. */
function isIntroduced(lower: readonly string[], at: number): boolean {
  for (let k = at - 1; k >= at - 4; k--) {
    const word = lower[k] ?? ".";
    if (/^(?:an?|another|one|two|three|several|[.!?:–—-])$/.test(word)) return true;
    // "The Moss Bay landslide swept away …": the subject of its sentence.
    if (word === "the" && /^(?:[.!?]|)$/.test(lower[k - 1] ?? "")) return true;
    if (/^(?:the|that|this|from|of|,)$/.test(word)) return false;
  }
  return false;
}

/** Tokens before a sentence that may still tell of the same event. */
const LOOK_BACK = 120;
/** Tokens before and behind a figure in its own sentence, so that a sentence without end stays cheap. */
const WINDOW = 80;

function nearest(scene: Scene, mention: Mention): Cause | null {
  const { lower, sentence } = scene;
  let best: Cause | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  const to = Math.min(sentence.to, mention.to + WINDOW);
  for (let i = Math.max(sentence.from, mention.from - WINDOW); i < to; i++) {
    const cause = causeAt(lower, i);
    if (cause === null) continue;
    // What comes after "in which eight people died, a mob attacked" is the next event.
    const distance = i < mention.from ? mention.from - i : Math.max(0, i - mention.to) + AFTER;
    // A sentence is long, a general word beside the figure is no better than the exact one at its end.
    const cost = distance + borders(lower, i, mention) + (GENERAL.has(cause) ? 1_000 : 0);
    if (cost < bestCost) {
      best = cause;
      bestCost = cost;
    }
  }
  return best;
}

/** Whether a sentence tells of what wounds: those "taken to hospital" are hurt, unless they are ill. */
export function tellsWhatWounds({ lower, sentence }: Scene, at: number): boolean {
  const to = Math.min(sentence.to, at + WINDOW);
  let wounds = false;
  for (let i = Math.max(sentence.from, at - WINDOW); i < to; i++) {
    const cause = causeAt(lower, i);
    if (cause === "epidemic" || /^(?:flu|disease|infected|infections?|ill|symptoms)$/.test(lower[i] ?? ""))
      return false;
    if (cause !== null || harmWordOf(lower[i] ?? "")?.harm === "injured") wounds = true;
  }
  return wounds;
}

/**
 * What can be pointed at once it has been told: "the blast", "the Tolby shooting"; the fighting and the shelling go on,
 * and may be others than those told before.
 */
const TELLABLE =
  /^(?:(?:air)?strike|attack|raid|explosion|blast|bombing|bomb|shooting|stabbing|crash|collision|fire|blaze|quake|earthquake|floods?|flooding|storms?|cyclone|hurricane|landslides?|mudslides?|avalanche|collapse|stampede|ambush|massacre|derailment|shipwreck)$/;

/** Whether a sentence points at what harmed the victims as told before: "in the blast", "the same air strike". */
export function isOneTold(scene: Scene, mention: Mention): boolean {
  const { lower, sentence, reading } = scene;
  const to = Math.min(sentence.to, mention.to + WINDOW);
  for (let i = Math.max(sentence.from, mention.from - WINDOW); i < to; i++) {
    if (!TELLABLE.test(lower[i] ?? "")) continue;
    if (causeAt(lower, i) === null && !PAIRS.has(`${lower[i - 1] ?? ""} ${lower[i] ?? ""}`)) continue;
    for (let k = i - 1; k >= sentence.from && k > i - 5; k--) {
      const word = lower[k] ?? "";
      if (/^(?:the|that|this|same)$/.test(word)) return true;
      if (/^(?:new|second|another|separate|latest)$/.test(word)) break;
      if (!/^(?:ADJ|NOUN|PROPN)$/.test(reading.tags[k] ?? "")) break;
    }
  }
  return false;
}

function causeAt(lower: readonly string[], i: number): Cause | null {
  const word = lower[i] ?? "";
  const next = lower[i + 1] ?? "";
  const pair = PAIRS.get(`${word} ${next}`);
  if (pair !== undefined) return pair;
  const cause = CAUSES.get(word);
  if (cause === undefined) return null;
  if (word === "fire" && (NOT_FIRE.test(next) || SHOTS.test(lower[i - 1] ?? ""))) return null;
  if (cause === "attack" && /^(?:heart|panic|asthma)$/.test(lower[i - 1] ?? "")) return null;
  // Second word of a pair that has been read, and "mine" for "of mine".
  if (PAIRS.has(`${lower[i - 1] ?? ""} ${word}`)) return null;
  return word === "mine" && lower[i - 1] === "of" ? null : cause;
}
