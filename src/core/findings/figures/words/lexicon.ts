import type { Harm } from "../../finding.js";
import { isPerson } from "./people.js";
import { isThing } from "./things.js";
import { words } from "./words.js";

export { isPerson, words };

/**
 * How a harm word takes its victims: `participle` ("killed": either side), `active` ("killing": to its right),
 * `subject` ("died": to its left), `state` ("dead", "missing": to its left), `noun` ("deaths").
 */
export type HarmForm = "participle" | "active" | "subject" | "state" | "noun" | "toll" | "lives" | "bodies";

export interface HarmWord {
  readonly harm: Harm;
  readonly form: HarmForm;
}

const HARM_WORDS = new Map<string, HarmWord>();

function add(harm: Harm, form: HarmForm, list: string): void {
  for (const word of list.split(" ")) HARM_WORDS.set(word, { harm, form });
}

add(
  "killed",
  "participle",
  "killed martyred murdered slain massacred slaughtered assassinated executed beheaded decapitated lynched butchered liquidated eliminated neutralised neutralized hanged strangled electrocuted exterminated incinerated annihilated bayoneted garrotted",
);
add(
  "killed",
  "active",
  "killing kills kill murdering murders massacring executing assassinating martyring slaying slaughtering butchering slay liquidating eliminating neutralising neutralizing drowning drowns beheading lynching hanging strangling massacres slaughters executes assassinates beheads lynches annihilating annihilates bayoneting",
);
add(
  "killed",
  "subject",
  "died die dies dying perished perish perishing drowned drown succumbed suffocated asphyxiated",
);
add("killed", "state", "dead fatal kia");
add(
  "killed",
  "noun",
  "death deaths fatality fatalities martyrs martyr martyrdom murder massacre assassination assassinations execution executions killings homicides homicide",
);
add("killed", "toll", "toll count tally total");
add("killed", "lives", "lives life");
add("killed", "bodies", "bodies body corpses");
add(
  "injured",
  "participle",
  "injured wounded hurt maimed hospitalized hospitalised scalded bruised mutilated disfigured blinded gored mauled concussed lacerated crippled harmed gassed stabbed knifed inj burned burnt deafened paralysed paralyzed poisoned sickened trampled pistol-whipped bludgeoned clubbed bayonetted tear-gassed tasered wia",
);
add(
  "injured",
  "active",
  "injuring injures injure wounding wound maiming maims hurting maim scalding mutilating bruising blinding gassing hurts deafening paralysing paralyzing poisoning sickening",
);
add("injured", "noun", "injury injuries wounds burns");
add("missing", "state", "missing unaccounted mia");
add("missing", "subject", "disappeared vanished");
add("missing", "noun", "disappearance disappearances");
add("displaced", "participle", "displaced uprooted");
add("displaced", "active", "displacing displaces displace uprooting");
add("displaced", "subject", "fled flee fleeing");
add("displaced", "state", "homeless");
add("displaced", "noun", "displacement");
add(
  "captured",
  "participle",
  "captured arrested detained kidnapped abducted imprisoned snatched apprehended interned seized",
);
add(
  "captured",
  "active",
  "capturing captures capture arresting arrests arrest detaining detains detain kidnapping kidnaps kidnap abducting abducts abduct snatch snatches snatching apprehending apprehends imprisons imprisoning",
);
add("captured", "state", "hostage prisoner captive");
add("captured", "noun", "abduction abductions detention kidnappings");
add("casualties", "noun", "casualties casualty");

/** Verbs that harm people, but more often something else: "eliminated two agencies", "bruised by a downturn". */
const WEAK = words(
  "eliminated eliminating neutralised neutralized neutralising neutralizing liquidated liquidating bruised bruising seized snatched snatch snatches apprehended imprisoned burned burnt deafened poisoned poisoning sickened trampled clubbed bludgeoned annihilated loss lost losing crippled whereabouts fate slaughter exodus",
);

/** Whether a harm word takes only victims that a noun names as people. */
export const isWeak = (word: string): boolean => WEAK.has(word);

/** The harm word at a token, also where a careful writer broke it up against filters ("ki*lled"). */
export function harmWordOf(word: string): HarmWord | undefined {
  const found = HARM_WORDS.get(word);
  if (found !== undefined || word.length > 14) return found;
  return word.includes("*") || (word.includes("-") && word.length < 10)
    ? HARM_WORDS.get(word.replace(/[*-]/g, ""))
    : undefined;
}

const PEOPLE_ENDING = /(?:men|women|ists|people)$/;
/** "campaigners", "organisers", "survivors": who does something; things of the same form are listed above. */
const DOER = /[^aeiou](?:ers|ors)$|(?:ees|ants)$/;

/** `person`, `thing`, or `unknown`: what the head noun of a counted phrase stands for. */
export function kindOfNoun(word: string, proper: boolean): "person" | "thing" | "unknown" {
  if (isPerson(word)) return "person";
  if (isThing(word)) return "thing";
  if (word.length > 5 && PEOPLE_ENDING.test(word)) return "person";
  if (word.length > 6 && DOER.test(word)) return "person";
  if (proper && /(?:[ai]ans|eans|ese|ish|is|ites|ans|ians)$/.test(word)) return "person";
  return "unknown";
}

export const REPORTING = words(
  "said says say saying told tell tells reported reports report announced announces confirmed confirms added adds stated states claimed claims claim according noted notes declared documented revealed explained warned insisted quoted estimates estimated",
);
export const SUBORDINATORS = words(
  "when while after because if before although though whereas until unless once since whilst as where despite following amid",
);
export const BE = words("was were is are be been being am 're 's");
export const HAVE = words("has have had having 've");
export const MODALS = words("could would might may can should will must shall 'll 'd");
export const AMONG = words("among amongst including inc inc. incl incl. include includes included");
/** What gives a number of victims. */
export const TOLLS = words(
  "toll count estimate estimates estimation assessment figure figures assessments reports",
);
/** "Monday" */
export const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;
export const WARS = words("war wars conflict conflicts insurgency uprising genocide crisis revolution");
export const ATTACKS = words(
  "attack attacks strike strikes airstrike airstrikes raid raids bombing bombings bombardment shelling explosion explosions blast blasts offensive assault clashes shooting battle battles ambush operation operations drone drones",
);
