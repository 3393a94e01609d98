import { mark, type Phenomenon } from "../marks.js";

/** The source is the subject of the clause that the participle hangs on. */
export const participles: Phenomenon = {
  title: "participial cues",
  cases: [
    mark("[s The harbour office] closed the pier on Friday, [q saying] [c that its piles were rotten]."),
    mark(
      "[s The opposition] walked out of the chamber, [q arguing] [c that the vote had been called too late].",
    ),
    mark("[s The tribunal] threw the case out, [q ruling] [c that the evidence had been stolen]."),
    mark(
      "[s The central bank] left rates where they were, [q warning of] [c a long and bitter winter for lenders].",
      {
        stance: "expects",
      },
    ),
    mark("[s Orvane] shrugged off the jeers, [q insisting] [c her side had earned the point]."),
    mark("[q Citing] [c a shortage of steel], [s the shipyard] sent 300 workers home."),
    mark(
      "[s Two ministers] resigned within the hour, [q accusing] [c the prime minister of lying to them].",
      {
        stance: "accuses",
      },
    ),
    mark(
      "[s The rebels] released a video on Sunday, [q claiming] [c to have shot down a government helicopter].",
    ),
    mark("[q Denying] [c that he had ever met the broker], [s Brannic] handed his diaries to the court.", {
      stance: "denies",
    }),
    mark("[s The mayor] waved to the crowd, [q promising] [c to rebuild every house by the first snow].", {
      stance: "pledges",
    }),
    mark("[s Doctors] kept the boy overnight, [q fearing] [c that smoke had damaged his lungs].", {
      stance: "expects",
    }),
    mark(
      "[q1 Speaking of] [c1 “a dark day for the islands”], [s1,2 the governor] [q2 ordered] [c2 flags to half-mast].",
      { 2: { optional: true } },
    ),
  ],
};

export const shared: Phenomenon = {
  title: "shared sources over several cues",
  cases: [
    mark("[s1,2 Drent] [q1 said] [c1 the pier was safe] and [q2 added] [c2 that work would begin in May]."),
    mark("[s1,2 Drent] [q1 said] [c1 the pier was safe], [q2 adding] [c2 that work would begin in May]."),
    mark(
      "[c1 “We never fired first,”] [s1,2 Tashvenko] [q1 said], [q2 adding]: [c2 “Ask anyone in Vashnik.”]",
      {
        1: { speaker: "Tashvenko" },
        2: { speaker: "Tashvenko" },
      },
    ),
    mark(
      "[s1,2 The union] [q1 condemned] [c1 the closure of the mill] and [q2 called for] [c2 a general strike on Friday].",
      { 1: { stance: "condemns" }, 2: { stance: "urges" } },
    ),
    mark(
      "[s1,2 The club] [q1 denied] [c1 any contact with the player] but [q2 admitted] [c2 it had spoken to his agent].",
      { 1: { stance: "denies" }, 2: { stance: "confirms" } },
    ),
    mark(
      "[s1,2,3 The judge] [q1 said] [c1 the fire was no accident], [q2 described] [c2 the owner as “reckless”] and [q3 urged] [c3 prosecutors to look at the case again].",
      { 3: { stance: "urges" } },
    ),
    mark(
      "[s1,2 The ministry] [q1 acknowledged] [c1 the shortage] but [q2 insisted] [c2 that no hospital had run out of blood].",
      { 1: { stance: "confirms" } },
    ),
    mark(
      "[c1 The ash cloud was thinning], [s1,2 the aviation office] [q1 said], and [q2 predicted] [c2 that flights would resume by Thursday].",
      { 2: { stance: "expects" } },
    ),
    mark(
      "[s1,2 Harnisk] [q1 called] [c1 the find “a small miracle”], [q2 noting] [c2 that bone rarely survives in such acid soil].",
    ),
    mark(
      "In a letter to staff, [s1,2 the publisher] [q1 praised] [c1 their patience] and [q2 promised] [c2 that wages would be paid by Friday].",
      { 2: { stance: "pledges" } },
    ),
  ],
};

/** Two sources in one sentence, each with its own cue. */
export const several: Phenomenon = {
  title: "several sources in one sentence",
  cases: [
    mark(
      "[s1 The council] [q1 said] [c1 the pier was safe], but [s2 residents] [q2 said] [c2 they could see the water through its planks].",
    ),
    mark(
      "While [s1 the army] [q1 says] [c1 the hill is in its hands], [s2 the Front] [q2 insists] [c2 that its flag still flies there].",
    ),
    mark(
      "[s1 The airline] [q1 blamed] [c1 the weather]; [s2 the pilots' union] [q2 blamed] [c2 a shortage of crews].",
      { 1: { stance: "accuses" }, 2: { stance: "accuses" } },
    ),
    mark(
      "[s1 Brannic] [q1 says] [c1 he was at home], and [s2 three neighbours] [q2 have confirmed] [c2 his story].",
      { 2: { stance: "confirms" } },
    ),
    mark(
      "[c1 “It was a penalty,”] [q1 said] [s1 Orvane], though [s2 the referee] [q2 maintained] [c2 that the defender had played the ball].",
    ),
    mark(
      "[s1 Analysts in Dreyholt] [q1 expect] [c1 a loss of 9 million crowns], whereas [s2 the firm] [q2 has forecast] [c2 a small profit].",
    ),
    mark(
      "[s1 Farmers] [q1 say] [c1 the wolves have doubled in number]. [s2 Biologists] [q2 dispute] [c2 that].",
      { 2: { stance: "denies" } },
    ),
    mark(
      "[c1 Forty people were missing], [q1 according to] [s1 the coastguard], but [s2 the governor] [q2 put] [c2 the number at 25].",
    ),
  ],
};
