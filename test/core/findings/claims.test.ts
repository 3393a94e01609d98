import { describe, expect, it } from "vitest";
import type { ClaimItem } from "../../../src/core/answers/answer.js";
import type { Stance } from "../../../src/core/findings/finding.js";
import { claimsOf, deskOfText } from "../support.js";

/** Quelmar, its people and its offices are invented. */
const NAMES = [
  { name: "Karvanian Army", kind: "group" as const, also: ["Karvania's army"] },
  { name: "Mirel Tashvenko", kind: "person" as const, also: ["Tashvenko"] },
  { name: "Quelmar", kind: "place" as const, also: [] },
];

/** The claims of a text, as a desk shows them when asked for the article. */
function claimsIn(text: string): ClaimItem[] {
  return claimsOf(
    deskOfText(text, {}, { profile: { names: NAMES } }).ask("article one", { limit: 1_000 }).items,
  );
}

/** Claimant as written, cue, what is said, and where they differ from the plain case: speaker, stance. */
interface Expected {
  readonly by: string | null;
  readonly cue: string;
  readonly says: string;
  readonly speaker?: string | null;
  readonly stance?: Stance;
  readonly hedged?: true;
}

function expected({ by, cue, says, stance = "asserts", hedged = undefined, ...rest }: Expected) {
  const speaker = "speaker" in rest ? (rest.speaker ?? null) : by;
  return { claimant: by, cue, content: says, speaker, stance, hedged: hedged === true };
}

type Case = readonly [text: string, ...claims: Expected[]];

function checks(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    it.each(cases.map(([text, ...claims]) => ({ text, claims })))("$text", ({ text, claims }) => {
      const found = claimsIn(text).map(({ claimant, cue, content, speaker, stance, hedged }) => ({
        claimant,
        cue,
        content,
        speaker,
        stance,
        hedged,
      }));
      expect(found).toEqual(claims.map(expected));
    });
  });
}

const FERRY = "the ferry would sail on Monday";
const drent = { by: "Ulla Drent", cue: "said" };

checks("indirect speech", [
  [
    `The harbour master said that ${FERRY}.`,
    { by: "The harbour master", speaker: "harbour master", cue: "said", says: `that ${FERRY}` },
  ],
  [
    `The harbour master said ${FERRY}.`,
    { by: "The harbour master", speaker: "harbour master", cue: "said", says: FERRY },
  ],
  [`The ferry would sail on Monday, Ulla Drent said.`, { ...drent, says: "The ferry would sail on Monday" }],
  [`The ferry would sail on Monday, said Ulla Drent.`, { ...drent, says: "The ferry would sail on Monday" }],
  ["Ulla Drent says the pier is safe.", { by: "Ulla Drent", cue: "says", says: "the pier is safe" }],
  [
    "Ulla Drent has repeatedly said that the pier is safe.",
    { by: "Ulla Drent", cue: "has repeatedly said", says: "that the pier is safe" },
  ],
  [
    "Ulla Drent told reporters that the pier was safe.",
    { by: "Ulla Drent", cue: "told", says: "that the pier was safe" },
  ],
  [
    "Ulla Drent told the Quelmar Courier on Monday that the pier was safe.",
    { by: "Ulla Drent", cue: "told", says: "that the pier was safe" },
  ],
  [
    "The harbour office said in a statement on Monday that the pier was safe.",
    { by: "The harbour office", speaker: "harbour office", cue: "said", says: "that the pier was safe" },
  ],
  [
    "In a statement, the harbour office said that the pier was safe.",
    { by: "the harbour office", speaker: "harbour office", cue: "said", says: "that the pier was safe" },
  ],
  [
    "The mayor insisted she had not been told.",
    { by: "The mayor", speaker: "mayor", cue: "insisted", says: "she had not been told" },
  ],
  [
    "The army claimed to have shot down two drones.",
    { by: "The army", speaker: "army", cue: "claimed", says: "to have shot down two drones" },
  ],
]);

checks("direct speech", [
  [
    "“The ferry will sail on Monday,” said Ulla Drent.",
    { ...drent, says: "“The ferry will sail on Monday,”" },
  ],
  [
    "“The ferry will sail on Monday,” Ulla Drent said.",
    { ...drent, says: "“The ferry will sail on Monday,”" },
  ],
  [
    '"The ferry will sail on Monday," Ulla Drent said.',
    { ...drent, says: '"The ferry will sail on Monday,"' },
  ],
  ["Ulla Drent said: “The ferry will sail.”", { ...drent, says: "“The ferry will sail.”" }],
  [
    "“The pier is safe,” Ulla Drent told the Quelmar Courier.",
    { by: "Ulla Drent", cue: "told", says: "“The pier is safe,”" },
  ],
  [
    "“Help!” shouted a man on the roof.",
    { by: "a man on the roof", speaker: "man on the roof", cue: "shouted", says: "“Help!”" },
  ],
  [
    "“We did not fire. We have no guns,” said Mirel Tashvenko, the Front's spokeswoman.",
    {
      by: "Mirel Tashvenko, the Front's spokeswoman",
      speaker: "Mirel Tashvenko",
      cue: "said",
      says: "“We did not fire. We have no guns,”",
    },
  ],
  [
    "Mirel Tashvenko said: “We did not fire.\n\n“We have no guns.”",
    { by: "Mirel Tashvenko", cue: "said", says: "“We did not fire.\n\n“We have no guns.”" },
  ],
  [
    "“We did not fire,” said Mirel Tashvenko.\n\n“We have no guns,” she added.",
    { by: "Mirel Tashvenko", cue: "said", says: "“We did not fire,”" },
    { by: "she", speaker: "Mirel Tashvenko", cue: "added", says: "“We have no guns,”" },
  ],
]);

checks("mixed speech", [
  [
    "Ulla Drent said that the ferry was “as good as new”.",
    { ...drent, says: "that the ferry was “as good as new”" },
  ],
  [
    "Mirel Tashvenko said they would “fight on”, and that the talks were “dead”.",
    { by: "Mirel Tashvenko", cue: "said", says: "they would “fight on”, and that the talks were “dead”" },
  ],
  [
    "The council called the plan “a disgrace”.",
    { by: "The council", speaker: "council", cue: "called", says: "the plan “a disgrace”" },
  ],
]);

describe("what is said in two pieces", () => {
  it.each([
    "“The ferry,” said Ulla Drent, “will certainly sail on Monday.”",
    "“It will certainly sail on Monday,” said Ulla Drent. “It must.”",
    "“I did not,” Ulla Drent said, “kill him.”",
  ])("is one statement, shown from its first word to its last: %s", (text) => {
    const claims = claimsIn(text);
    expect(claims).toHaveLength(1);
    expect(claims[0]).toMatchObject({ claimant: "Ulla Drent", content: text, text });
  });
});

checks("according to", [
  [`According to Ulla Drent, ${FERRY}.`, { by: "Ulla Drent", cue: "According to", says: FERRY }],
  [
    "The ferry would sail on Monday, according to the harbour office.",
    {
      by: "the harbour office",
      speaker: "harbour office",
      cue: "according to",
      says: "The ferry would sail on Monday",
    },
  ],
]);

checks("participles and nouns that report", [
  [
    "The harbour office closed the pier on Friday, saying that it was rotten.",
    { by: "The harbour office", speaker: "harbour office", cue: "saying", says: "that it was rotten" },
  ],
  [
    "The council approved the plan, adding that work would begin in May.",
    { by: "The council", speaker: "council", cue: "adding", says: "that work would begin in May" },
  ],
  [
    "A report by the Coastal League concludes that the shells came from the east.",
    {
      by: "A report by the Coastal League",
      speaker: "Coastal League",
      cue: "concludes",
      says: "that the shells came from the east",
    },
  ],
  [
    "The council ignored the ministry's claim that the dam was new.",
    { by: "the ministry", speaker: "ministry", cue: "claim", says: "that the dam was new" },
  ],
]);

checks("two reports in one sentence", [
  [
    "The council said the pier was safe, but residents said they did not believe it.",
    { by: "The council", speaker: "council", cue: "said", says: "the pier was safe" },
    { by: "residents", cue: "said", says: "they did not believe it" },
    { by: "they", speaker: "residents", cue: "did not believe", says: "it", stance: "declines" },
  ],
  [
    "The council said that the pier was safe, while the harbour office warned that it was rotten.",
    { by: "The council", speaker: "council", cue: "said", says: "that the pier was safe" },
    {
      by: "the harbour office",
      speaker: "harbour office",
      cue: "warned",
      says: "that it was rotten",
      stance: "expects",
    },
  ],
]);

checks("passives", [
  [
    "Ulla Drent was quoted as saying that the pier was safe.",
    { by: "Ulla Drent", cue: "was quoted as saying", says: "that the pier was safe" },
  ],
  [
    "The plan was condemned by the Fishermen's Union.",
    {
      by: "the Fishermen's Union",
      speaker: "Fishermen's Union",
      cue: "was condemned",
      says: "The plan",
      stance: "condemns",
    },
  ],
  [
    "The raid was denounced by Governor Harun Tessit on Monday.",
    {
      by: "Governor Harun Tessit",
      speaker: "Harun Tessit",
      cue: "was denounced",
      says: "The raid",
      stance: "condemns",
    },
  ],
]);

const council = { by: "The council", speaker: "council" };
const army = { by: "The army", speaker: "army" };

checks("stances", [
  [
    "The council accused the harbour office of hiding the report.",
    { ...council, cue: "accused", says: "the harbour office of hiding the report", stance: "accuses" },
  ],
  [
    "The council blamed the harbour office for the delay.",
    { ...council, cue: "blamed", says: "the harbour office for the delay", stance: "accuses" },
  ],
  [
    "The council condemned the closure.",
    { ...council, cue: "condemned", says: "the closure", stance: "condemns" },
  ],
  [
    "The council criticised the government for its silence.",
    { ...council, cue: "criticised", says: "the government for its silence", stance: "condemns" },
  ],
  [
    "Ulla Drent urged that the pier be closed.",
    { by: "Ulla Drent", cue: "urged", says: "that the pier be closed", stance: "urges" },
  ],
  [
    "Ulla Drent urged residents to stay indoors.",
    { by: "Ulla Drent", cue: "urged", says: "residents to stay indoors", stance: "urges" },
  ],
  [
    "The council pledged to rebuild the pier.",
    { ...council, cue: "pledged", says: "to rebuild the pier", stance: "pledges" },
  ],
  [
    "The army threatened to close the border.",
    { ...army, cue: "threatened", says: "to close the border", stance: "pledges" },
  ],
  [
    "Ulla Drent confirmed that the pier had collapsed.",
    { by: "Ulla Drent", cue: "confirmed", says: "that the pier had collapsed", stance: "confirms" },
  ],
  [
    "The army acknowledged that it had fired on the boat.",
    { ...army, cue: "acknowledged", says: "that it had fired on the boat", stance: "confirms" },
  ],
  [
    "Ulla Drent denied that the pier was unsafe.",
    { by: "Ulla Drent", cue: "denied", says: "that the pier was unsafe", stance: "denies" },
  ],
  ["The army denied any wrongdoing.", { ...army, cue: "denied", says: "any wrongdoing", stance: "denies" }],
  [
    "The army dismissed the report as nonsense.",
    { ...army, cue: "dismissed", says: "the report as nonsense", stance: "denies" },
  ],
  [
    "The army did not confirm the number.",
    { ...army, cue: "did not confirm", says: "the number", stance: "declines" },
  ],
  [
    "Residents fear that the pier will collapse.",
    { by: "Residents", cue: "fear", says: "that the pier will collapse", stance: "expects" },
  ],
  [
    "President Orlan Vint expressed concern over the closure.",
    {
      by: "President Orlan Vint",
      speaker: "Orlan Vint",
      cue: "expressed",
      says: "concern over the closure",
    },
  ],
]);

checks("long and odd sources", [
  [
    "Ulla Drent, the harbour master of Quelmar and a former captain, said that the pier was safe.",
    {
      by: "Ulla Drent, the harbour master of Quelmar and a former captain",
      speaker: "Ulla Drent",
      cue: "said",
      says: "that the pier was safe",
    },
  ],
  [
    "Ulla Drent, who has run the harbour office since 2019, said that the pier was safe.",
    {
      by: "Ulla Drent, who has run the harbour office since 2019",
      speaker: "Ulla Drent",
      cue: "said",
      says: "that the pier was safe",
    },
  ],
  [
    "Harun Tessit, 52, a fisherman from Tolvenna, said he had seen the wave.",
    {
      by: "Harun Tessit, 52, a fisherman from Tolvenna",
      speaker: "Harun Tessit",
      cue: "said",
      says: "he had seen the wave",
    },
  ],
  [
    "The governor's spokesman, Harun Tessit, said that the pier was safe.",
    {
      by: "The governor's spokesman, Harun Tessit",
      speaker: "Harun Tessit",
      cue: "said",
      says: "that the pier was safe",
    },
  ],
  [
    "Karvania's army said that the hill had fallen.",
    { by: "Karvania's army", speaker: "Karvanian Army", cue: "said", says: "that the hill had fallen" },
  ],
  [
    "State television said on Sunday that the governor had resigned.",
    { by: "State television", cue: "said", says: "that the governor had resigned" },
  ],
  [
    "Officials said that the road was open.",
    { by: "Officials", cue: "said", says: "that the road was open" },
  ],
]);

checks("reports that name nobody never get a claimant", [
  [
    "The pier was reportedly closed at noon.",
    { by: null, cue: "reportedly", says: "The pier was reportedly closed at noon", hedged: true },
  ],
  [
    "The Karvanian Army has allegedly mined the bridge.",
    { by: null, cue: "allegedly", says: "The Karvanian Army has allegedly mined the bridge", hedged: true },
  ],
  [
    "The bridge is said to have been mined.",
    { by: null, cue: "is said", says: "The bridge is said to have been mined", hedged: true },
  ],
  [
    "It is believed that the bridge was mined.",
    { by: null, cue: "is believed", says: "that the bridge was mined", stance: "expects", hedged: true },
  ],
]);

checks("pronouns", [
  [
    "Ulla Drent said the ferry was late. She said it would sail at noon.",
    { ...drent, says: "the ferry was late" },
    { by: "She", speaker: "Ulla Drent", cue: "said", says: "it would sail at noon" },
  ],
  [
    "The pier was closed. He said that it was unsafe.",
    { by: "He", speaker: null, cue: "said", says: "that it was unsafe" },
  ],
  [
    "Ulla Drent said the ferry was late. They said it would sail at noon.",
    { ...drent, says: "the ferry was late" },
    { by: "They", speaker: null, cue: "said", says: "it would sail at noon" },
  ],
  [
    "Ulla Drent said the ferry was late. Drent said it would sail at noon.",
    { ...drent, says: "the ferry was late" },
    { by: "Drent", speaker: "Ulla Drent", cue: "said", says: "it would sail at noon" },
  ],
]);

describe("a pronoun", () => {
  it("reaches over paragraphs about nobody, but not over many", () => {
    const text = (between: number): string =>
      [
        "Ulla Drent said the ferry was late.",
        ...new Array<string>(between).fill("The river is deep."),
        "She said it would sail at noon.",
      ].join("\n\n");
    expect(claimsIn(text(3)).map((claim) => claim.speaker)).toEqual(["Ulla Drent", "Ulla Drent"]);
    expect(claimsIn(text(12)).map((claim) => claim.speaker)).toEqual(["Ulla Drent", null]);
  });

  it("is not given to the last speaker once somebody else has been named", () => {
    const text =
      "Governor Tobin Eskarra said that the gate was shut.\n\n" +
      "Mirel Tashvenko was not convinced. She said that the town had received no warning.";
    const last = claimsIn(text).at(-1);
    expect(last?.claimant).toBe("She");
    expect(last?.speaker).not.toBe("Tobin Eskarra");
  });
});

describe("no claim is made of", () => {
  it.each([
    "The ferry sails on Monday.",
    "The report was published on Monday.",
    "The council will say more on Monday.",
    "She has nothing to say.",
    "Nobody would say why the ferry sank.",
    "The union claims office is closed.",
    "He saw the boat.",
    "Police found the boat on Monday.",
    "The state of the pier is poor.",
    "The order was cancelled.",
    "A statement is expected on Monday.",
    "He left without saying goodbye.",
    "Reports of looting are rare.",
    "The lighthouse project was completed in 2020.",
    "The council called the police.",
    "The post office reopened on Monday.",
    "The ship was named after Ulla Drent.",
    "The governor's claim is disputed.",
  ])("%s", (text) => {
    expect(claimsIn(text)).toEqual([]);
  });
});

it("a headline in the text is read like any other line", () => {
  const text =
    "Mayor says pier is safe\n\nThe pier was built in 1988 and repaired, at great expense, in the summer of 2025.";
  expect(claimsIn(text).map(({ claimant, content }) => [claimant, content])).toEqual([
    ["Mayor", "pier is safe"],
  ]);
});
