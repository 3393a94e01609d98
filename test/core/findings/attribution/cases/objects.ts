import { mark, type Phenomenon } from "../marks.js";

/** All that follows the verb is content, the one who is accused or urged included. */
export const accusing: Phenomenon = {
  title: "accuse and blame",
  cases: [
    mark("[s The council] [q accused] [c the harbour office of hiding the report].", { stance: "accuses" }),
    mark("[s Tashvenko] [q accused] [c the army of shelling a field hospital near Vashnik].", {
      stance: "accuses",
    }),
    mark("[s The council] [q blamed] [c the harbour office for the delay].", { stance: "accuses" }),
    mark("[s Pilots] [q blame] [c the crash on a frozen fuel line].", { stance: "accuses" }),
    mark("[s Prosecutors] [q allege] [c that Brannic bought the petrol a week before the fire]."),
    mark("[s Orvane] [q has accused] [c the league of bending its rules for richer clubs].", {
      stance: "accuses",
    }),
    mark("[s The opposition] [q charged] [c that the minister had sold the mine to a friend].", {
      stance: "accuses",
    }),
    mark(
      "[s Villagers downstream] [q faulted] [c the dam's owners for opening the sluices without a siren].",
      {
        stance: "accuses",
      },
    ),
    mark("[s An old rival] [q is accusing] [c him of stealing the design from a student].", {
      stance: "accuses",
    }),
  ],
};

export const condemning: Phenomenon = {
  title: "condemn, criticise, praise",
  cases: [
    mark("[s The council] [q condemned] [c the closure of the pier].", { stance: "condemns" }),
    mark("[s The council] [q criticised] [c the government for its silence on the floods].", {
      stance: "condemns",
    }),
    mark(
      "[s Bishop Mirren] [q denounced] [c the attack on the chapel as “a crime against God and neighbour”].",
      {
        stance: "condemns",
      },
    ),
    mark("[s Fans] [q slammed] [c the new owners over the price of a season ticket].", {
      stance: "condemns",
    }),
    mark("[s The Coastal League] [q deplored] [c the loss of life on both sides of the strait].", {
      stance: "condemns",
    }),
    mark("[s The president] [q praised] [c the miners for staying below until the last man was out].", {
      stance: "asserts",
    }),
    mark("[s The critics] [q hailed] [c the play as the best thing seen in Dreyholt for years]."),
    mark("[s The union] [q hit out at] [c “a cruel and careless” plan to close the mill].", {
      stance: "condemns",
    }),
    mark("[s Brill] [q paid tribute to] [c the two firefighters who lost their lives in the warehouse]."),
    mark("[s Shareholders] [q have welcomed] [c the decision to sell the loss-making shipyard].", {
      stance: "asserts",
    }),
  ],
};

export const urging: Phenomenon = {
  title: "urge, call for, demand, order",
  cases: [
    mark("[s Ulla Drent] [q urged] [c residents to stay indoors until the gale had passed].", {
      stance: "urges",
    }),
    mark("[s Ulla Drent] [q urged] [c that the pier be closed before the winter].", { stance: "urges" }),
    mark("[s The Coastal League] [q called for] [c a ban on trawling within six miles of the shore].", {
      stance: "urges",
    }),
    mark("[s Parents] [q called on] [c the education minister to reopen the village school].", {
      stance: "urges",
    }),
    mark("[s Strikers] [q demanded] [c the release of two shop stewards held since Sunday].", {
      stance: "urges",
    }),
    mark("[s The coroner] [q recommended] [c that a rail be fitted along the whole of the cliff path].", {
      stance: "urges",
    }),
    mark("[s The judge] [q ordered] [c the brewery to pay 2 million crowns to the families].", {
      stance: "urges",
    }),
    mark("[s Doctors] [q asked] [c the public to come to hospital only in an emergency].", {
      stance: "urges",
    }),
    mark("[s The mayor] [q appealed for] [c calm after a second night of fighting in the old town].", {
      stance: "urges",
    }),
    mark("[s A local councillor] [q proposed] [c turning the derelict mill into a museum of the river].", {
      stance: "urges",
    }),
    mark(
      "[s Firefighters] [q told] [c residents to stay indoors and shut every window until the smoke had cleared].",
      {
        stance: "urges",
      },
    ),
  ],
};

export const pledging: Phenomenon = {
  title: "pledge, threaten, expect, express",
  cases: [
    mark("[s The council] [q pledged] [c to rebuild the pier before the summer].", { stance: "pledges" }),
    mark("[s The army] [q threatened] [c to close the border if the shelling went on].", {
      stance: "pledges",
    }),
    mark("[s Karvania] [q has offered] [c to host the peace talks in Quelmar].", { stance: "pledges" }),
    mark("[s The new owners] [q guaranteed] [c that no player would be sold in January].", {
      stance: "pledges",
    }),
    mark("[s The bank] [q predicts] [c growth of 2 per cent in the year to June].", { stance: "expects" }),
    mark("[s Rescuers] [q fear] [c that more bodies lie under the mud].", { stance: "expects" }),
    mark("[s President Orlan Vint] [q expressed] [c concern over the closure of the frontier]."),
    mark("[s The pilots' union] [q voiced] [c doubts about the airline's account of the crash]."),
    mark("[s The skipper] [q swore] [c he would never sail past the skerries again].", { stance: "pledges" }),
  ],
};
