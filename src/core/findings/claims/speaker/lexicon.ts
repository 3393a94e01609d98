import type { Gender } from "./person.js";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Forms of address, which are no part of a name; most tell the gender. */
const ADDRESSES = words(
  "coun cllr mr mr. mrs mrs. ms ms. miss mx mx. dr dr. prof prof. sir dame lord lady gen gen. lt lt. lieut lieut. col col. maj maj. capt capt. cpl cpl. sgt sgt. const const. cmdr cmdr. adm adm. brig brig. pvt pvt. det det. insp insp. supt supt. sen sen. rep rep. gov gov. hon hon. rev rev. fr fr. amb amb. pres pres. sec sec. madam madame monsieur herr frau señor señora hajji haji then-president",
);
/** Offices and ranks that stand before a name as a part of it. */
const OFFICES = words(
  "president vice-president minister secretary chancellor premier king queen prince princess duke duchess emperor pope cardinal archbishop bishop imam sheikh sheik emir sultan ayatollah rabbi pastor father sister brother reverend mayor governor senator congressman congresswoman representative councillor councilor councilman councilwoman alderman commissioner ambassador envoy judge justice attorney sheriff marshal prosecutor director chief head chairman chairwoman chair chairperson commander general colonel captain major lieutenant sergeant corporal admiral brigadier inspector superintendent constable detective officer deputy spokesman spokeswoman spokesperson leader speaker whip ceo cfo coo cto mp mep mpp mla mna md manager coach coordinator professor doctor nurse analyst editor reporter columnist correspondent actor actress singer author director-general secretary-general superstar star quarterback goalie midfielder striker forward defenceman defenseman pitcher tsar czar shah taoiseach chancellor-designate president-elect governor-general co-founder founder owner candidate lawyer economist strategist adviser advisor aide",
);

/** Whether a word, in lower case, is a title before a name and no part of it. */
export function isTitle(word: string): boolean {
  return ADDRESSES.has(word) || OFFICES.has(word) || /(?:-(?:general|elect)|^(?:then|ex)-\w+)$/.test(word);
}

export function isAddress(word: string): boolean {
  return ADDRESSES.has(word);
}

const MALE = words(
  "mr mr. sir lord monsieur herr señor man father dad husband son brother uncle nephew grandfather grandson stepfather boyfriend king prince duke emperor pope cardinal imam sheikh sheik emir sultan ayatollah baron count monk priest businessman spokesman chairman policeman congressman councilman alderman salesman gentleman boy fisherman fireman cameraman nobleman statesman anchorman frontman handyman serviceman clergyman widower groom hajji haji tsar czar shah",
);
const FEMALE = words(
  "mrs mrs. ms ms. miss dame lady madam madame frau señora woman mother mom mum wife daughter sister aunt niece grandmother granddaughter stepmother girlfriend queen princess duchess empress actress businesswoman spokeswoman chairwoman policewoman congresswoman councilwoman girl nun widow waitress baroness heroine hostess bride ballerina midwife housewife comedienne schoolgirl stateswoman",
);

/** The gender that a title or a noun for a person tells. */
export function genderOfNoun(noun: string): Gender | undefined {
  return MALE.has(noun) ? "male" : FEMALE.has(noun) ? "female" : undefined;
}

/** Nouns for one person that news texts use for somebody who acts or speaks. */
const PERSON_NOUNS = words(
  "baker butcher barber sailor miner carpenter plumber electrician builder mechanic waiter cook chef cashier librarian principal pharmacist archaeologist ecologist epidemiologist geographer linguist paramedic pensioner rescuer bystander eyewitness bureaucrat lieutenant trainee apprentice fellow activist administrator adviser advisor advocate agent aide analyst artist athlete author backbencher banker barrister biologist blogger boss boy broker businessperson captive caller campaigner caretaker child citizen civilian cleric clerk client colleague columnist comedian commentator composer comrade consultant contractor counsellor counselor counterpart coordinator coroner critic customer dealer defendant delegate demonstrator dentist designer detainee developer dictator diplomat dissident doctor driver economist editor employee employer engineer entrepreneur executive expert farmer fighter filmmaker firefighter founder friend geologist girl golfer graduate guard guest handler historian host hostage inmate instructor insider insurgent inventor investigator investor jihadist journalist juror landlord lawmaker lawyer legislator lobbyist maverick member medic meteorologist migrant militant mediator minder monarch musician native negotiator neighbor neighbour newcomer novelist observer official operator organizer organiser owner parent participant partner passenger patient performer philosopher photographer physician physicist pilot planner player plaintiff poet politician pollster principal prisoner producer professional proprietor protester protestor psychiatrist psychologist publisher ranger rebel recruiter refugee regulator relative reporter researcher resident respondent restaurateur retiree rower runner scholar scientist shopkeeper sibling singer skipper sociologist soldier solicitor specialist star strategist strongman student supervisor supporter surgeon survivor suspect teacher teenager therapist tourist trader trainer translator treasurer trucker trustee tycoon undersecretary veteran victim villager volunteer voter warlord winner witness worker writer youngster sergeant-at-arms person rookie driver policeman whistleblower whistle-blower source",
);

/** Whether a noun, in lower case and the singular, names one person. */
export function isPersonNoun(noun: string): boolean {
  if (PERSON_NOUNS.has(noun) || genderOfNoun(noun) !== undefined) return true;
  return (OFFICES.has(noun) && noun.length > 3) || noun === "ceo" || noun === "mp" || noun === "mla";
}

/** Words that are found in the names of organisations, works and places, not in those of people. */
const INSTITUTION_WORDS = words(
  "party university college school academy institute institution council committee commission ministry department agency authority association union federation confederation league club society foundation trust fund bank group company corporation corp corp. inc inc. ltd ltd. llc plc co co. holdings industries partners ventures capital motors airlines airways news times post journal press globe mail herald tribune gazette review magazine network radio television tv channel media studios pictures records hospital clinic center centre church cathedral mosque temple court parliament congress senate house assembly cabinet office bureau service services board police force forces army navy guard brigade battalion division command corps command coalition alliance front movement brotherhood organization organisation nations states republic kingdom empire union province city county district region street road avenue square park bridge airport station port river lake island islands mountain mountains valley bay sea ocean beach hill hills heights north south east west northern southern eastern western central american british canadian international national federal global world royal united new olympic olympics games cup championship championships tournament tour open series award awards prize act bill law treaty agreement accord convention protocol charter project program programme initiative campaign plan day week war battle hotel restaurant cafe theatre theater museum gallery library stadium arena hall tower building complex plaza market mall store stores wing system systems technologies technology software labs energy oil gas pipeline pharma pharmaceuticals health care insurance financial securities management consulting solutions resources mines mining steel auto foods beverage brewing staff strait canal desert coast gulf peninsula revolution spring accords bulls bears oilers leafs canucks raptors jays senators patriots giants rangers knights wings devils lakers warriors security intelligence affairs state statistics survey observatory monitor watch amnesty crescent cross street internet facebook twitter google youtube instagram islamic democratic republican conservative liberal socialist communist canada america britain england scotland wales ireland france germany italy spain russia ukraine china japan india korea israel iran iraq syria turkey egypt africa asia europe australia zealand mexico brazil development innovation science economic economy education environment justice finance defence defense trade infrastructure transport research training safety security labour labor agriculture housing immigration communications media digital entertainment interactive images getty point points beach creek falls springs rising brief updates story summit forum conference festival show museum sox cubs yankees dodgers hurricane storm cabinet mission embassy",
);

export function isInstitutionWord(word: string): boolean {
  return INSTITUTION_WORDS.has(word);
}

const CALENDAR =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.|today|yesterday)$/;

export function isCalendar(word: string): boolean {
  return CALENDAR.test(word);
}

const SAYING =
  /^(?:say|tell|add|ask|insist|explain|claim|argue|warn|note|admit|agree|announce|assert|believe|boast|comment|complain|concede|confirm|contend|continue|declare|deny|describe|emphasi[sz]e|estimate|joke|maintain|mention|observe|point|promise|recall|remark|remember|repl[iy]|report|respond|reveal|state|stress|suggest|testif[iy]|think|tweet|urge|vow|write|acknowledge|allege|blame|call|conclude|criticis|criticiz|demand|express|hope|indicate|pledge|predict|question|quip|reiterate|speculate|sa[iy]|caution|counter|recount|laugh|muse|wonder|worr[iy])(?:s|es|d|ed|ing)?$|^(?:said|told|wrote|thought|thinks|knew|knows|conceded|tells|writes|goes|says)$/;

/** Whether a verb, in lower case, is one of speech or thought. */
export function isSaying(word: string): boolean {
  return SAYING.test(word) || (word.endsWith("ing") && SAYING.test(`${word.slice(0, -3)}e`));
}

/** Nouns for what somebody said: who said it is who said it in "her statement said". */
const UTTERANCES = words(
  "statement statements letter report tweet tweets post message email memo note speech remarks comments comment testimony interview book op-ed column affidavit announcement blog essay filing presentation claim claims",
);

export function isUtterance(noun: string): boolean {
  return UTTERANCES.has(noun);
}
