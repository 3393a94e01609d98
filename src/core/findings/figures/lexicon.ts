import type { Harm } from "../finding.js";

export const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/**
 * How a harm word takes its victims: `participle` ("killed": either side), `active` ("killing": to its right),
 * `subject` ("died": to its left), `state` ("dead", "missing": to its left), `noun` ("deaths").
 */
export type HarmForm = "participle" | "active" | "subject" | "state" | "noun" | "toll" | "lives" | "bodies";

export interface HarmWord {
  readonly harm: Harm;
  readonly form: HarmForm;
}

export const HARM_WORDS = new Map<string, HarmWord>();

function add(harm: Harm, form: HarmForm, list: string): void {
  for (const word of list.split(" ")) HARM_WORDS.set(word, { harm, form });
}

add(
  "killed",
  "participle",
  "killed martyred murdered slain massacred slaughtered assassinated executed beheaded decapitated lynched butchered",
);
add(
  "killed",
  "active",
  "killing kills kill murdering murders massacring executing assassinating martyring slaying slaughtering butchering",
);
add("killed", "subject", "died die dies dying perished perish perishing drowned succumbed");
add("killed", "state", "dead");
add(
  "killed",
  "noun",
  "death deaths fatality fatalities martyrs martyr martyrdom murder massacre assassination assassinations execution executions killings homicides homicide",
);
add("killed", "toll", "toll");
add("killed", "lives", "lives life");
add("killed", "bodies", "bodies body corpses");
add("injured", "participle", "injured wounded hurt maimed hospitalized hospitalised");
add("injured", "active", "injuring injures injure wounding wound maiming maims hurting");
add("injured", "noun", "injury injuries wounds burns");
add("missing", "state", "missing unaccounted");
add("missing", "subject", "disappeared vanished");
add("missing", "noun", "disappearance disappearances");
add("displaced", "participle", "displaced uprooted");
add("displaced", "active", "displacing displaces displace uprooting");
add("displaced", "subject", "fled flee fleeing");
add("displaced", "state", "homeless");
add("displaced", "noun", "displacement");
add("captured", "participle", "captured arrested detained kidnapped abducted imprisoned");
add(
  "captured",
  "active",
  "capturing captures capture arresting arrests arrest detaining detains detain kidnapping kidnaps kidnap abducting abducts abduct",
);
add("captured", "state", "hostage prisoner");
add("captured", "noun", "abduction detention");
add("casualties", "noun", "casualties casualty");

/** The harm word at a token, also where a careful writer broke it up against filters ("ki*lled"). */
export function harmWordOf(word: string): HarmWord | undefined {
  const found = HARM_WORDS.get(word);
  if (found !== undefined || word.length > 14) return found;
  return word.includes("*") || (word.includes("-") && word.length < 10)
    ? HARM_WORDS.get(word.replace(/[*-]/g, ""))
    : undefined;
}

/** Nouns for people, in the plural and the singular: the only ones that "a" counts. */
const PEOPLE = words(`people persons civilians civilian citizens individuals individual residents resident
 inhabitants villagers villager locals men man women woman children child kids kid boys boy girls girl infants infant babies baby
 toddlers toddler newborns teenagers teenager teens teen youths youth youngsters minors minor adults adult elderly seniors pensioners
 soldiers soldier troops troop troopers servicemen serviceman servicewomen servicemembers personnel conscripts recruits reservists sailors sailor marines
 marine airmen paratroopers commandos officers officer sergeants lieutenants lieutenant colonel captain general generals
 commanders commander fighters fighter militants militant gunmen gunman rebels rebel insurgents insurgent combatants combatant militiamen
 militiaman guerrillas guerrilla terrorists terrorist extremists jihadists jihadist extremist attackers attacker assailants bombers bomber mercenaries
 mercenary partisans separatists forces members member leaders leader operatives operative agents agent associates associate police
 policemen policeman policewoman policewomen constables guards guard bodyguards bodyguard wardens patrolmen gendarmes firefighters
 firefighter rescuers rescuer medics medic paramedics paramedic doctors doctor nurses nurse surgeon workers worker volunteers volunteer staff staffers
 employees employee labourers laborers laborer labourer farmers farmer shepherds shepherd herders herder peasants peasant fishermen miners miner drivers driver passengers
 passenger commuters pilots pilot crew crewmen crewmembers sailors seamen tourists tourist travellers travelers pilgrims pilgrim worshippers worshipers worshipper
 journalists journalist reporters reporter newsmen correspondents cameraman cameramen photographers photographer activists activist protesters
 protester protestors demonstrators demonstrator students student pupils pupil schoolchildren schoolgirls schoolgirl schoolboys schoolboy teachers
 teacher professors professor priests priest clergymen nuns nun monks imam imams missionaries missionary lawyers judges judge prosecutors
 officials official ministers minister diplomats diplomat ambassadors envoys politicians politician councillors mayors mayor deputies contractors
 contractor engineers engineer prisoners prisoner inmates inmate detainees detainee hostages hostage refugees refugee migrants migrant idps
 evacuees returnees foreigners foreigner nationals national victims victim patients patient pedestrians pedestrian bystanders bystander passersby mourners
 onlookers shoppers customers guests spectators fans wounded injured others other relatives relative brothers brother sisters sister sons son
 daughters daughter siblings sibling mothers mother fathers father parents grandfather grandmother wife wives husband husbands cousins cousin uncle
 aunt nephew niece grandchildren grandson granddaughter twins couple spouses survivors suspects suspect participants
 businessmen businessman merchants traders vendors vendor shopkeeper shopkeepers seekers specialists technicians technician scouts
 peacekeepers peacekeeper observers monitors trainees cadets cadet souls companions companion maids maid servants servant housekeeper clerks clerk lecturer lecturers academics intellectuals
 leftists communists watchmen watchman escorts hikers climbers campers swimmers cyclists motorists motorist colleagues colleague friends neighbours neighbors`);

const NOT_PEOPLE =
  words(`villages village cities city towns town neighbourhoods neighborhoods houses house homes home buildings building
 apartments vehicles vehicle cars car trucks truck tanks tank buses bus planes plane aircraft jets helicopters drones drone ships boats
 missiles missile rockets rocket shells bombs bomb mines weapons rifles guns bullets rounds strikes strike airstrikes airstrike attacks
 attack raids raid clashes incidents incident operations explosions explosion blasts battles fires days weeks months years hours minutes
 nights times dollars euros percent points goals games matches seats votes titles medals trophies hearts hospitals schools camps bases
 checkpoints positions sites targets areas districts regions provinces governorates countries nations groups group factions sides
 parties organizations companies animals animal cows cow sheep goats goat cattle livestock horses dogs dog cats chickens birds hens
 poultry pigs camels donkeys fish whales elephants lions tigers bears wolves deer rhinos bees turtles seals trees tree plants crops acres hectares tons jobs
 bills bill laws proposals deals rules cases case reports statements waves phases stories books films pictures photos images videos
 families family households tribes clans fronts lines wickets pawns roads bridges farms factories shops markets facilities
 stations warehouses depots barrels records flights events meetings accidents crashes earthquakes floods storms shipments
 crimes violations charges counts kinds types parts pieces things penalties blows markets sales talks hopes dreams
 bodies lives wounds injuries deaths casualties fatalities
 launchers containers trailers tankers reactors tractors computers headquarters quarters restaurants plants helicopters boulders borders
 trailers carriers freighters bulldozers transformers generators sensors servers numbers papers newspapers chapters centers centres
 shelters theaters theatres chambers towers powers orders offers rivers corners counters letters matters disasters factors
 sectors motors trees committees degrees guarantees fees elephants apartments plants variants grants warrants
 bunkers trackers cruisers destroyers boosters batteries winters summers quarters hectares meters metres liters scooters choppers`);

const PEOPLE_ENDING = /(?:men|women|ists|people)$/;
/** "campaigners", "organisers", "survivors": who does something; things of the same form are listed above. */
const DOER = /[^aeiou](?:ers|ors)$|(?:ees|ants)$/;

/** `person`, `thing`, or `unknown`: what the head noun of a counted phrase stands for. */
export function kindOfNoun(word: string, proper: boolean): "person" | "thing" | "unknown" {
  if (PEOPLE.has(word)) return "person";
  if (NOT_PEOPLE.has(word)) return "thing";
  if (word.length > 5 && PEOPLE_ENDING.test(word)) return "person";
  if (word.length > 6 && DOER.test(word)) return "person";
  if (proper && /(?:[ai]ans|eans|ese|ish|is|ites|ans|ians)$/.test(word)) return "person";
  return "unknown";
}

export const isPerson = (word: string): boolean => PEOPLE.has(word);

export const REPORTING = words(
  "said says say saying told tell tells reported reports report announced announces confirmed confirms added adds stated states claimed claims claim according noted notes declared documented revealed explained warned insisted quoted estimates estimated",
);
export const SUBORDINATORS = words(
  "when while after because if before although though whereas until unless once since whilst as where despite following amid",
);
export const BE = words("was were is are be been being am 're 's");
export const HAVE = words("has have had having 've");
export const MODALS = words("could would might may can should will must shall 'll 'd");
export const AMONG = words("among amongst including incl incl. include includes included");
/** Contexts in which people are "hurt" or "killed" without harm. */
export const PLAY = words(
  "match league striker goalkeeper midfielder tournament playoff playoffs quarterback innings championship film movie novel thriller sitcom videogame drill simulation simulated rehearsal mock fictional",
);
export const WARS = words("war wars conflict conflicts insurgency uprising genocide crisis revolution");
export const ATTACKS = words(
  "attack attacks strike strikes airstrike airstrikes raid raids bombing bombings bombardment shelling explosion explosions blast blasts offensive assault clashes shooting battle battles ambush operation operations drone drones",
);
