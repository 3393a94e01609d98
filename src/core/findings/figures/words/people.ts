import { words } from "./words.js";

/** Nouns for people that are written here in each of their forms. */
const COUNTED = words(`people persons civilians civilian citizens individuals individual residents resident
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
 leftists communists watchmen watchman escorts hikers climbers campers swimmers cyclists riders motorists motorist colleagues colleague friends neighbours neighbors`);

/** Nouns for people, in the singular; their plurals are made from them. */
const PERSON =
  words(`aide adviser advisor grocer baker butcher tailor barber carpenter mason bricklayer plumber electrician welder mechanic smith blacksmith cobbler potter
weaver tanner miller brewer chef waiter waitress bartender barman innkeeper publican landlord landlady lodger tenant porter docker stevedore
longshoreman courier postman messenger trucker carter cabbie chauffeur signalman stoker deckhand farmhand stagehand millhand ranchhand midwife
housewife widow widower orphan bride bridegroom newlywed schoolmistress schoolmaster headmaster headmistress headteacher schoolteacher rector dean
tutor instructor trainer referee umpire athlete player footballer boxer jockey cyclist singer musician drummer pianist actor actress dancer poet
writer novelist painter sculptor artist editor publisher broadcaster presenter blogger columnist stringer interpreter translator librarian archivist
scientist researcher scholar historian archaeologist geologist biologist chemist physicist pharmacist dentist physician psychologist orderly caretaker
janitor cleaner gardener groundsman sweeper dustman hawker peddler pedlar stallholder customer client motorcyclist biker passer-by eyewitness witness
spectator deacon bishop archbishop cardinal vicar curate chaplain rabbi cleric preacher pastor monk friar seminarian mullah sheikh muezzin catechist
acolyte jesuit franciscan dominican capuchin carmelite benedictine marist salesian trappist ursuline king queen prince princess emperor chieftain
chief governor senator congressman congresswoman lawmaker legislator parliamentarian mp delegate envoy consul attache chancellor premier president
alderman candidate campaigner canvasser voter magistrate attorney solicitor barrister bailiff notary juror sheriff ranger gamekeeper forester
lumberjack logger woodcutter hunter trapper poacher beekeeper herdsman goatherd cowherd drover rancher cowboy planter sharecropper smallholder crofter
fisherman fisher angler diver lifeguard mariner boatman ferryman skipper bosun purser steward stewardess navigator co-pilot copilot airman gunner
rifleman infantryman cavalryman trooper sapper grenadier fusilier dragoon legionnaire raider looter rioter arsonist hijacker kidnapper abductor
smuggler trafficker robber thief burglar bandit brigand pirate outlaw gangster mobster hitman assassin sniper saboteur spy informer informant defector
deserter draftee recruit corporal brigadier admiral commodore commandant sentry sentinel mountaineer skier surfer backpacker holidaymaker visitor
hotelier reveller partygoer concertgoer churchgoer parishioner congregant pallbearer gravedigger undertaker marcher squatter settler colonist nomad
bedouin beggar hermit triplet stepson stepdaughter stepfather stepmother godson grandparent grandchild fiance fiancee girlfriend boyfriend sweetheart
breadwinner roommate flatmate classmate schoolmate teammate workmate comrade compatriot countryman islander highlander townsman tribesman clansman lad
lass bloke chap gentleman lady serb kurd turk greek dane swede finn czech slovak croat scot briton brit thai filipino afghan uzbek tajik kazakh kyrgyz
uighur uyghur tamil sikh hindu muslim moslem christian jew copt yazidi yezidi alawite shiite sunni buddhist baptist mormon quaker hutu tutsi somali
basque catalan spaniard netherlander englishman frenchman dutchman irishman welshman indian mexican american german italian russian cuban iraqi
israeli pakistani saudi yemeni kuwaiti bengali nepali chilean salvadoran honduran colombian peruvian captive internee convict felon parolee fugitive
asylum-seeker evacuee deportee abductee employee enlistee civ responder noncombatant non-combatant combatant guardian guardsman watchman doorman
gatekeeper bouncer chambermaid housemaid housekeeper nanny governess babysitter carer caregiver apprentice intern undergraduate graduate schoolchild
schoolboy schoolgirl entrepreneur industrialist financier banker accountant auditor cashier manager chairman chairwoman boss foreman supervisor
overseer superintendent inspector detective commissioner investigator analyst consultant architect surveyor designer programmer machinist operator
stonecutter quarryman trawlerman crewman crewmember oarsman bargee dockworker shopworker healthworker aidworker peasant farmworker labourer campesino
gaucho peon villager catechumen novice nonagenarian octogenarian septuagenarian centenarian preschooler kindergartner fourth-grader tot babe
cabinetmaker shoemaker watchmaker dressmaker seamstress laundress washerwoman milkmaid shopgirl barmaid rebel loyalist unionist nationalist royalist
regular irregular paratrooper commando cameraperson producer director mediator negotiator adjutant quartermaster academic ambassador assailant camper citizen clergyman climber communist commuter conscript constable correspondent councillor deputy escort friend gendarme guest hiker inhabitant intellectual lawyer leftist merchant mourner neighbor neighbour newborn newsman observer onlooker parent participant partisan patrolman pensioner person prosecutor protestor reservist returnee scout seaman separatist sergeant servicemember servicewoman shopper soul specialist spouse staffer survivor swimmer trader trainee traveler traveller twin warden worshiper youngster major rapper uncle aunt nephew niece grandmother stepchild usher comedian influencer vlogger youtuber streamer mayoress bellringer enemy junior sophomore freshman veterinarian guide cook host hostess reader pundit dissident`);

/** Nouns for people, in the plural and the singular: the only ones that "a" counts wherever it stands. */
const PEOPLE: ReadonlySet<string> = new Set([
  ...COUNTED,
  ...PERSON,
  ...[...PERSON, ...[...COUNTED].filter((word) => !/s$|m[ae]n$|people|children/.test(word))].map(pluralOf),
]);

function pluralOf(word: string): string {
  if (word === "passer-by") return "passers-by";
  if (word.endsWith("child")) return `${word}ren`;
  if (word.endsWith("man") && word !== "german") return `${word.slice(0, -2)}en`;
  if (/(?:wife|thief)$/.test(word)) return `${word.replace(/fe?$/, "")}ves`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|ch|sh|x)$/.test(word) ? `${word}es` : `${word}s`;
}

/** "9-year-old", "ten-month-olds". */
const AGED = /^[a-z0-9-]+-(?:year|month|week|day)-olds?$/;

const NOT_A_TRADE = words(
  "spokesman spokesmen spokeswoman spokeswomen inhuman superhuman nonhuman ottoman talisman doberman automaker carmaker drugmaker chipmaker planemaker bookmaker peacemaker pacemaker timekeeper goalkeeper wicketkeeper wicket-keeper goal-keeper bestseller best-seller specimen regimen abdomen",
);
/** "ploughman", "bellringer", "dressmaker": compounds that name people by what they do. */
const TRADE =
  /^[a-z-]{3,}(?:[a-z]man|[a-z]men|woman|women|keeper|maker|monger|wright|smith|herder|worker|seller|picker|ringer|ician|ologist|grapher|mistress)$/;

export const isPerson = (word: string): boolean =>
  PEOPLE.has(word) ||
  (word.length > 6 && TRADE.test(word) && !NOT_A_TRADE.has(word)) ||
  (word.length > 8 && word.includes("-old") && AGED.test(word));
