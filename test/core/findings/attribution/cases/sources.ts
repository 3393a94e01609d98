import { mark, type Phenomenon } from "../marks.js";

export const documents: Phenomenon = {
  title: "documents, polls and reports",
  cases: [
    mark("[s The report] [q says] [c that the dam was never inspected].", { stance: "asserts" }),
    mark(
      "[s A study published on Monday in the journal Ice] [q found] [c that the glacier was thinning twice as fast].",
    ),
    mark("[s A poll of 1,200 adults] [q showed] [c the opposition nine points ahead in Quelmar]."),
    mark("[s The indictment] [q alleges] [c that Brannic moved the money through three empty firms]."),
    mark("[s Minutes of the meeting] [q show] [c that the mayor had seen the crack in April]."),
    mark("[s The survey] [q suggests] [c that one in five shops will close by Christmas]."),
    mark("[s The treaty] [q states] [c that neither side may lay mines in the strait]."),
    mark("[s An autopsy] [q concluded] [c that the climber had died of cold]."),
    mark("[s Leaked emails] [q reveal] [c that the club knew of the injury before the sale]."),
    mark("[s Figures from the statistics office] [q indicate] [c a small rise in the price of bread]."),
    mark(
      "[c More than half of voters would back a new bridge], [q according to] [s a survey for the Dreyholt Herald].",
    ),
    mark("[s The lawsuit] [q accuses] [c the brewery of poisoning the wells of four villages].", {
      stance: "accuses",
    }),
  ],
};

export const organisations: Phenomenon = {
  title: "organisations, papers and places as sources",
  cases: [
    mark("[s Karvania] [q said] [c it had shot down two drones over the strait]."),
    mark("[s Dreyholt] [q has accused] [c Quelmar of diverting the river].", { stance: "accuses" }),
    mark("[s State television] [q reported] [c that the governor had resigned]."),
    mark("[s The Quelmar Courier] [q reported] on Sunday [c that the port would be sold]."),
    mark(
      "[s The Coastal League, a group that monitors fishing,] [q said] [c it had counted forty illegal trawlers].",
    ),
    mark("[s The International Ice Survey] [q put] [c the loss at 12 billion tonnes a year]."),
    mark("[s Pellimoor Rovers] [q said] [c they would appeal against the fine]."),
    mark(
      "[s Karvania's foreign ministry] summoned the ambassador and [q said] [c the flight was “a hostile act”].",
    ),
    mark("[s Tessit Brothers, the country's largest brewer,] [q forecast] [c a loss of 9 million crowns].", {
      stance: "expects",
    }),
    mark("[s Northern Wire and the Gazette] [q both reported] [c that the talks had failed]."),
  ],
};

export const nameless: Phenomenon = {
  title: "nameless sources",
  cases: [
    mark("[s Officials] [q said] [c that the road was open]."),
    mark("[s A source close to the talks] [q said] [c the two sides were “an inch apart”]."),
    mark(
      "[s A senior officer, who asked not to be named,] [q said] [c the retreat had been planned for weeks].",
    ),
    mark("[s Three people with knowledge of the bid] [q said] [c the price was 90 million crowns]."),
    mark("[c The gunman was a former guard], [s sources] [q told] the Gazette."),
    mark("[s Witnesses] [q described] [c seeing a ball of fire above the roof of the mill]."),
    mark("[s Some] [q say] [c the church is older than the town]."),
    mark("[s Others in the crowd] [q said] [c they had come only for the music]."),
    mark("[s Critics] [q argue] [c that the tax will fall on the poor]."),
    mark("[s One of the divers] [q said] [c the wreck was lying on its side]."),
    mark("[s Many] [q fear] [c the mill will never open again].", { stance: "expects" }),
  ],
};

/** The condition of anonymity is neither cue nor content. */
export const anonymous: Phenomenon = {
  title: "spokespeople, and on condition of anonymity",
  cases: [
    mark("[s A spokesman for the ministry] [q said] [c no soldiers had crossed the river]."),
    mark("[s The club's spokeswoman, Ana Quill,] [q said] [c that the manager would stay].", {
      speaker: "Ana Quill",
    }),
    mark(
      "[s A diplomat] [q said], speaking on condition of anonymity, [c that the ceasefire would be signed in Quelmar].",
    ),
    mark("[c The ceasefire would be signed in Quelmar], [q said] [s a diplomat] on condition of anonymity."),
    mark(
      "Speaking on condition of anonymity, [s a pilot] [q said] [c crews had been made to fly without rest].",
    ),
    mark(
      "[c “We were never asked,”] [s an official in the treasury] [q said] on the condition that he not be named.",
    ),
    mark(
      "[s An army spokesman, Colonel Bren Oster,] [q told] state radio [c that the ridge had been taken].",
      {
        speaker: "Bren Oster",
      },
    ),
    mark("[c The bid was withdrawn last week], [q according to] [s a person familiar with the matter]."),
    mark("[s A spokesperson] [q confirmed] [c the arrest of two men in a house near the docks].", {
      stance: "confirms",
    }),
    mark("[s A police spokeswoman] [q said] [c a man of 34 was helping with inquiries]."),
  ],
};

/** The source is the whole noun phrase, with titles, apposition and relative clauses. */
export const long: Phenomenon = {
  title: "long sources",
  cases: [
    mark("[s Ulla Drent, the head of the port and a former captain,] [q said] [c that the pier was safe].", {
      speaker: "Ulla Drent",
    }),
    mark("[s Ulla Drent, who has run the port since 2019,] [q said] [c that the pier was safe].", {
      speaker: "Ulla Drent",
    }),
    mark(
      "[s Harun Tessit, 52, a fisherman from Tolvenna,] [q said] [c he had seen the wave break over the light].",
    ),
    mark(
      "[s Tove Harnisk, professor of glaciology at the Quelmar Institute, who led the drilling,] [q said] [c the core was the oldest yet].",
    ),
    mark(
      "[c “It was an honest mistake,”] [q said] [s Emil Roake, the surgeon who carried out the operation].",
    ),
    mark(
      "[s The woman whose farm was the first to burn] [q said] [c she had rung the fire service at noon].",
    ),
    mark(
      "[s Paul Stavering, an engineer with the firm that built the bridge,] [q told] the inquiry [c that bolts were missing].",
    ),
    mark(
      "[s The leader of the opposition in the Dreyholt assembly, Ana Quill,] [q called] [c the budget “a shopping list”].",
      {
        speaker: "Ana Quill",
      },
    ),
    mark("[s Lena Marsh (Green, Pellimoor)] [q said] [c the bill would drain the last wetlands]."),
    mark(
      "[c The strike would go on], [q said] [s Joss Tarrow, secretary of the dockers' branch in Quelmar].",
    ),
    mark("[s Drent and her deputy, Ivo Stell,] [q said] [c they had not seen the letter]."),
  ],
};

/** The pronoun is the source as written; whom it stands for is the speaker's business. */
export const relative: Phenomenon = {
  title: "relative pronouns as sources",
  cases: [
    mark("The pier was closed by Ulla Drent, [s who] [q said] [c its piles were rotten]."),
    mark("Tashvenko, [s who] [q denies] [c ordering the raid], has left the country.", { stance: "denies" }),
    mark("The road is used by farmers, [s who] [q say] [c it floods every spring]."),
    mark("Brannic shook hands with the judge, [s who] [q told] him [c that he was free to go]."),
    mark("The engineer [s who] [q warned] [c that the levee was too low] was not at the inquest."),
    mark("The club has sacked Orvane, [s who] [q accused] [c its owners of opening her mail].", {
      stance: "accuses",
    }),
    mark(
      "The tunnel was surveyed by a firm from Dreyholt, [s which] [q found] [c that its lining was cracked].",
    ),
    mark("Walkers [s who] [q claimed] [c to have seen the lynx] were given a number to ring."),
    mark("The mast belongs to the port, [s whose director] [q says] [c it will be pulled down in June]."),
  ],
};
