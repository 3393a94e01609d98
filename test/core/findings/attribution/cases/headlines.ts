import { mark, nothing, type Phenomenon } from "../marks.js";

/** A line by itself, as in a list of flashes. */
export const headlines: Phenomenon = {
  title: "colons and dashes in headlines",
  cases: [
    mark("[s Minister][q :] [c bridge is safe]", { stance: "asserts" }),
    mark("[c Bridge is safe], [q says] [s minister]"),
    mark("[c Ferry will sail] [q —] [s port chief]"),
    mark("[c Dam wall could fail within days] [q –] [s engineers]"),
    mark("[s Orvane][q :] [c “We were robbed in Dreyholt”]"),
    mark("[s Tashvenko][q :] [c ‘No talks while the guns fire’]"),
    mark("[s Court papers][q :] [c Brewer hid losses for nine years]"),
    mark("[c Rail strike will go ahead on Friday][q :] [s union]"),
    mark("[c ‘I never took a crown’] [q –] [s Quelmar mayor]"),
    mark("[c Comet may be visible by day], [q say] [s astronomers]", { hedged: true }),
    mark("[s Study][q :] [c Cold baths do not cure colds]"),
    mark("[c Karvania to lift curfew in Vashnik], [q says] [s governor]"),
  ],
};

/** A speaker's name, a colon, and the turn up to the next name. The cue is the colon. */
export const transcripts: Phenomenon = {
  title: "transcripts",
  cases: [
    mark("[s DRENT][q :] [c We will not leave.]"),
    mark(["[s1 DRENT][q1 :] [c1 We will not leave.]", "[s2 TESSIT][q2 :] [c2 Nobody has asked you to.]"]),
    mark(
      [
        "[s1 INTERVIEWER][q1 :] [c1 When did you learn of the leak?]",
        "[s2 HARNISK][q2 :] [c2 On the Tuesday. My deputy rang me at six in the morning.]",
      ],
      { 2: { speaker: "Harnisk" } },
    ),
    mark([
      "[s1 Judge][q1 :] [c1 Where were you that night?]",
      "[s2 Witness][q2 :] [c2 In the boathouse, with the lamp out.]",
      "[s3 Judge][q3 :] [c3 Alone?]",
    ]),
    mark("[s HARBOUR MASTER][q :] [c The ferry sails at noon, tide or no tide.]"),
    mark(["[s MS. MARSH][q :] [c The water came in under the door. It took ten minutes, no more.]"]),
    mark(["[s MAYOR ALDO MIRREN][q :] [c This city has seen worse floods and worse governments.]"]),
    mark([
      "The exchange, from the court record:",
      "[s1 BRANNIC][q1 :] [c1 I sold the boat in March.]",
      "[s2 COUNSEL][q2 :] [c2 To whom did you sell it?]",
    ]),
  ],
};

/** A headline over a text is no evidence of its own (docs/DESIGN.md); the text under it is read as ever. */
export const headings: Phenomenon = {
  title: "headings over a text",
  cases: [
    mark([
      "Ferry to sail on Monday",
      "[s The harbour master] [q said] [c that the ferry would sail on Monday with a full crew].",
    ]),
    mark(
      [
        "[c1 Pier is safe], [q1 says] [s1 Drent]",
        "[s2 Ulla Drent, the head of the port,] [q2 said] on Tuesday [c2 that the pier was safe for another winter].",
      ],
      { 1: { optional: true }, 2: { speaker: "Ulla Drent" } },
    ),
    mark(
      [
        "[s1 Minister][q1 :] [c1 no cuts to hospitals]",
        "[c2 “Not one bed will be lost,”] [s2 the minister] [q2 told] doctors at a conference in Pellimoor on Friday.",
      ],
      { 1: { optional: true } },
    ),
    mark([
      "The river rose by two metres overnight, and the market square of Tolvenna lay under water by dawn.",
      "Calls for calm",
      "[s The governor] [q urged] [c residents to stay in their homes until the rain had passed].",
    ]),
    mark([
      "Claims and counter-claims",
      "[s The army] [q said] [c it had taken the ridge above Vashnik at the cost of two men].",
    ]),
    nothing(
      "What the report says\n\nThe report runs to 400 pages and has taken a commission of seven people three years.",
    ),
    nothing(
      "Police report\n\nA bicycle was stolen from Mill Lane on Tuesday, and a shed was damaged in Harbour Road.",
    ),
    nothing(
      "Statement of accounts\n\nThe club lost nine million crowns in the year to June, half as much as the year before.",
    ),
  ],
};
