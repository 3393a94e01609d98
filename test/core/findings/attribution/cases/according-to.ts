import { mark, type Phenomenon } from "../marks.js";

export const accordingTo: Phenomenon = {
  title: "according to",
  cases: [
    mark("[q According to] [s the harbour master], [c the ferry would sail on Monday].", {
      stance: "asserts",
    }),
    mark("[c The ferry would sail on Monday], [q according to] [s the harbour office]."),
    mark(
      "[c At least nine people died in the landslide], [q according to] [s the provincial governor's office].",
    ),
    mark(
      "[q According to] [s a police report seen by the Gazette], [c the driver had not slept for two days].",
    ),
    mark("[c Tickets], [q according to] [s the club], [c sold out in eleven minutes]."),
    mark(
      "[q According to] [s Mirel Tashvenko, the Front's spokeswoman], [c no prisoners were taken at Vashnik].",
      {
        speaker: "Mirel Tashvenko",
      },
    ),
    mark(
      "[c The glacier has lost a third of its mass since 1990], [q according to] [s a study in the journal Ice].",
    ),
    mark("[c The suspect fled on foot], [q according to] [s two people who saw the robbery]."),
    mark("[q According to] [s him], [c the contract was never signed].", { speaker: null }),
    mark(
      "But [q according to] [s court papers filed in Dreyholt], [c the money went to the director's brother].",
    ),
  ],
};

/** "per X", "in the words of X", "in X's view", "for X": a preposition and its noun phrase in place of a verb. */
export const prepositions: Phenomenon = {
  title: "per, in the words of, in the view of",
  cases: [
    mark("[c The match was moved to Sunday], [q per] [s the league's website]."),
    mark("[c The plant will close in March], [q as per] [s a notice to the Dreyholt stock exchange]."),
    mark("[c The plan is], [q in the words of] [s its author], [c “a bridge to nowhere”]."),
    mark("[q In the words of] [s one veteran], [c “the war never left this valley”]."),
    mark("[q In] [s Drent's] [q view], [c the pier should have been closed a decade ago].", {
      speaker: "Drent",
    }),
    mark("[q In the opinion of] [s the court], [c the minister had misled the public]."),
    mark("[q In the view of] [s many economists], [c the currency is worth half its official rate]."),
    mark("[c The storm was the worst since 1951], [q by] [s the insurers'] [q account]."),
    mark("[q By] [s their own] [q account], [c the raiders walked in through an open door]."),
    mark("[q To hear] [s the owner] [q tell it], [c the restaurant never had a single complaint]."),
  ],
};

/** "as X put it" stands beside what it reports; so do "as X says" and "as X noted". */
export const asPut: Phenomenon = {
  title: "as X put it",
  cases: [
    mark("[c “We are a small country with a long coast,”] as [s the admiral] [q put it]."),
    mark("As [s one trader] [q put it], [c “nobody wants to catch a falling knife”]."),
    mark("As [s the judge] [q noted], [c the witness had changed her story twice]."),
    mark("[c The election], as [s Tashvenko] [q put it], [c was “a coronation with ballot papers”]."),
    mark("As [s Harnisk] [q explained] at the time, [c ice this old traps the air of its own age]."),
    mark("[c The bank was solvent all along], as [s the regulator] [q later admitted].", {
      stance: "confirms",
    }),
    mark("As [s the defence] [q pointed out], [c no weapon was ever found]."),
    mark("As [s the old coach] [q liked to say], [c a clean sheet is worth two goals]."),
    mark("[c “Rain is rain,”] as [s farmers here] [q say]."),
  ],
};
