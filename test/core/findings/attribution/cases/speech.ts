import { mark, type Phenomenon } from "../marks.js";

/** A quotation is content with its marks; "told the court", "on Monday" and the like are neither cue nor content. */
export const direct: Phenomenon = {
  title: "direct speech",
  cases: [
    mark("[c “The ferry will sail on Monday,”] [s the harbour master] [q said].", { stance: "asserts" }),
    mark("[s Ulla Drent] [q said]: [c “The north pier is rotten from end to end.”]", {
      speaker: "Ulla Drent",
    }),
    mark('[c "The shelling has not stopped since dawn,"] [s Mirel Tashvenko] [q told] reporters in Vashnik.'),
    mark(
      "[c “My client was forty miles away when the shop burned,”] [s Okel Brannic] [q told] the jury on Tuesday.",
    ),
    mark('[s Brannic] [q replied], [c "You have the wrong man."]'),
    mark("[c “Get down!”] [q shouted] [s a guard at the gate].", { speaker: "guard at the gate" }),
    mark("[c “Is anybody left in the tunnel?”] [s a rescue worker] [q asked]."),
    mark(
      "[c “What a night for this little club,”] [q beamed] [s coach Sela Orvane] after the 3-2 win over Dreyholt.",
    ),
    mark("[c “Prices rose faster than our models allowed,”] [s the central bank governor] [q conceded].", {
      stance: "confirms",
    }),
    mark([
      "[s The mayor] [q wrote] to parents on Friday:",
      "[c “The school will stay shut until the roof is mended.”]",
    ]),
    mark("[c “The samples came from a lake two miles under the ice,”] [q explained] [s Dr. Tove Harnisk].", {
      speaker: "Tove Harnisk",
    }),
  ],
};

export const indirect: Phenomenon = {
  title: "indirect speech",
  cases: [
    mark("[s The harbour master] [q said] [c that the ferry would sail on Monday].", { stance: "asserts" }),
    mark("[s The fire service] [q said] [c two crews had been sent to the warehouse].", {
      stance: "asserts",
    }),
    mark("[s Ulla Drent] [q has repeatedly said] [c that the pier is safe]."),
    mark("[s The surgeon] [q testified] on Wednesday [c that the wound could not have been an accident]."),
    mark("[s Pellimoor Rovers] [q announced] [c that their captain would miss the rest of the season]."),
    mark(
      "[s The chief executive] [q told] shareholders in Dreyholt [c that the merger would cost 400 jobs].",
    ),
    mark("[s Governor Harun Tessit] [q estimated] [c that 3,000 homes had lost power].", {
      speaker: "Harun Tessit",
    }),
    mark("[s The rebels] [q claimed] [c to have taken the airfield at Vashnik].", { stance: "asserts" }),
    mark("[s Forecasters] [q expect] [c the river to crest on Thursday night].", { stance: "expects" }),
    mark("[s The finance minister] [q promised] [c there would be no new taxes before the election].", {
      stance: "pledges",
    }),
    mark("[s Geologists] [q warn] [c that the slope could slide again at any time].", {
      stance: "expects",
      hedged: true,
    }),
    mark("[s Police] [q confirmed] late on Sunday [c that a second body had been found in the quarry].", {
      stance: "confirms",
    }),
    mark("[s Her lawyer] [q argued] [c the search had been illegal from the start]."),
  ],
};

/** Words of the source's own in an indirect clause. What is called something is part of the content. */
export const mixed: Phenomenon = {
  title: "mixed speech",
  cases: [
    mark("[s The harbour master] [q said] [c that the ferry was “as good as new”]."),
    mark("[s Tashvenko] [q said] [c her fighters would “hold every street” of Vashnik until spring]."),
    mark("[s The judge] [q called] [c the scheme “a fraud from the first page to the last”].", {
      stance: "asserts",
    }),
    mark("[s The union] [q described] [c the offer as “an insult to every nurse in Karvania”]."),
    mark('[s The striker] [q said] [c he felt "nothing but pride" after the defeat in Quelmar].'),
    mark("[s Residents] [q complained] [c of “a stench like rotten eggs” near the tannery]."),
    mark("[s Ministers] [q insist] [c the dam is “sound” and that nobody downstream is in danger]."),
    mark(
      "[s The auditors] [q found] [c “serious weaknesses” in the way that the port paid its contractors].",
    ),
    mark("[s The bishop] [q spoke of] [c “a wound that will not close in our lifetime”]."),
    mark("[s Harnisk] [q cautioned] [c that the figures were “very early” and had not been checked].", {
      stance: "asserts",
    }),
  ],
};
