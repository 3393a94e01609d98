import { mark, type Phenomenon } from "../marks.js";

/** The source is the possessor, or the "by" or "from" phrase; where neither is there, nobody is named. */
export const cueNouns: Phenomenon = {
  title: "cue nouns",
  cases: [
    mark("The council ignored [s the harbour office's] [q claim] [c that the pier was rotten].", {
      stance: "asserts",
    }),
    mark("[s His] [q claim] [c that he had never met the broker] collapsed in court on Monday."),
    mark("[s The ministry's] [q warning] [c that the dam could burst] came two days too late.", {
      stance: "expects",
    }),
    mark("There were [q allegations] [c that ballot boxes had been stuffed in three districts].", {
      stance: "accuses",
      speaker: null,
    }),
    mark(
      "[s Tashvenko's] [q insistence] [c that the ceasefire still held] was met with laughter in Vashnik.",
    ),
    mark(
      "Shares fell after [s the chairman's] [q admission] [c that the accounts had been wrong for years].",
      {
        stance: "confirms",
      },
    ),
    mark("Nobody took up [s the striker's] [q suggestion] [c that the cup final be played at noon]."),
    mark("The inquiry heard [q claims] [c that nurses had slept in their cars]."),
    mark("[s The governor's] [q promise] [c to rebuild the market by Easter] has been broken.", {
      stance: "pledges",
    }),
    mark("The trial turned on [s the widow's] [q allegation] [c that her husband's will was forged].", {
      stance: "accuses",
    }),
    mark(
      "An [q accusation] by [s a former clerk] [c that the mayor took bribes] is before the court in Quelmar.",
      {
        stance: "accuses",
      },
    ),
    mark("[q Reports] [c that the frontier had reopened] brought hundreds of cars to the gate."),
    mark("[s Brannic's] [q denial] [c that he had started the fire] did not convince the jury.", {
      stance: "denies",
    }),
  ],
};

/** A noun beside the verb ("said in a statement") is no part of the source; where it is the subject, it is the source. */
export const statements: Phenomenon = {
  title: "in a statement",
  cases: [
    mark("[s The harbour office] [q said] in a statement on Monday [c that the ferry would sail]."),
    mark("In a statement, [s the harbour office] [q said] [c that the ferry would sail]."),
    mark("[c “The beer is safe and the taps stay open,”] [s the brewery] [q said] in a statement."),
    mark("[s A statement from the club] [q said] [c that the manager had left by mutual consent]."),
    mark("[s The ministry] [q issued a statement] [q saying] [c that no soldiers had crossed the river]."),
    mark("[s A government statement] [q read]: [c “The curfew begins at nine o'clock tonight.”]"),
    mark("In an interview with the Gazette, [s Harnisk] [q said] [c the bones were those of a child]."),
    mark(
      "[s The company] [q put out a statement] late on Friday [q denying] [c that its mine was to blame].",
      {
        stance: "denies",
      },
    ),
    mark("In a speech to farmers in Pellimoor, [s the president] [q vowed] [c to cap the price of diesel].", {
      stance: "pledges",
    }),
    mark("[s Drent], in testimony on Thursday, [q said] [c she had never seen the engineer's report]."),
  ],
};
