import { mark, type Phenomenon } from "../marks.js";

/** What is asked is content; "asked whether" without an asker names nobody. */
export const questions: Phenomenon = {
  title: "reported questions",
  cases: [
    mark("[s The judge] [q asked] [c whether the witness had been paid]."),
    mark("[s Brannic's lawyer] [q asked] the officer [c why no photographs had been taken]."),
    mark("[s Marsh] [q asked] the minister [c if he had ever slept in a tent].", { speaker: "Marsh" }),
    mark("[c “Where were the sirens?”] [q asked] [s a woman at the back of the hall]."),
    mark("[c “Who signed this?”] [s the chairman] [q demanded]."),
    mark("[s Reporters] [q asked] [c how long the curfew would last]."),
    mark("[s The opposition] [q questioned] [c whether the dam had been inspected at all]."),
    mark("[s Villagers] [q wondered] [c who would pay for the road]."),
    mark("[s The committee] [q wanted to know] [c how nine million crowns could vanish in a week]."),
    mark("[q1 Asked] [c1 whether he would resign], [s2 the minister] [q2 said] [c2 he had work to do].", {
      1: { optional: true, speaker: null },
    }),
    mark(
      "[q1 Asked] [c1 if the striker was for sale], [s2 Orvane] [q2 replied]: [c2 “Everything has its price except my sleep.”]",
      { 1: { optional: true, speaker: null } },
    ),
  ],
};
