/**
 * Cases that are known not to be read as they are marked, by phenomenon. A test checks that each still fails: what is read at
 * last comes off the list.
 */
export const open: ReadonlySet<string> = new Set([
  // direct speech
  "“What a night for this little club,” beamed coach Sela Orvane after the 3-2 win over Dreyholt.",
  // mixed speech
  "Residents complained of “a stench like rotten eggs” near the tannery.",
  // source after the content
  "The town hall lost a third of its staff in a year, the Pellimoor Gazette reports.",
  // according to
  "But according to court papers filed in Dreyholt, the money went to the director's brother.",
  // per, in the words of, in the view of
  "By their own account, the raiders walked in through an open door.",
  "To hear the owner tell it, the restaurant never had a single complaint.",
  // as X put it
  "As the old coach liked to say, a clean sheet is worth two goals.",
  "“Rain is rain,” as farmers here say.",
  // participial cues
  "Speaking of “a dark day for the islands”, the governor ordered flags to half-mast.",
  // several sources in one sentence
  "The airline blamed the weather; the pilots' union blamed a shortage of crews.",
  "Brannic says he was at home, and three neighbours have confirmed his story.",
  "Analysts in Dreyholt expect a loss of 9 million crowns, whereas the firm has forecast a small profit.",
  "Forty people were missing, according to the coastguard, but the governor put the number at 25.",
  // cue nouns
  "Reports that the frontier had reopened brought hundreds of cars to the gate.",
  // interrupted quotations
  "“The second goal” — Orvane paused — “was the kind of thing you tell your children about.”",
  // single quotation marks
  "‘My father used to say “Trust the tide and nobody else”,’ the skipper told the inquest.",
  // quotations with no cue beside them
  "Lena Marsh shook her head. “They told us it would never flood again.”",
  "His message to the strikers was clear. “Come back on Monday or do not come back at all.”",
  "For Tashvenko, the reason is simple. “Without the airfield they cannot feed their army.”",
  "Protesters held up placards reading “Give us back our river”.",
  "The crowd burst into a chant of “Shame on the council, shame on the mayor!”",
  // accuse and blame
  "Villagers downstream faulted the dam's owners for opening the sluices without a siren.",
  // condemn, criticise, praise
  "Brill paid tribute to the two firefighters who lost their lives in the warehouse.",
  // pledge, threaten, expect, express
  "The pilots' union voiced doubts about the airline's account of the crash.",
  // denied and disputed
  "The coach shot down talk of a move to a rival in Dreyholt.",
  // declined, refused, would not say
  "The palace would neither confirm nor deny that the king was in hospital.",
  "The coach refused to be drawn on whether Stell would start the final.",
  // negation in and around the cue
  "The letter made no mention of the missing 9 million crowns.",
  // documents, polls and reports
  "The treaty states that neither side may lay mines in the strait.",
  // organisations, papers and places as sources
  "The International Ice Survey put the loss at 12 billion tonnes a year.",
  "Northern Wire and the Gazette both reported that the talks had failed.",
  // spokespeople, and on condition of anonymity
  "The ceasefire would be signed in Quelmar, said a diplomat on condition of anonymity.",
  // relative pronouns as sources
  "Tashvenko, who denies ordering the raid, has left the country.",
  "The tunnel was surveyed by a firm from Dreyholt, which found that its lining was cracked.",
  // nested attributions
  "According to the Gazette, two ministers have threatened to resign over the budget.",
  "“My father told me the sea gives nothing back,” said Joss Tarrow.",
  "The report notes that engineers warned the council in 2019 that the wall was leaning.",
  "“The captain said the engines were fine. They were not,” the mate told the inquest.",
  // beside, not within
  "Drent, who denies any wrongdoing, said the pier was sound.",
  "The bridge is closed, police said hours after the radio reported that it had reopened.",
  "Tarrow, when she suggested that the boats be sold, replied that he would sooner sell his house.",
  // tweets and posts
  "The zoo posted on its website that both lynxes had been caught.",
  "The governor took to social media to thank “every stranger with a boat”.",
  // letters, e-mails, books and diaries
  "An email sent to staff on Monday read: “Please do not speak to reporters.”",
  "The diary records that snow fell on the last day of May.",
  "A note left on the kitchen table said: “Gone to the boat. Do not wait.”",
  // reported questions
  "“Where were the sirens?” asked a woman at the back of the hall.",
  "The committee wanted to know how nine million crowns could vanish in a week.",
  // no claim: reporting verbs in other senses
  "He told jokes until the bar closed.",
  "They stressed the beam until it broke.",
  "He related to nobody and ate alone.",
  // no claim: reporting nouns
  "Please note the date of the next meeting.",
  "Warning signs were put up along the cliff.",
]);
