import { mark, type Phenomenon } from "../marks.js";

/** The negation and "declined to" belong to the cue. */
export const denying: Phenomenon = {
  title: "denied and disputed",
  cases: [
    mark("[s Ulla Drent] [q denied] [c that the pier was unsafe].", { stance: "denies" }),
    mark("[s The army] [q denied] [c any part in the raid on Vashnik].", { stance: "denies" }),
    mark("[s Brannic] [q has denied] [c starting the fire].", { stance: "denies" }),
    mark("[s The club] [q dismissed] [c the report as nonsense].", { stance: "denies" }),
    mark("[s1 The brewery] [q1 rejected] [c1 [q2 claims] [c2 that its water was fouling the river]].", {
      1: { stance: "denies" },
      2: { optional: true },
    }),
    mark("[s The minister] [q disputes] [c the auditors' figure of 40 million crowns].", {
      stance: "denies",
    }),
    mark("[s Tashvenko] [q flatly denied] on Sunday [c that her men had mined the bridge].", {
      stance: "denies",
    }),
    mark(
      "[s1 The governor's office] [q1 refuted] [c1 [q2 suggestions] [c2 that he would step down before the vote]].",
      {
        1: { stance: "denies" },
        2: { optional: true },
      },
    ),
    mark("[s The coach] [q shot down] [c talk of a move to a rival in Dreyholt].", { stance: "denies" }),
    mark("[s A spokeswoman] [q denied] [c it].", { stance: "denies" }),
  ],
};

export const declining: Phenomenon = {
  title: "declined, refused, would not say",
  cases: [
    mark("[s The ministry] [q declined to say] [c how many soldiers had been captured].", {
      stance: "declines",
    }),
    mark("[s Police] [q would not say] [c whether the driver had been drinking].", { stance: "declines" }),
    mark("[s The army] [q did not confirm] [c the number of dead].", { stance: "declines" }),
    mark("[s Drent] [q refused to discuss] [c the engineer's report on the north pier].", {
      stance: "declines",
    }),
    mark("[s The airline] [q has not said] [c when flights to Dreyholt will resume].", {
      stance: "declines",
    }),
    mark("[s The palace] [q would neither confirm nor deny] [c that the king was in hospital].", {
      stance: "declines",
    }),
    mark("[s A spokesman] [q declined to comment on] [c the arrest of the club's treasurer].", {
      stance: "declines",
    }),
    mark("[s The bank] [q has never acknowledged] [c that the loan was made].", { stance: "declines" }),
    mark("[s Her lawyers] [q could not say] [c if she would give evidence].", { stance: "declines" }),
    mark("[s The minister] [q did not rule out] [c a second curfew in Pellimoor].", { stance: "declines" }),
    mark("[s The coach] [q refused to be drawn on] [c whether Stell would start the final].", {
      stance: "declines",
    }),
  ],
};

/** The speaker's own words are negated, or the cue is, without anybody declining. */
export const negated: Phenomenon = {
  title: "negation in and around the cue",
  cases: [
    mark("[s The engineer] [q said] [c he did not know who had opened the sluice].", { stance: "asserts" }),
    mark("[s Drent] [q never said] [c that the pier was safe].", { stance: "declines" }),
    mark("[s The report] [q does not say] [c who gave the order to fire].", { stance: "declines" }),
    mark("[s The letter] [q made no mention of] [c the missing 9 million crowns].", { stance: "declines" }),
    mark("[s Officials] [q have not denied] [c that the maps were sold].", { stance: "declines" }),
    mark("[s The league] [q did not accuse] [c the club of cheating].", { stance: "declines" }),
    mark("[s The surveyor] [q did not think] [c the bridge would stand another winter]."),
    mark("[s The widow] [q no longer claims] [c that the will was forged].", { stance: "declines" }),
    mark("[s Scientists] [q do not expect] [c the volcano to erupt again this year]."),
  ],
};
