import { mark, type Phenomenon } from "../marks.js";

/** A claim whose cue stands in another's content is `within` it. */
export const nested: Phenomenon = {
  title: "nested attributions",
  cases: [
    mark("[s1 Drent] [q1 said] [c1 that [s2 the mayor] [q2 had admitted] [c2 losing the report]].", {
      1: { stance: "asserts" },
      2: { stance: "confirms" },
    }),
    mark(
      "[s1 The prosecutor] [q1 said] [c1 [s2 Brannic] [q2 had told] a friend [c2 that the shop was worth more as ash]].",
    ),
    mark(
      "[q1 According to] [s1 the Gazette], [c1 [s2 two ministers] [q2 have threatened] [c2 to resign over the budget]].",
      {
        2: { stance: "pledges" },
      },
    ),
    mark("[c1 “[s2 My father] [q2 told] me [c2 the sea gives nothing back],”] [q1 said] [s1 Joss Tarrow]."),
    mark(
      "[s1 The agency] [q1 reported] [c1 that [s2 Tashvenko] [q2 had accused] [c2 the army of breaking the truce]].",
      {
        2: { stance: "accuses" },
      },
    ),
    mark(
      "[s1 The union] [q1 rejected] [c1 [s2 the company's] [q2 claim] [c2 that the mill had run at a loss for ten years]].",
      {
        1: { stance: "denies" },
      },
    ),
    mark(
      "[s1 Her sister] [q1 testified] [c1 that [s2 Marsh] [q2 feared] [c2 the river would take the house]].",
    ),
    mark(
      "[s1 State television] [q1 said] [c1 [s2 the governor] [q2 had promised] [c2 every family a new roof by autumn]].",
    ),
    mark(
      "[s1 The report] [q1 notes] [c1 that [s2 engineers] [q2 warned] the council in 2019 [c2 that the wall was leaning]].",
    ),
    mark(
      "[s1 The Courier] [q1 reported] [c1 that [s2 the club] [q2 had said] [c2 [s3 its doctor] [q3 believed] [c3 the knee would heal by March]]].",
    ),
    mark(
      "[c1 “[s2 The captain] [q2 said] [c2 the engines were fine]. They were not,”] [s1 the mate] [q1 told] the inquest.",
    ),
  ],
};

/** Attributions that look nested and are not: the second cue stands beside the first one's content. */
export const beside: Phenomenon = {
  title: "beside, not within",
  cases: [
    mark("[s1 Drent, [s2 who] [q2 denies] [c2 any wrongdoing],] [q1 said] [c1 the pier was sound].", {
      2: { stance: "denies" },
    }),
    mark("[s1,2 The club] [q1 said] [c1 the striker was fit], [q2 denying] [c2 reports of a torn muscle].", {
      2: { stance: "denies" },
    }),
    mark(
      "Responding to [s2 Brill's] [q2 claim] [c2 that the hydrants were dry], [s1 the council] [q1 said] [c1 they had been tested in May].",
    ),
    mark(
      "After [s2 the mayor] [q2 said] [c2 the river was falling], [s1 forecasters] [q1 warned] [c1 that a second crest was on its way].",
    ),
    mark(
      "[c1 The bridge is closed], [s1 police] [q1 said] hours after [s2 the radio] [q2 reported] [c2 that it had reopened].",
    ),
    mark("[s1 The bank] [q1 says] [c1 it was robbed]; [s2 its auditors] [q2 say] [c2 it robbed itself]."),
    mark(
      "[s2 Tarrow], when [s1 she] [q1 suggested] [c1 that the boats be sold], [q2 replied] [c2 that he would sooner sell his house].",
    ),
    mark(
      "[s1 The treasurer] [q1 said] [c1 he had paid the bill], and [s2 the treasurer's deputy] [q2 said] [c2 he had not].",
    ),
  ],
};
