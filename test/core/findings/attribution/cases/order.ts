import { mark, type Phenomenon } from "../marks.js";

export const sourceAfter: Phenomenon = {
  title: "source after the content",
  cases: [
    mark("[c The ferry would sail on Monday], [s the harbour master] [q said]."),
    mark("[c Two children were pulled alive from the rubble], [s rescuers] [q said] on Friday."),
    mark("[c The bridge at Tolvenna had been hit three times overnight], [s a military official] [q added]."),
    mark("[c Shares in the brewery were halted at noon], [s the Quelmar exchange] [q announced].", {
      stance: "asserts",
    }),
    mark("[c The goalkeeper would need surgery on both knees], [s his agent] [q confirmed].", {
      stance: "confirms",
    }),
    mark("[c No money had changed hands], [s her lawyers] [q argued] before the tribunal in Dreyholt."),
    mark("[c The comet will pass closest to the Earth in June], [s astronomers] [q predict].", {
      stance: "expects",
    }),
    mark("[c The town hall lost a third of its staff in a year], [s the Pellimoor Gazette] [q reports]."),
    mark("[c Nobody was hurt], [s Fire Chief Anso Brill] [q told] the Quelmar Courier.", {
      speaker: "Anso Brill",
    }),
  ],
};

/** The content is one statement in two spans. */
export const sourceInside: Phenomenon = {
  title: "content split by its source",
  cases: [
    mark("[c “The ferry,”] [q said] [s the harbour master], [c “will certainly sail on Monday.”]"),
    mark("[c The ferry], [s the harbour master] [q said], [c would sail on Monday with a full crew]."),
    mark("[c “We lost the roof,”] [s Oda Fenwick] [q said]. [c “Then we lost everything under it.”]", {
      speaker: "Oda Fenwick",
    }),
    mark("[c The virus], [s doctors in Pellimoor] [q believe], [c came ashore with a cargo of live birds].", {
      stance: "expects",
    }),
    mark("[c “If the levee goes,”] [q warned] [s engineer Paul Stavering], [c “the old town goes with it.”]"),
    mark("[c The vote], [s the opposition] [q insisted], [c had been rigged in at least nine districts]."),
    mark(
      "[c “I saw the ball cross the line,”] [s Orvane] [q said], [c “and so did forty thousand other people.”]",
    ),
    mark(
      '[c "That contract,"] [s the minister] [q told] parliament, [c "was signed long before I took office."]',
    ),
    mark("[c The tax], [q according to] [s the treasury], [c will bring in 40 million crowns a year]."),
    mark(
      "[c “They came at night,”] [q recalled] [s Jorun, a shepherd of 70]. [c “They took every lamb I had.”]",
    ),
  ],
};

export const inversion: Phenomenon = {
  title: "inversion",
  cases: [
    mark("[c “The ferry will sail on Monday,”] [q said] [s the harbour master]."),
    mark("[c The cave is at least 40,000 years old], [q says] [s Tove Harnisk, who led the dig]."),
    mark("[c “Nobody told us a thing,”] [q complained] [s Lena Marsh, a mother of three from Quelmar].", {
      speaker: "Lena Marsh",
    }),
    mark("[c “The talks are dead,”] [q declared] [s the foreign minister of Karvania]."),
    mark("[c “It is the same old story,”] [q sighed] [s one of the fishermen]."),
    mark("[q Said] [s the captain]: [c “We were the better side for eighty minutes.”]"),
    mark("[c “They must go back to the table,”] [q urged] [s Bishop Aldo Mirren].", {
      stance: "urges",
      speaker: "Aldo Mirren",
    }),
    mark("[q Added] [s Drent]: [c “We will publish every page of the inquiry.”]"),
    mark("[c “The debt will be paid in full by autumn,”] [q promised] [s the club's new owners].", {
      stance: "pledges",
    }),
    mark(
      "[c Wages will not keep up with prices this year], [q warned] [s the Dreyholt chamber of commerce].",
    ),
  ],
};

/** Before the content, with the cue and its content apart or the source far from its cue. */
export const sourceBefore: Phenomenon = {
  title: "source before the content",
  cases: [
    mark("[s The harbour master], speaking from the quay, [q said] [c the ferry would sail on Monday]."),
    mark("[s Drent] later [q told] a crowd outside the customs house [c that the fees would be halved]."),
    mark(
      "[s The coroner] [q said] on Tuesday, after three days of evidence, [c that the climber had frozen to death].",
    ),
    mark("Outside the chamber, [s the minister] [q said] [c that he had read of it in the newspapers].", {
      1: { stance: "asserts" },
    }),
    mark("On Monday [s the general] [q said] [c his men had left the valley without firing a shot]."),
    mark("Hours after the crash, [s the airline] [q said] [c all its older planes would be grounded].", {
      stance: "asserts",
    }),
    mark(
      "[s The referee, whose report was published on Friday,] [q wrote] [c that he had been struck twice].",
    ),
    mark(
      "[s Scientists at the Quelmar Institute] [q have now shown] [c that the mould can survive in space].",
    ),
    mark("But [s the company] [q said] in its annual accounts [c that orders had fallen by a fifth]."),
  ],
};
