import { type Case, mark } from "./marks.js";

/** Whole stories from six corners of a newspaper, with every claim marked. */

const ceasefire = mark(
  [
    "Shells fall on Vashnik hours into truce",
    "VASHNIK, Karvania, March 3 (Northern Wire) — A ceasefire in the Vashnik valley came close to collapse on Monday, hours after it began, when [s1 the army] [q1 accused] [c1 the Valley Front of shelling a bus station].",
    "[s2 Colonel Bren Oster, an army spokesman,] [q2 said] [c2 at least nine mortar rounds had landed shortly after dawn]. [s3,4 He] [q3 said] [c3 four soldiers were wounded] and [q4 added] [c4 that the army had held its fire].",
    "[c5 “We have a signed paper and we are keeping to it,”] [s5 Oster] [q5 told] reporters at the barracks. [c5 “Somebody on the other bank has not read it.”]",
    "The Front saw it otherwise. [s6 Mirel Tashvenko, its spokeswoman,] [q6 denied] [c6 that any of its units had fired].",
    "[c7 “Our guns have been silent since midnight,”] [s7 she] [q7 said] by telephone. [c7 “The rounds came from the ridge, and the ridge is theirs.”]",
    "[s8 Tashvenko] [q8 urged] [c8 the truce monitors to publish their radar records].",
    "[s9,10 The monitors, who answer to the Coastal League,] [q9 confirmed] [c9 an exchange of fire] but [q10 declined to say] [c10 who had begun it].",
    "[q11 According to] [s11 a doctor at the town hospital], [c11 two civilians were killed and eleven wounded]. [c12 One of the dead was [q12 reportedly] a girl of nine].",
    "Residents spent the morning in cellars. [c13 “It was supposed to be over,”] [q13 said] [s13 Oda Fenwick, who sells bread by the bridge]. [c13 “I opened the shutters, and then I closed them again.”]",
    "Under the agreement, both sides were to pull their heavy guns back by six miles. [s14 A diplomat close to the talks, who asked not to be named,] [q14 said] [c14 neither had moved one].",
    "[s15 Karvania's foreign minister, Aldo Mirren,] [q15 called] [c15 the shelling “a test that we do not intend to fail”]. In a statement, [s16 his ministry] [q16 said] [c16 that talks would go on in Quelmar on Thursday]. [s17 The Front] [q17 has not said] [c17 whether it will attend].",
    "More than 3,000 people have been killed in the valley since 2028. [s18 Analysts] [q18 warn] [c18 that a third failed truce could draw in the islands].",
  ],
  {
    1: { stance: "accuses" },
    3: { speaker: "Bren Oster" },
    6: { speaker: "Mirel Tashvenko", stance: "denies" },
    7: { speaker: "Mirel Tashvenko" },
    10: { stance: "declines" },
    17: { stance: "declines" },
  },
);

const flood = mark(
  [
    "[c1 The death toll from the Tolvenna floods rose to 31 on Saturday], [s1 the governor's office] [q1 said], as rescuers in rubber boats went from roof to roof looking for the missing.",
    "[s2 Governor Harun Tessit] [q2 told] a news conference [c2 that 14 people were still unaccounted for]. [c3 “We will search every barn and every ditch,”] [s3 he] [q3 said].",
    "The river broke its banks on Thursday night after two days of rain. [s4 Engineers] [q4 had warned] for years [c4 that the east levee was too low], but [s5 the province] [q5 says] [c5 it had no money to raise it].",
    "[s6 A report by the Water Board, dated 2027 and seen by the Quelmar Courier,] [q6 found] [c6 “no margin for a wet spring”]. [s7 It] [q7 recommended] [c7 that 9 million crowns be set aside for repairs].",
    "[c8 “They knew,”] [q8 said] [s8 Lena Marsh, 41, whose house stood below the levee]. [c8 “It was all on paper.",
    "“My mother is 80. She sat on the kitchen table in the dark until the boat came.”]",
    "[s9,10 Tessit] [q9 rejected] [c9 the criticism], [q10 saying] [c10 that no levee in the country would have held].",
    "[s11 Forecasters] [q11 expect] [c11 another 40 millimetres of rain by Sunday evening]. People in villages as far down as Pellimoor [q12 were told] [c12 to be ready to leave].",
    "[s13 The fire service] [q13 asked] [c13 drivers not to try to cross standing water]. [c14 Two of the dead], [s14 Fire Chief Anso Brill] [q14 said], [c14 were found in a flooded underpass].",
    "[c15 Power was out in some 3,000 homes], [q15 according to] [s15 the grid operator]. [s16 It] [q16 said] [c16 crews could not reach two of its substations].",
    "[s17 The opposition] [q17 called for] [c17 an inquiry into the state of the levee]. [s18 Its leader, Ana Quill,] [q18 blamed] [c18 the flood on “ten years of looking at the sky and hoping”].",
    "[q19 It is understood] [c19 that the president will visit the valley next week]. [s20 His office] [q20 would not confirm] [c20 the plan].",
  ],
  {
    3: { speaker: "Harun Tessit" },
    10: { speaker: "Harun Tessit" },
    12: { optional: true },
    18: { speaker: "Ana Quill", stance: "accuses" },
    19: { hedged: true, speaker: null },
    20: { stance: "declines" },
  },
);

/** British papers: single quotation marks. */
const trial = mark(
  [
    "[c1 A shopkeeper burned down his own business for the insurance and then wept for the cameras], [s1 prosecutors] [q1 told] a court in Dreyholt yesterday.",
    "[c2 Okel Brannic, 52,] [q2 is accused] [c2 of setting fire to his shop in Mill Lane on 3 March last year]. [s3 He] [q3 denies] [c3 arson and fraud].",
    "[s4 Sela Orvane, for the prosecution,] [q4 said] [c4 Brannic owed his suppliers 400,000 crowns]. [c5 ‘The shop was worth more to him as ash,’] [s5 she] [q5 said]. [c5 ‘He knew it, and he knew where the petrol was kept.’]",
    "[s6 A neighbour, Joss Tarrow,] [q6 testified] [c6 that a man in a long coat had left by the yard]. [s7,8 Tarrow] [q7 agreed] [c7 that the street lamp was broken] but [q8 insisted] [c8 he had known the coat at once].",
    "Pressed on whether the man in it was Brannic, [s9 he] [q9 replied]: [c9 ‘It looked like him. I was half asleep.’]",
    "[s10 An investigator's report] [q10 concluded] [c10 that petrol had been poured in three places]. [s11 The insurers] [q11 have refused to say] [c11 whether they paid for the damage].",
    "[s12 Emil Roake, for the defence,] [q12 dismissed] [c12 the report as ‘guesswork in a white coat’]. [q13 According to] [s13 Mr Roake], [c13 the fire began in a fuse box that was older than his client].",
    "[s14 Brannic's former wife] [q14 told] the court [c14 that [s15 he] [q15 had threatened] several times [c15 to ‘put a match to the lot’]].",
    "[c16 ‘It was the drink,’] [s16 she] [q16 said]. [c16 ‘He was a kind man on weekdays.’]",
    "Cross-examined by Mr Roake, [s17 she] [q17 admitted] [c17 that she had never liked the shop].",
    "[s18 A fire officer, Ivo Stell,] [q18 described] [c18 finding a melted petrol can behind the counter]. [c19 The heat], [s19 he] [q19 said], [c19 had been enough to crack the flagstones].",
    "[s20 Judge Tove Harnisk] [q20 ordered] [c20 the jury not to read about the case]. [s21 She] [q21 said] [c21 the hearing would last two weeks].",
    "The trial continues.",
  ],
  {
    2: { stance: "accuses", speaker: null },
    3: { speaker: "Okel Brannic", stance: "denies" },
    5: { speaker: "Sela Orvane" },
    9: { speaker: "Joss Tarrow" },
    11: { stance: "declines" },
    12: { stance: "denies" },
    19: { speaker: "Ivo Stell" },
    21: { speaker: "Tove Harnisk" },
  },
);

const football = mark(
  [
    "[s17 Orvane] [q17 hails] [c17 “small miracle” as Rovers reach final]",
    "[s1 Sela Orvane] [q1 called] [c1 it “a small miracle with muddy knees”] after Pellimoor Rovers came from two goals down to beat Dreyholt 3-2 on Saturday and reach the Karvanian cup final for the first time.",
    "[c2 “At half-time I thought of nothing clever at all,”] [s2 the Rovers coach] [q2 said]. [c2 “We had a cup of tea, and we went out again.”]",
    "Rovers were behind after 20 minutes to goals by Paul Stavering and Bren Calloway. Ivo Stell pulled one back with his knee, Tarrow headed the second, and Stell settled it from the spot in the last minute.",
    "Dreyholt's players surrounded the referee. [c3 “I never touched him,”] [q3 said] [s3 Stavering, who brought Stell down in the box]. [c3 “He fell over his own feet, and his own feet are enormous.”]",
    "[s4 Stell] [q4 insisted] [c4 that the contact was clear]. [c5 “I have the stud marks,”] [s5,6 he] [q5 said], [q6 adding] [c6 that he would gladly show them to anyone].",
    "[s7,8 Dreyholt's manager, Harun Brill,] [q7 declined to discuss] [c7 the penalty], but [q8 criticised] [c8 the state of the pitch]. [c9 “You could have planted potatoes,”] [s9 he] [q9 said].",
    "[s10 The league] [q10 said] on Sunday [c10 it would look at pictures of the incident]. [c11 Two Dreyholt players could face bans for their protests], [q11 according to] [s11 a person with knowledge of the inquiry].",
    "[s12 Rovers] [q12 announced] [c12 that the club shop had sold every scarf it had]. In a post on the club's page, [s13 the chairwoman, Ana Quill,] [q13 thanked] [c13 supporters for “ninety years of patience”].",
    "Not everybody was so calm. [c14 “We shall not sleep for a week,”] [q14 said] [s14 Oda Fenwick, a season ticket holder since 1998].",
    "The final is in Quelmar on May 9. [c15 Calloway, who limped off late in the game,] [q15 is said] [c15 to have torn a muscle].",
    "[c16 Stell], [s16 the club doctor] [q16 confirmed], [c16 will be fit to play].",
  ],
  {
    5: { speaker: "Ivo Stell" },
    7: { stance: "declines" },
    9: { speaker: "Harun Brill" },
    15: { hedged: true },
    17: { optional: true },
  },
);

const brewery = mark(
  [
    "Tessit Brothers to close Quelmar brewery",
    "QUELMAR — Tessit Brothers, the country's largest brewer, will shut its plant on the Quelmar waterfront in June with the loss of 400 jobs.",
    "[s1 The company] [q1 blamed] [c1 the price of barley and a fall in the sale of dark beer]. [s2 It] [q2 said] in a notice to the Dreyholt exchange [c2 that the closure would save 12 million crowns a year].",
    "[c3 “This was the hardest decision of my working life,”] [s3 chief executive Paul Stavering] [q3 wrote] in a letter to staff. [s4 He] [q4 promised] [c4 that every worker would be offered a post in Dreyholt].",
    "Few seem likely to take it. [c5 “Dreyholt is four hours away,”] [q5 said] [s5 Joss Tarrow, who has worked in the cellars for 22 years]. [c5 “My children are here. My mother is here. My boat is here.”]",
    "[s6,7 The brewers' union] [q6 condemned] [c6 the plan] and [q7 accused] [c7 the board of running the plant down to sell the land]. [s8 Its secretary, Lena Marsh,] [q8 said] [c8 a strike was “more than likely”].",
    "[s9 A spokeswoman for the brewer] [q9 denied] [c9 that the site had been promised to a builder]. [s10 She] [q10 declined to comment on] [c10 the value of the land].",
    "[c11 The waterfront is worth at least 90 million crowns], [q11 according to] [s11 Harbour Estates, a property adviser].",
    "At the town hall the mood was bitter. [s12 Mayor Oda Fenwick] [q12 said] [c12 she had learned of the closure from the radio]. [c13 “Not a call, not a letter,”] [s13 she] [q13 told] councillors. [c13 “We gave these people nine years without rates.”]",
    "[s14 Ana Quill, who leads the opposition on the council,] [q14 argued] [c14 that the mayor should have seen it coming]. [s15 She] [q15 noted] [c15 that orders had fallen by a fifth in two years].",
    "[s16 Councillors] [q16 demanded] [c16 the return of 3 million crowns in grants].",
    "Shares in the brewer rose 6 per cent. [s17 Analysts] [q17 expect] [c17 the firm to return to profit next year], though [s18 one, Emil Roake of Northern Securities,] [q18 cautioned] [c18 that the savings might be eaten up by severance pay].",
    "[s19 The trade ministry] [q19 did not say] [c19 whether it would step in].",
  ],
  {
    4: { speaker: "Paul Stavering", stance: "pledges" },
    7: { stance: "accuses" },
    9: { stance: "denies" },
    13: { speaker: "Oda Fenwick" },
    15: { speaker: "Ana Quill" },
    18: { hedged: true },
    19: { stance: "declines" },
  },
);

const ice = mark(
  [
    "[c1 Drillers have pulled up a core of ice that formed some 900,000 years ago, the oldest ever brought to the surface], [s1 scientists at the Quelmar Institute] [q1 said] on Wednesday.",
    "The core, as thick as a drainpipe and nearly two miles long, took four summers to raise. [s2 The team] [q2 reports] in the journal Ice [c2 that bubbles in it still hold the air of a far warmer age].",
    "[c3 “Each bubble is a letter from somebody who could not write,”] [q3 said] [s3 Tove Harnisk, the glaciologist who led the work]. [c4 The oldest layers], [s4 she] [q4 explained], [c4 are squeezed so thin that ten thousand years fit into a metre].",
    "The air points to swings in carbon dioxide that no model had foreseen. [s5 The authors] [q5 argue] [c5 that the southern ocean must have breathed in and out like a lung].",
    "Others are not so sure. [c6 “It is a lovely core and a brave idea,”] [q6 said] [s6 Emil Roake, a chemist at the University of Dreyholt, who was not part of the study]. [s7 He] [q7 pointed out] [c7 that meltwater can spoil the deepest ice].",
    "[s8,9 Harnisk] [q8 acknowledged] [c8 that the lowest 40 metres were of little use], but [q9 dismissed] [c9 talk of meltwater as “a worry from another glacier”].",
    "[q10 According to] [s10 a review of the data by the Ice Survey, published alongside the paper], [c10 the dates are good to within 20,000 years].",
    "The drilling was not without trouble. [c11 A cable that broke in 2029 [q11 allegedly] had a fault that its maker knew about]; [s12 the maker] [q12 has denied] [c12 it]. [s13 The institute] [q13 would not say] [c13 what the repair had cost].",
    "[s14 The institute] [q14 has asked] [c14 the government to pay for a second hole], a hundred miles to the west. [c15 Ice there], [q15 in the words of] [s15 one member of the team], [c15 “could be twice as old and half as clean”].",
    "[s16,17 Science minister Ana Quill] [q16 welcomed] [c16 the discovery] but [q17 said] [c17 there was no money before the autumn].",
    "[q19 Asked] [c19 what she would do in the meantime], [s18 Harnisk] [q18 answered]: [c18 “Keep the freezer shut.”]",
  ],
  {
    4: { speaker: "Tove Harnisk" },
    7: { speaker: "Emil Roake" },
    11: { hedged: true },
    13: { stance: "declines" },
    19: { optional: true },
  },
);

export const articles: readonly Case[] = [ceasefire, flood, trial, football, brewery, ice];
