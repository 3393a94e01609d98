import { mark, type Phenomenon } from "../marks.js";

/** Of a quotation that goes on, all sentences are the content of one claim. */
export const running: Phenomenon = {
  title: "quotations over sentences and paragraphs",
  cases: [
    mark(
      "[c “We did not fire. We have no guns. We have not had guns since the spring,”] [q said] [s Tashvenko].",
    ),
    mark(["[s Tashvenko] [q said]: [c “We did not fire.", "“We have no guns.”]"]),
    mark([
      "[c “The first we knew was the noise,”] [q said] [s Lena Marsh]. [c “It was like a train.",
      "“Then the lights went out, and the wall came in.",
      "“We ran up the stairs with the children under our arms.”]",
    ]),
    mark(
      "[s The judge] [q told] Brannic: [c “You planned this for months. You burned your own shop. You must go to prison.”]",
    ),
    mark(
      "[c “It was never a fair fight,”] [s Orvane] [q said]. [c “They had a week to rest. We had two days, and a flight.”]",
    ),
    mark([
      "[s The governor] [q wrote]:",
      "[c “The road will be closed from Monday.",
      "“Buses will run by way of Tolvenna.”]",
    ]),
    mark(
      '[s Harnisk] [q said]: [c "The ice is clean. It has no dust and no pollen. That puzzled all of us."]',
    ),
    mark(
      [
        "[c1 “There is nothing left to sell,”] [s1 Oda Fenwick] [q1 said].",
        "[c2 “We have sold the tractor, the cows and the land by the river,”] [s2 she] [q2 added].",
      ],
      { 2: { speaker: "Oda Fenwick" } },
    ),
    mark([
      "[c1 “The rope snapped,”] [q1 said] [s1 climber Ivo Stell]. [c1 “I heard it go.”]",
      "[c2 “He fell without a sound,”] [q2 said] [s2 his sister].",
    ]),
  ],
};

/** As in British papers. An apostrophe closes nothing. */
export const singleMarks: Phenomenon = {
  title: "single quotation marks",
  cases: [
    mark("[c ‘The ferry will sail on Monday,’] [s the harbour master] [q said]."),
    mark("[c ‘The club’s owners haven’t spoken to us since May,’] [q said] [s Orvane]."),
    mark("[s Drent] [q said]: [c ‘It is the council’s pier and the council’s bill.’]"),
    mark("[c 'We have waited nine years for this verdict,'] [q said] [s her sister]."),
    mark(
      "[c ‘It was bedlam,’] [q recalled] [s Joss Tarrow, who runs the chip shop]. [c ‘People were climbing over the counter.’]",
    ),
    mark(
      "[s A spokesman for the Home Office of Karvania] [q said]: [c ‘The review will be over by Easter.’]",
    ),
    mark("[s The coach] [q described] [c the pitch as ‘a ploughed field with goalposts’]."),
    mark(
      "[c1 ‘[s2 My father] [q2 used to say] [c2 “Trust the tide and nobody else”],’] [s1 the skipper] [q1 told] the inquest.",
    ),
    mark("[c ‘There are three words for this,’] [s the vicar] [q said], [c ‘and I can’t use any of them.’]"),
    mark("[s Neighbours] [q said] [c the dog ‘wouldn’t hurt a fly’ and was always on a lead]."),
  ],
};

export const interrupted: Phenomenon = {
  title: "interrupted quotations",
  cases: [
    mark("[c “The tunnel,”] [s the engineer] [q said], [c “was never meant for lorries.”]"),
    mark("[c “If you ask me,”] [q said] [s the barber], [c “the whole council should go.”]"),
    mark("[c “Nobody,”] [s she] [q said], [c “is above the law in this country.”]"),
    mark("[c “We will rebuild,”] [s the mayor] [q promised], [c “stone by stone and street by street.”]", {
      stance: "pledges",
    }),
    mark('[c "The vaccine,"] [q said] [s Dr. Emil Roake], [c "gave the mice full protection for a year."]', {
      speaker: "Emil Roake",
    }),
    mark(
      "[c “The second goal” —] [s Orvane] [q paused] — [c “was the kind of thing you tell your children about.”]",
    ),
    mark(
      "[c “I took the money,”] [s he] [q told] the court, wiping his eyes, [c “and I spent it all in one night.”]",
    ),
    mark("[c “[The bridge] was my life’s work,”] [q said] [s Stavering]. [c “It fell in nine seconds.”]"),
    mark(
      "[c “Until they pay us,”] [s shop steward Ana Quill] [q said] on Monday, [c “not a ship leaves this dock.”]",
    ),
  ],
};

/**
 * A quotation alone in its paragraph goes on with the claim before it. Where the sentence before introduces a speaker,
 * he or it is the source, and the words that introduce the quotation are the cue, if there are any.
 */
export const withoutCue: Phenomenon = {
  title: "quotations with no cue beside them",
  cases: [
    mark([
      "[c “The rope snapped,”] [q said] [s climber Ivo Stell].",
      "[c “I have not been on a mountain since. I do not miss it.”]",
    ]),
    mark("[s Drent] [q was blunt]. [c “This pier should have been shut ten years ago.”]"),
    mark(
      "[s The chief executive] [q was in no mood to apologise]: [c “We made the best offer that we could.”]",
    ),
    mark(
      "[s1 Lena Marsh] [q1 shook her head]. [c1 “[s2 They] [q2 told] us [c2 it would never flood again].”]",
    ),
    mark("[s Her verdict] [q was short]: [c “A waste of everybody's money.”]"),
    mark(
      "[s His message to the strikers] [q was clear]. [c “Come back on Monday or do not come back at all.”]",
    ),
    mark("For [s Tashvenko], the reason is simple. [c “Without the airfield they cannot feed their army.”]"),
    mark("[s The sign on the door] [q reads] [c “Closed until the soldiers go”]."),
    mark("[s Protesters] [q held up placards] [q reading] [c “Give us back our river”]."),
    mark("[s The crowd] [q burst into a chant] of [c “Shame on the council, shame on the mayor!”]"),
  ],
};
