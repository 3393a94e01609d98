import { type Case, mark, type Phenomenon } from "../marks.js";

/** Nobody is named, and the article does not vouch for it. */
const hedge = (text: string): Case => mark(text, { hedged: true, speaker: null });

/** What is reported is the whole clause; the adverb may be counted in or out. */
export const adverbs: Phenomenon = {
  title: "reportedly, allegedly",
  cases: [
    hedge("[c The pier was [q reportedly] closed at noon on Sunday]."),
    hedge("[q Reportedly], [c the two sides have agreed on a map of the frontier]."),
    hedge("[c The general has [q allegedly] sold fuel to both armies since the spring]."),
    hedge("[c The club is [q reportedly] ready to pay 90 million crowns for the striker]."),
    hedge("[c Brannic [q allegedly] set fire to his own shop in the small hours of 3 March]."),
    hedge("[c The virus [q supposedly] came ashore with a cargo of live birds from the islands]."),
    hedge("[c Guards at the camp [q purportedly] took watches and rings from the prisoners]."),
    hedge("[c The brewer's chairman will step down in June], [q reportedly]."),
    hedge("[c Three of the stolen paintings have [q reportedly] turned up in a barn near Tolvenna]."),
  ],
};

/** "is said to": the subject and the infinitive are content. */
export const impersonal: Phenomenon = {
  title: "is believed to, it is understood that",
  cases: [
    hedge("[c The bridge] [q is said] [c to have been mined on both banks]."),
    hedge("[q It is believed] [c that the gunman crossed the river by boat]."),
    hedge("[c The captain] [q is believed] [c to have been asleep when the ship struck]."),
    hedge("[q It is understood] [c that the manager will be told on Friday]."),
    hedge("[c The boy] [q is understood] [c to be recovering in hospital in Pellimoor]."),
    hedge("[c At least forty people] [q are feared] [c dead after the landslide]."),
    hedge("[c The hostages] [q are thought] [c to be held in a cellar in Vashnik]."),
    hedge("[q It has been alleged] [c that the votes of two villages were never counted]."),
    hedge("[c The painting] [q was reported] [c to be worth 30 million crowns]."),
    hedge("[q It is rumoured] [c that the palace will be sold to a brewer]."),
    hedge("[c He] [q is alleged] [c to have taken bribes from three builders]."),
    hedge("[c The rebels] [q are reported] [c to have left the town before dawn]."),
    hedge("[q It is claimed] [c that the mine was closed to hide the accident]."),
  ],
};

/** A weakened statement with a source: hedged, or not. */
export const weakened: Phenomenon = {
  title: "hedged content with a source",
  cases: [
    mark("[s The coroner] [q said] [c the climber may have died within minutes].", { hedged: true }),
    mark("[s Engineers] [q said] [c the wall could fall in the next storm].", { hedged: true }),
    mark("[s The engineer] [q said] [c the wall fell at ten past four].", { hedged: false }),
    mark("[s The paper] [q suggests] [c that the comet possibly broke up a century ago].", { hedged: true }),
    mark("[s The bank] [q said] [c rates would probably rise in the autumn].", { hedged: true }),
    mark("[s The bank] [q said] [c rates would rise in May].", { hedged: false }),
    mark("[s The coach] [q said] [c Stell might be fit for the final].", { hedged: true }),
    mark("[s The coach] [q said] [c they would play on May 9 in Dreyholt].", { hedged: false }),
    mark("[s The police] [q said] [c the two fires were apparently lit by the same hand].", { hedged: true }),
    mark("[s The geologist] [q said] [c a second slide was likely before the week was out].", {
      hedged: true,
    }),
  ],
};
