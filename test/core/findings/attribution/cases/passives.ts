import { mark, type Phenomenon } from "../marks.js";

/** The agent is the source, without "by"; the subject belongs to the content where it is what the claim is about. */
export const passives: Phenomenon = {
  title: "passives",
  cases: [
    mark("[s Ulla Drent] [q was quoted as saying] [c that the pier was safe].", { speaker: "Ulla Drent" }),
    mark(
      "[s The defector] [q was quoted] by the Gazette [q as saying] [c that the maps had been sold twice].",
    ),
    mark("[c The closure of the mill] [q was condemned] by [s the Fishermen's Union].", {
      stance: "condemns",
    }),
    mark(
      "[c The raid on the convoy] [q was denounced] [c as “an act of piracy”] by [s the governor of Tolvenna].",
      {
        stance: "condemns",
      },
    ),
    mark("[c The mayor] [q was accused] by [s a rival] [c of hiding the engineer's report].", {
      stance: "accuses",
    }),
    mark("[c Drivers] [q were warned] by [s police] [c to keep off the coast road until Friday]."),
    mark("[c The strike] [q has been called] [c “a gift to our enemies”] by [s the defence minister]."),
    mark("[c The boat's engines] [q are described] by [s the maker] [c as the quietest ever built]."),
    mark(
      "[c The goalkeeper] [q was praised] by [s his manager] [c for three fine saves in the second half].",
    ),
    mark("[c Villagers] [q were urged] by [s the fire service] [c to leave before the wind turned].", {
      stance: "urges",
    }),
    mark(
      "[c The charge of treason] [q was dismissed] by [s Tashvenko] [c as “a fairy tale for tired judges”].",
      {
        stance: "denies",
      },
    ),
    mark("[c The figures] [q were confirmed] on Monday by [s the head of the statistics office].", {
      stance: "confirms",
    }),
  ],
};

/** No agent: nobody is named, and the one who is told is no source. */
export const agentless: Phenomenon = {
  title: "passives that name nobody",
  cases: [
    mark("[c Brannic] [q is accused] [c of setting fire to his own shop for the insurance].", {
      stance: "accuses",
      speaker: null,
    }),
    mark("The court [q was told] [c that the accused had bought two cans of petrol].", { speaker: null }),
    mark("Parents [q were told] [c that the school would stay shut until the roof was mended].", {
      speaker: null,
    }),
    mark("Villagers [q had been warned] [c that the slope might give way in heavy rain].", { hedged: true }),
    mark("[c The airline] [q has been criticised] [c for its slow answer to the crash].", {
      stance: "condemns",
    }),
    mark("[c The coach] [q has been blamed] [c for the club's worst start in forty years].", {
      stance: "accuses",
    }),
    mark("[c The firm's directors] [q are alleged] [c to have moved 9 million crowns abroad].", {
      hedged: true,
    }),
    mark("[c The pipeline] [q was said] [c to be leaking in at least four places].", { hedged: true }),
    mark("It [q was announced] on Friday [c that the frontier would open again in June]."),
    mark("[c Two officers] [q were charged] [c with taking bribes from smugglers].", {
      1: { optional: true },
    }),
    mark("Fans [q were assured] [c that every ticket would be paid back in full]."),
  ],
};
