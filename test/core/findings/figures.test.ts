import { describe, expect, it } from "vitest";
import { findFigures } from "../../../src/core/findings/figures/figures.js";
import type { Claim, Figure } from "../../../src/core/findings/finding.js";
import { NameBook } from "../../../src/core/reading/names.js";
import { read, splitWords } from "../../../src/core/reading/reading.js";

/** Karvania, its places and its armies are invented. */
const book = new NameBook(
  [
    { name: "Karvania", kind: "place", also: ["Karvan"] },
    { name: "Ostrava Valley", kind: "place", also: [] },
    { name: "Vell", kind: "place", also: ["Velle"] },
    { name: "Port Sarno", kind: "place", also: [] },
  ],
  splitWords,
);

const published = "2031-05-14";
const figuresOf = (text: string, claims: readonly Claim[] = []): Figure[] =>
  findFigures(read({ text, published }, book), claims);

const LETTERS = {
  killed: "K",
  injured: "I",
  missing: "M",
  displaced: "D",
  captured: "C",
  casualties: "CAS",
} as const;

/** "K12+ sub": twelve or more killed, a part of another figure. */
function brief(figure: Figure): string {
  const { low, high } = figure;
  const number =
    low === high ? `${low}` : high === null ? `${low}+` : low === null ? `<=${high}` : `${low}-${high}`;
  const flags = (["vague", "subset", "background", "running", "zero", "denied"] as const).filter(
    (flag) => figure[flag],
  );
  return [`${LETTERS[figure.harm]}${number}`, ...flags].join(" ");
}

/** Sentence, then what it says. */
const cases: readonly (readonly [string, ...string[]])[] = [
  // Plain statements
  ["Four civilians were killed and six others injured in shelling of Vell.", "K4", "I6"],
  ["Shelling of Vell killed four civilians and injured six others.", "K4", "I6"],
  ["The raid hit a market, killing at least twenty-one people and wounding dozens.", "K21+", "I12-99 vague"],
  ["A civilian was killed and another wounded near Vell.", "K1", "I1"],
  ["A mine killed a shepherd and injured another near Port Sarno.", "K1", "I1"],
  ["The blast left 12 people dead and up to 30 wounded.", "K12", "I<=30"],
  ["Between 3 and 5 soldiers died when the bridge fell.", "K3-5"],
  ["Six to eight fighters were killed overnight.", "K6-8"],
  ["The flood displaced 1.2 million people, officials said.", "D1200000 background"],
  ["Some 2,300 families gathered; 300.000 people were displaced.", "D300000 background"],
  ["Half a dozen guards were captured by the rebels.", "C6"],
  ["Three aid workers are still missing after the landslide.", "M3"],
  ["The shelling claimed the lives of two nurses.", "K2"],
  ["Fifteen soldiers lost their lives in the ambush.", "K15"],
  ["The strike caused the death of three villagers and the injury of five others.", "K3", "I5"],
  ["The two-day battle led to the martyrdom of four fighters.", "K4"],
  ["Two officers were shot dead outside a cafe.", "K2"],
  ["More than 80 people were killed and wounded in the Ostrava Valley.", "CAS80+"],
  ["Doctors counted 40 casualties after the strike.", "CAS40"],
  ["The clash resulted in nine deaths and 14 injuries.", "K9", "I14"],
  ["Two drivers sustained serious injuries.", "I2"],
  ["Mortars ki*lled three people in Vell.", "K3"],
  ["A family of five was killed in Vell.", "K5"],
  ["No fewer than seven people drowned.", "K7+"],
  ["Several soldiers were wounded.", "I2-10 vague"],
  ["A number of residents were injured.", "I2+ vague"],
  ["Tens of thousands of people have been displaced by the floods.", "D10000-99999 vague"],
  ["Karim Vol was killed in a raid on Friday.", "K1"],
  ["Samira Vol, 45, was killed on Friday.", "K1"],
  ["Boy killed, man injured by a mine in northern Karvania", "K1", "I1"],
  ["The bodies of eight miners were recovered from the shaft.", "K8"],
  ["Gunmen abducted 17 students from a school.", "C17"],
  // Parts and lists
  ["Eleven people, including three children, were killed.", "K11", "K3 subset"],
  [
    "The strike killed 11 people, including three children and two women, and wounded nine.",
    "K11",
    "K3 subset",
    "K2 subset",
    "I9",
  ],
  ["The toll reached 21: 12 soldiers and nine civilians.", "K21 running", "K12 subset", "K9 subset"],
  ["The raid killed 166 people, 114 of them fighters.", "K166", "K114 subset"],
  ["The raid killed 20 people, six of whom were women.", "K20", "K6 subset"],
  ["One man and two of his children were killed in Vell.", "K1", "K2"],
  ["The drone killed one contractor, injured another and wounded five soldiers.", "K1", "I1", "I5"],
  ["The army killed two fighters and three gunmen in Vell.", "K2", "K3"],
  [
    "Five people were killed (two women and three men) and 6 injured (1 child).",
    "K5",
    "K2 subset",
    "K3 subset",
    "I6",
    "I1 subset",
  ],
  ["Three civilians, two women and a man, were killed.", "K3", "K2 subset", "K1 subset"],
  ["Two civilians were among those injured.", "I2 subset"],
  ["Among the dead were three children.", "K3 subset"],
  ["The dead included two journalists.", "K2 subset"],
  ["The mayor was killed along with two bodyguards.", "K2"],
  ["Eight people were killed, among them a doctor, and 12 wounded.", "K8", "K1 subset", "I12"],
  // Parts by their own phrase, by degree, by place, and of a total told in the sentence before
  ["Nine people, mostly women, were killed.", "K9"],
  ["Of the 30 dead, 12 were women and four were children.", "K30", "K12 subset", "K4 subset"],
  [
    "Thirty people were killed, 12 of them women and four of them children.",
    "K30",
    "K12 subset",
    "K4 subset",
  ],
  [
    "Thirty people were killed – 12 soldiers and 18 civilians – and nine hurt.",
    "K30",
    "K12 subset",
    "K18 subset",
    "I9",
  ],
  ["Thirty people were killed (12 soldiers, 18 civilians).", "K30", "K12 subset", "K18 subset"],
  ["Thirty people – 12 soldiers and 18 civilians – were killed.", "K30", "K12 subset", "K18 subset"],
  ["Four soldiers and two clerks were among the nine killed.", "K4 subset", "K2 subset", "K9"],
  [
    "Four girls and a boy, all of one class, were among at least 20 killed.",
    "K4 subset",
    "K1 subset",
    "K20+",
  ],
  ["Two nurses are among 14 people killed in Vell.", "K2 subset", "K14"],
  ["Among the 33 dead were five rescuers and a child.", "K33", "K5 subset", "K1 subset"],
  ["Among the 33 dead are five rescuers.", "K33", "K5 subset"],
  ["Counted among the 33 dead are five rescuers.", "K33", "K5 subset"],
  ["Also among the wounded: a boy and six members of the guard.", "I1 subset", "I6 subset"],
  [
    "Twenty people died, among them 12 children, three of whom were infants.",
    "K20",
    "K12 subset",
    "K3 subset",
  ],
  ["Eleven died, three women among them.", "K11", "K3 subset"],
  ["Eleven people died, two children included.", "K11", "K2 subset"],
  ["Twelve of the 20 people killed were children.", "K12 subset", "K20"],
  ["Nine of the 20 migrants who drowned were from Vell.", "K9 subset", "K20"],
  ["Four of the 41 wounded sailors were flown to Vell.", "I4 subset", "I41"],
  ["The council has verified 64 of the 79 deaths.", "K64 subset", "K79"],
  ["Seven of the dead were children.", "K7 subset"],
  ["Two of the 14 wounded died on Monday.", "K2", "I14"],
  ["Two of Monday's wounded have died.", "K2"],
  ["Two of the wounded later died.", "K2"],
  ["Three of the five soldiers were killed.", "K3"],
  ["Five people were hurt, two seriously.", "I5", "I2 subset"],
  ["Nine people were injured, four of them critically.", "I9", "I4 subset"],
  ["Twelve people were wounded, including three in critical condition.", "I12", "I3 subset"],
  ["Twelve people were wounded, three fatally.", "I12", "K3"],
  ["Eighteen were hurt, six with severe burns.", "I18", "I6 subset"],
  ["Thirteen people were hurt, four of whom are in critical condition.", "I13", "I4 subset"],
  [
    "Fourteen people were killed: eight in Vell, four in Port Sarno and two in Osk.",
    "K14",
    "K8 subset",
    "K4 subset",
    "K2 subset",
  ],
  ["The shelling killed 14 people, eight in Vell and six in Port Sarno.", "K14", "K8 subset", "K6 subset"],
  [
    "Fourteen people were killed across Karvania on Friday, eight in Vell, four in Osk and the remaining two on the road.",
    "K14",
    "K8 subset",
    "K4 subset",
    "K2 subset",
  ],
  [
    "The raid killed 22: six on the first night, twelve on Saturday and four on Sunday.",
    "K22",
    "K6 subset",
    "K12 subset",
    "K4 subset",
  ],
  ["Eight were killed in Vell and six in Port Sarno, 14 in all.", "K8 subset", "K6 subset", "K14"],
  ["Eight soldiers and six civilians were killed, a total of 14.", "K8 subset", "K6 subset", "K14"],
  ["Eight people died in Vell, six in Osk and three in Port Sarno.", "K8", "K6", "K3"],
  ["Eleven people died: a cook, two guards and eight clerks.", "K11", "K2 subset", "K8 subset"],
  ["A family of six – the parents and four children – was killed.", "K6", "K4 subset"],
  ["There were 140 casualties, 31 of them fatal.", "CAS140", "K31 subset"],
  ["There were 140 casualties, of which 31 were deaths.", "CAS140", "K31 subset"],
  ["Of 64 casualties, 19 were fatal.", "CAS64", "K19 subset"],
  ["The clinic counted 27 casualties, two of them dead.", "CAS27", "K2 subset"],
  ["The dead were distributed as follows: seven in Vell and four in Osk.", "K7 subset", "K4 subset"],
  ["A bomb killed four of those who had attended the mass.", "K4"],
  ["Four of those who died were children.", "K4 subset"],
  ["Six attackers were involved, and two of them were killed.", "K2"],
  ["No soldiers died, yet the hospital took in 30 of them with injuries.", "K0 zero", "I30"],
  ["A couple and their two sons died.", "K2", "K2"],
  ["Two women, three men and a child died.", "K2", "K3", "K1"],
  ["Three guards were killed and two of them beheaded.", "K3", "K2 subset"],
  [
    "Eight rebels and two soldiers were killed and five people wounded, three of them children.",
    "K8",
    "K2",
    "I5",
    "I3 subset",
  ],
  ["The blast killed 12 people, half of them children.", "K12"],
  ["Thirty people were killed. Of these, 12 were women.", "K30", "K12 subset"],
  ["Twenty people died in Vell. Twelve of them were children.", "K20", "K12 subset"],
  ["Twenty people died in Vell. Among them were 12 children and a nurse.", "K20", "K12 subset", "K1 subset"],
  ["Twenty people died in Vell. They included 12 children.", "K20", "K12 subset"],
  ["Twenty people died in Vell. The victims included 12 children.", "K20", "K12 subset"],
  ["Twenty people died in Vell. Eleven of the victims were women.", "K20", "K11 subset"],
  ["Twenty people died in Vell. Twelve were children.", "K20", "K12 subset"],
  ["Nine people were hurt in Vell. Four were in critical condition.", "I9", "I4 subset"],
  ["Nine people were hurt in Vell. Two are in a serious condition.", "I9", "I2 subset"],
  ["Twenty people died in Vell. Twelve clerks were on leave.", "K20"],
  ["Twenty people died in Vell. Three of them had come by train.", "K20", "K3 subset"],
  ["The army shelled Vell. Twelve of its men were on leave."],
  ["Twenty people died and nine were hurt. Four of them were children.", "K20", "I9"],
  ["Nobody was killed in Vell. Three of them were asleep.", "K0 zero"],
  // Running totals and background
  ["The death toll rises to 40 from 32.", "K40 running", "K32 background"],
  ["The death toll from the Vell quake has climbed to 1,204, officials said.", "K1204 running"],
  ["That brings the number of deaths to 19.", "K19 running"],
  ["The war has killed more than 9,000 people.", "K9000+ background"],
  ["The conflict, which has left hundreds of thousands dead, goes on.", "K100000-999999 vague background"],
  ["Since 2019, some 4,000 civilians have been killed in the Ostrava Valley.", "K4000 background"],
  ["A similar attack last year killed 17 people.", "K17 background"],
  ["In March 2027 a strike on the same camp killed 30 people.", "K30 background"],
  ["The strike on Vell, captured in 2026 by rebels, killed 12 people.", "K12"],
  ["A strike killed 12 people in Vell, which rebels seized in 2026.", "K12"],
  // What a count was before, and what others say it is
  ["The death toll rose to 19, up from 11 on Monday.", "K19 running", "K11 background"],
  ["The toll was revised down to 14 from 17.", "K14 running", "K17 background"],
  ["The ministry revised the toll from 17 to 14.", "K17 background", "K14 running"],
  ["The number of dead climbed from 17 to 21.", "K17 background", "K21 running"],
  ["Not 12 but nine people were killed, the police said.", "K12 background denied", "K9"],
  ["Nine people were killed, not 12 as reported earlier.", "K9", "K12 background denied"],
  ["Nine people died (not 12, as first announced).", "K9", "K12 background denied"],
  ["Nine people, not 12, were killed.", "K9", "K12 background denied"],
  ["Police said nine people died; an earlier report said 12.", "K9", "K12 background"],
  ["Police said nine people died; the rebels say 14.", "K9", "K14"],
  ["The army says 60 rebels were killed, while the rebels put the figure at four.", "K60", "K4"],
  ["The ministry, which had put the toll at nine, now says 14 were killed.", "K9 background", "K14"],
  ["The mayor, who on Tuesday spoke of 30 killed, now says 26.", "K30 background", "K26 running"],
  ["The hospital, which had reported nine dead, now gives 14.", "K9 background", "K14 running"],
  ["An earlier report had put the toll at nine.", "K9 background"],
  [
    "Police initially said four people had died, but later put the number at six.",
    "K4 background",
    "K6 running",
  ],
  ["The toll doubled to 40.", "K40 running"],
  ["The toll more than doubled to 40 from 18.", "K40 running", "K18 background"],
  ["The death toll, which stood at nine on Monday, has reached 14.", "K9 background", "K14 running"],
  ["An earlier toll of nine was raised to 14.", "K9 background", "K14 running"],
  ["Fourteen people were killed, compared with nine on Sunday.", "K14", "K9 background"],
  ["The number of injured rose by six to 40.", "I40 running"],
  ["The police raised the death toll by three to 22.", "K22 running"],
  ["Officials lowered the death toll to 30.", "K30 running"],
  ["A previous count put the number of dead at 22.", "K22 background"],
  ["The death toll now stands at 22.", "K22 running"],
  ["The toll stood at 22 by noon.", "K22 running"],
  ["The toll has passed 100.", "K100 running"],
  ["Two more bodies were found, bringing the death toll to 16.", "K2 subset", "K16 running"],
  ["Three more people died overnight, taking the toll to 16.", "K3 subset", "K16 running"],
  ["A boy died of his wounds on Monday, raising the death toll to eight.", "K1 subset", "K8 running"],
  [
    "Two of Monday's wounded have since died, lifting the death toll from seven to nine.",
    "K2 subset",
    "K7 background",
    "K9 running",
  ],
  ["The toll from Monday's quake, in which a dam burst, has climbed to 300.", "K300 running"],
  ["The death toll could rise to 90."],
  ["The toll of nine includes two children.", "K9", "K2 subset"],
  ["The toll includes nine children.", "K9 subset"],
  ["The number of wounded includes 14 children.", "I14 subset"],
  ["The toll of 84 comprises 60 soldiers and 24 civilians.", "K84", "K60 subset", "K24 subset"],
  ["The government gave a toll of 35 dead and more than 50 wounded.", "K35", "I50+"],
  ["The temple trust put the death toll lower, at 36.", "K36"],
  ["The council put the number of dead at six.", "K6"],
  // What was long ago, and what only ranks with it
  ["The war, which began in 2026, has killed 40,000 people.", "K40000 background"],
  ["More than 40,000 people have been killed since the war began.", "K40000+ background"],
  ["Since the truce collapsed, 300 people have been killed.", "K300 background"],
  ["Since dawn, 12 people have been killed.", "K12"],
  ["Since Monday, 12 people have been killed.", "K12"],
  ["In the past 24 hours the war has killed 12 soldiers.", "K12"],
  ["On the seventh day of the offensive 12 soldiers were killed.", "K12"],
  ["Over the past decade 900 journalists have been killed.", "K900 background"],
  ["So far this year 40 journalists have been killed.", "K40 background running"],
  ["In 2030, 40 journalists were killed.", "K40 background"],
  ["A bombing there two years ago killed 30 people.", "K30 background"],
  ["The attack came a year after a bombing killed 30 people in Vell.", "K30 background"],
  ["It was the deadliest attack since 2028, when 60 people were killed.", "K60 background"],
  ["Twelve people were killed in the deadliest attack since 2028.", "K12"],
  ["Thursday's attack, which killed 12 people, was the worst since the war began.", "K12"],
  ["The town marked the tenth anniversary of the massacre of 80 villagers.", "K80 background"],
  ["The 2019 earthquake killed 700 people.", "K700 background"],
  ["In the first half of the year 120 people were killed.", "K120 background"],
  ["In the first quarter, 41 people were killed and 77 injured.", "K41 background", "I77 background"],
  ["The 2012 massacre, in which 80 villagers died, was marked on Sunday.", "K80 background"],
  ["Last month 14 people were killed in the same street.", "K14 background"],
  ["During the last war 900 people died in the camp.", "K900 background"],
  [
    "The civil war killed 90,000 people and displaced two million.",
    "K90000 background",
    "D2000000 background",
  ],
  ["Twelve people were killed in the seven-year war's bloodiest day.", "K12"],
  ["It was the first attack since the truce; two people were killed.", "K2"],
  ["Eleven people were killed last week.", "K11"],
  ["A month earlier, 12 people had been killed there.", "K12 background"],
  ["The camp was hit in January, when nine people died.", "K9 background"],
  ["It was the worst attack since the market bombing that killed 30 people.", "K30 background"],
  ["The raid was the third this year and killed nine people.", "K9"],
  ["The attack, the deadliest in recent years, killed 12 people.", "K12"],
  ["Two people were killed three weeks ago on the same road.", "K2 background"],
  ["Throughout the spring the mission had confirmed 17 civilian deaths.", "K17 background"],
  ["Nine people died at a fair last winter.", "K9 background"],
  ["In the same period of last year 160 people were killed.", "K160 background"],
  ["Two weeks after the blast that killed 12 people, the street reopened.", "K12"],
  ["The rebels killed four people hours after the truce took effect.", "K4"],
  ["Three people were killed, the first deaths since the truce.", "K3"],
  ["Floods killed 900 people there in 2022.", "K900 background"],
  ["The bridge, built in 2019, fell and killed four people.", "K4"],
  ["Since the start of the year 70 people have drowned.", "K70 background"],
  ["About 300 people drown each year in the lake."],
  ["Around 12,000 people are killed on the roads annually.", "K12000 background"],
  // Zero and denied
  ["No casualties were reported.", "CAS0 zero"],
  ["No civilians were killed or wounded, the army said.", "CAS0 zero"],
  ["The strike did not cause any injuries.", "I0 zero"],
  ["No one was hurt.", "I0 zero"],
  ["The army denied that 12 civilians were killed in the raid.", "K12 denied"],
  ["The ministry denied killing nine villagers.", "K9 denied"],
  ["No group claimed responsibility for the attack that killed five people.", "K5"],
  ["No fewer than three people were hurt.", "I3+"],
  // What did not happen, or not to people, beside what did
  ["The generals fear a siege could leave 4,000 people dead."],
  ["Analysts say as many as 30 officers would be killed in such a raid."],
  ["If the wall gives way, at least 200 people will drown."],
  ["The group vowed to execute ten prisoners by Friday."],
  ["The kidnappers threatened to kill two hostages unless a ransom was paid."],
  ["A cell was planning to kill 14 judges, police said."],
  ["Police foiled a plot to murder two ministers."],
  ["Aid agencies expect 40,000 people to be displaced by the spring."],
  ["The model predicts 900 deaths in the first week."],
  ["Projections show 3,000 people dying by the summer."],
  ["The warhead is capable of killing 500 people."],
  ["Officials warned that 60,000 people were at risk of being displaced."],
  ["It might have wounded dozens had it gone off."],
  ["A worst-case scenario put deaths at 12,000."],
  ["Two men were charged with attempting to kill three police officers."],
  ["He was sentenced to 12 years for killing two shopkeepers.", "K2"],
  ["A court jailed four men for the murder of six pilgrims in Vell.", "K6"],
  ["He is accused of killing two teachers.", "K2"],
  ["The army feared dozens of its men were dead.", "K12-99 vague"],
  ["Some 40 people are feared dead after the ferry sank.", "K40"],
  ["Doctors had feared a hundred deaths, but only four people died.", "K4"],
  ["The bomb, meant for a minister, killed two guards.", "K2"],
  ["In Sunday's drill, 40 people were killed and 90 injured on paper."],
  ["The exercise simulated an attack in which 25 people died."],
  ["During a training exercise two soldiers were killed by a stray shell.", "K2"],
  ["A soldier died and three were injured in a military exercise near Vell.", "K1", "I3"],
  ["The scenario of the exercise: a chemical train derails, leaving 60 dead."],
  ["In the novel, a plague kills 300 villagers."],
  ["The game's players have killed 4 million zombies."],
  ["The series opens with a shipwreck that leaves 90 passengers dead."],
  ["The opera ends with five people dead."],
  ["In the second episode a sniper shoots dead three policemen."],
  ["The author of the novel was among 12 people killed in the blast.", "K12"],
  ["A film crew came under fire and two cameramen were killed.", "K2"],
  ["The documentary shows how the army killed 40 villagers.", "K40"],
  ["A theatre roof collapsed during a play, killing six people.", "K6"],
  ["The actors of the school play were hurt when the stage collapsed, injuring 11 children.", "I11"],
  ["The Gulls have four players injured ahead of the final."],
  ["The striker killed off the game with two goals."],
  ["Two of the Herons' forwards are injured and will miss the semi-final."],
  ["The captain and three others are sidelined by injuries."],
  ["The team lost three players to injury before the World Cup."],
  ["Eleven fans were killed when a stand collapsed at the stadium during the match.", "K11"],
  ["Police opened fire on supporters after the game, killing two people.", "K2"],
  ["A race car left the track and killed three spectators.", "K3"],
  ["The crisis killed 40 start-ups and wounded 12 banks."],
  ["Three ministers were casualties of the reshuffle."],
  ["The merger claimed 300 jobs."],
  ["Six bakeries have died since the tax was raised."],
  ["Twelve brands died last year."],
  ["The party lost 14 seats and two mayors."],
  ["Thirty newspapers were killed by the new levy."],
  ["The fire killed 20 horses and injured 4 grooms.", "I4"],
  ["Dozens were found dead on the beach, dolphins mostly."],
  ["Two thousand died in the barn, nearly all of them hens."],
  ["The cull killed 12,000 badgers."],
  ["The mine killed three mules and their driver."],
  ["Lightning killed 14 reindeer and a herder.", "K1"],
  ["Poachers killed nine rhinos and two rangers.", "K2"],
  ["The oil spill has killed hundreds of seabirds."],
  ["Forty ewes were slaughtered."],
  ["Hunters killed a wolf that had injured two shepherds.", "I2"],
  ["Nearly 600 swans have died at the lake."],
  ["The virus killed 300 olive trees."],
  ["A poultry farm lost 9,000 birds, killed by the heat."],
  ["The army captured 12 villages and 30 vehicles."],
  ["Rebels captured five hamlets, a bridge and 20 soldiers.", "C20"],
  ["The gunners destroyed 14 mortars, killed two tanks and captured a depot."],
  ["Pavel Orrin, 34, and Lena Orrin, nine, were killed."],
  ["Aged 17, 19 and 22, the three brothers died on the road.", "K3"],
  ["Two boys aged six and eight were killed.", "K2"],
  ["The victims were aged 4, 9 and 12 and died at once."],
  ["A man, 40, died.", "K1"],
  ["The dead, aged between 19 and 60, were buried on Sunday."],
  ["Compensation of 9,000 crowns was paid for each person killed."],
  ["One in five displaced people is under 12."],
  ["Three out of four injured workers get no pay."],
  ["Road deaths fell to 5 per 100,000 inhabitants."],
  ["Of the displaced, 40 per cent are children."],
  ["The number of deaths rose by 12 percent."],
  ["Some 20 people a day die on the roads."],
  ["Every hour four people die of hunger."],
  ["About 12 deaths per day were recorded."],
  ["It was the third strike to kill civilians in a week."],
  ["Four gunmen killed a clerk.", "K1"],
  ["Some 300 rescuers searched for the missing."],
  ["Twelve survivors were flown out after the crash that killed 40 people.", "K40"],
  ["Three strikes killed nine people.", "K9"],
  ["The 12th victim died on Sunday."],
  ["A camp for 9,000 displaced people was opened."],
  ["The hospital has beds for 200 wounded."],
  ["The ward can take 60 injured at a time."],
  ["Buses for 400 displaced people left Vell."],
  ["The hall was turned into a shelter for 120 homeless people."],
  ["A memorial to the 63 people killed in the flood was unveiled.", "K63"],
  ["A mass was held for the 12 miners killed on Monday.", "K12"],
  ["Were 40 people killed in the raid?"],
  ["Did the army kill nine villagers?"],
  ["How many of the 200 missing are dead?", "M200"],
  ["Not a single casualty was reported.", "CAS0 zero"],
  ["Not one of the 40 passengers was hurt.", "I0 zero"],
  ["None of the nine sailors was killed.", "K0 zero"],
  ["All 140 passengers survived."],
  ["All 31 miners were rescued unharmed."],
  ["The two pilots escaped unhurt."],
  ["The strike caused no loss of life.", "K0 zero"],
  ["The evacuation ended without loss of life.", "K0 zero"],
  ["Nobody was killed or injured in the crash.", "CAS0 zero"],
  ["There were no deaths or injuries.", "CAS0 zero"],
  ["The four missing hikers were found alive."],
  ["All nine reported missing have been found safe."],
  ["The 12 crew members were not injured."],
  ["The 12 passengers were unhurt."],
  ["No deaths have been reported, but six people were injured.", "K0 zero", "I6"],
  ["No one died; three people were hurt.", "K0 zero", "I3"],
  ["Neither of the two drivers died.", "K0 zero"],
  ["The five workers thought killed in the blast are alive."],
  ["There were zero casualties.", "CAS0 zero"],
  ["The ministry said that it had suffered no losses."],
  ["The quake did not claim any lives."],
  ["The strike left nobody dead.", "K0 zero"],
  ["There was not a single death.", "K0 zero"],
  ["Nobody among the 60 passengers was hurt.", "I0 zero"],
  // Denied
  ["The army denied killing 12 people.", "K12 denied"],
  ["There was no massacre of 60 people, the army said.", "K60 denied"],
  ["Reports that 40 people had been killed were false, the army said.", "K40 denied"],
  ["It is not true that nine soldiers were captured, the general said.", "C9 denied"],
  ["The claim that 12 people died is untrue.", "K12 denied"],
  ["The army dismissed as propaganda a report that 14 people had died.", "K14 denied"],
  ["The army called reports of nine deaths a lie.", "K9 denied"],
  // Nothing
  ["Civilians were killed in Vell."],
  ["Rescue workers reported strikes that caused civilian casualties and injuries."],
  ["A new offensive could kill thousands of people."],
  ["The plan was to kill two ministers."],
  ["Doctors warned of hundreds of deaths if the hospital closes."],
  ["The storm may have killed dozens of people."],
  ["An attack on Vell would displace 200,000 people."],
  ["The toll is expected to rise to 50."],
  ["The drought killed 300 cows in the Ostrava Valley."],
  ["Wolves killed 14 sheep."],
  ["Rebels captured three villages and two tanks."],
  ["The goalkeeper and two defenders are injured and will miss the match."],
  ["Karvan forces killed two bills, three hopes and a deal."],
  ["The 12-year-old was told to wait 30 minutes."],
  ["The dead end is 2 km from Vell."],
  ["Inflation hurt 40 percent of shops."],
  ["The 45-year-old minister said prices had killed demand in 2029."],
  ["Five killed the story with a smile."],
  ["The ministry pledged $229 million to help victims and the injured."],
  ["At 05:00 the shelling of Vell killed the lights."],
  ["The camp houses 20,000 people who live near a town of 3,000 people."],
  ["No information about casualties was available."],
  ["In the film, a sniper kills 14 people."],
  ["The army said the three drones missed and the soldiers missing their homes sang."],
  // Found by asking for more
  ["The crash killed all 157 people on board Flight 302.", "K157"],
  ["Six children among 14 killed in Vell strike", "K6 subset", "K14"],
  ["The hospital received 25 wounded, five of whom died.", "I25", "K5"],
  ["Of the 40 wounded, 12 were children.", "I40", "I12 subset"],
  ["None of the 12 passengers was injured.", "I0 zero"],
  ["As many as 200 prisoners escaped, and seven were killed.", "K7"],
  ["Two women, a 12-year-old girl and a firefighter were injured.", "I2", "I1", "I1"],
  ["The president survived two assassination attempts."],
  ["Four in ten of the dead were women."],
  ["An average of 12 people are killed on the roads every day."],
  ["Five people were nearly killed."],
  ["Police killed a gunman who had shot dead four worshippers.", "K1", "K4"],
  ["The first fatality was reported on Monday.", "K1"],
  ["Security forces shot and killed three protesters and arrested 40.", "K3", "C40"],
  ["Four students were kidnapped and killed.", "C4", "K4"],
  ["In a sharp turn of the conflict, the army said that nine soldiers were killed.", "K9"],
  ["Three players were injured in the match."],
  ["Thirty-two died, 19 of them in Vell, and more than 100 have been hurt.", "K32", "K19 subset", "I100+"],
  ["Rebels shot down a plane, killing its two pilots.", "K2"],
  ["Neither of the two pilots was hurt.", "I0 zero"],
  ["The strike did not kill any civilians.", "K0 zero"],
  ["The blast shook the town without injuring anyone.", "I0 zero"],
  ["The army, which denied involvement, said 12 people were killed.", "K12"],
  ["The ministry rejected reports that 12 people had been killed.", "K12 denied"],
  ["Clashes left one soldier dead, three missing and two captured.", "K1", "M3", "C2"],
  ["The shelling forced 12,000 people to flee their homes.", "D12000"],
  ["Seven people died in Vell, four in Port Sarno and two in Karvania.", "K7", "K4", "K2"],
  ["The 12 dead whales were found on a beach."],
  ["Two of the five ministers are missing.", "M2"],
  ["Killed: 4. Wounded: 12.", "K4", "I12"],
  ["The army took care to avoid killing any civilians."],
];

describe("findFigures", () => {
  it.each(cases)("reads: %s", (text, ...expected) => {
    expect(figuresOf(text).map(brief)).toEqual(expected);
  });

  const only = (text: string, claims: readonly Claim[] = []): Figure => {
    const [figure, ...rest] = figuresOf(text, claims);
    if (figure === undefined || rest.length > 0) throw new Error(`Not one figure: ${text}`);
    return figure;
  };

  it.each([
    ["Dozens of its soldiers were killed.", "soldiers"],
    ["Four civilians were killed.", "civilians"],
    ["Six others were injured.", null],
    ["Twelve were killed.", null],
    ["Shelling killed two members of the Karvan guard.", "members of the Karvan guard"],
    ["Hospitals treated 30 wounded soldiers.", "soldiers"],
    ["The raid killed 166 people, 114 of them fighters.", "people"],
  ])("names the victims as written: %s", (text, group) => {
    expect(figuresOf(text)[0]?.group).toBe(group);
  });

  it.each([
    ["Four civilians were killed in Velle, officials in Port Sarno said.", "Vell"],
    ["The army of Karvania said four soldiers were killed in the Ostrava Valley.", "Ostrava Valley"],
    ["Planes struck Port Sarno. Four civilians were killed.", "Port Sarno"],
    ["Planes struck Port Sarno and Vell. Four civilians were killed.", null],
    ["Four civilians were killed in Tuesday's raid.", null],
  ])("places the figure: %s", (text, place) => {
    expect(figuresOf(text)[0]?.place).toBe(place);
  });

  it.each([
    ["Four civilians were killed on Monday.", "2031-05-12"],
    ["Four civilians were killed on 3 May 2031.", "2031-05-03"],
    ["Four civilians were killed.", published],
    ["The war has killed 9,000 people.", null],
    ["The strike killed four people in Vell, which rebels seized in 2029.", published],
  ])("dates the figure: %s", (text, asOf) => {
    expect(figuresOf(text)[0]?.asOf).toBe(asOf);
  });

  it("knows no date in an undated article", () => {
    expect(findFigures(read({ text: "Four civilians were killed." }), [])[0]?.asOf).toBeNull();
  });

  it("takes the claimant from the innermost claim that says the figure", () => {
    const text = "The ministry said medics reported that four civilians were killed. Two died later.";
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const sentence = { start: 0, end: text.indexOf(" Two") };
    const claim = (source: string, content: string): Claim => ({
      type: "claim",
      source: at(source),
      cue: null,
      content: [at(content)],
      sentence,
      speaker: source,
      stance: "asserts",
      hedged: false,
      within: null,
    });
    const claims = [
      claim("The ministry", "medics reported that four civilians were killed"),
      claim("medics", "four civilians were killed"),
    ];
    const figures = figuresOf(text, claims);
    expect(figures.map((figure) => figure.speaker)).toEqual(["medics", null]);
    expect(figures[0]?.claimant).toEqual(at("medics"));
  });

  it("marks what a claim denies", () => {
    const text = "The army called it untrue that four civilians were killed.";
    const span = { start: 0, end: text.length };
    const claim: Claim = {
      type: "claim",
      source: { start: 0, end: 8 },
      cue: null,
      content: [{ start: text.indexOf("four"), end: text.length - 1 }],
      sentence: span,
      speaker: "The army",
      stance: "denies",
      hedged: false,
      within: null,
    };
    expect(only(text, [claim]).denied).toBe(true);
  });

  it("marks a first count as preliminary", () => {
    expect(only("Five people died, according to a preliminary toll.").preliminary).toBe(true);
  });

  it("quotes from the number to the harm word", () => {
    const text = "Officials said at least four civilians were killed in Vell.";
    const { span } = only(text);
    expect(text.slice(span.start, span.end)).toBe("at least four civilians were killed");
  });

  it("reads a heading only where it is the whole text", () => {
    expect(figuresOf("Twelve killed in Vell strike").map(brief)).toEqual(["K12"]);
    const body = "Shelling of the market in Vell on Monday killed 12 people, the medics of the town said.";
    expect(figuresOf(`Twelve killed in Vell strike\n${body}`).map(brief)).toEqual(["K12"]);
  });

  it.each([
    ["a long sentence", `${"word ".repeat(50_000)}killed 12 people`],
    ["a long list", `They killed ${"two men and ".repeat(12_000)}a boy`],
    ["nothing but harm words", "killed and ".repeat(25_000)],
    ["nothing but bounds", "at least some ".repeat(25_000)],
    ["open brackets", "(two killed ".repeat(10_000)],
  ])("reads %s in good time", (_name, text) => {
    const reading = read({ text });
    const start = performance.now();
    findFigures(reading, []);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
