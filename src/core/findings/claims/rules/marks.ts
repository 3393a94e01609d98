import type { Sentence } from "../../../reading/sentences.js";
import { isSpeakingNoun } from "../model/classes.js";
import { isDash, type Phrase } from "../phrases.js";
import type { View } from "../view.js";
import { clauseFollows } from "./clauses.js";
import type { Draft } from "./draft.js";

/** A speaker before a colon, or after a dash, has at most this many words. */
const LONGEST_NAME = 12;
/** Words that make a label of what stands before a colon, wherever they stand in it. */
const LABELS = new Set(
  "note update updated correction watch video photo photos related read more also listen live breaking exclusive analysis background warning address phone email e-mail web website twitter facebook time date where when why how cost price score example reason credit image caption hometown age occupation category tags topics contact tickets latest follow name here notice stat trend corrected corrects clarification refiled editor's recast".split(
    " ",
  ),
);

/** A report whose only cue is a mark: `Minister: Bridge is safe`, `DRENT: We stay.`, `“We stay.” — Ulla Drent`. */
export function markReport(view: View, sentence: Sentence, i: number): Draft | undefined {
  if (view.word(i) !== ":" && !isDash(view.word(i))) return undefined;
  const paragraph = paragraphTokens(view, sentence);
  const found =
    trailingReport(view, sentence, paragraph, i) ??
    (view.word(i) === ":"
      ? colonReport(view, sentence, paragraph, i)
      : dashReport(view, sentence, paragraph, i));
  if (found === undefined) return undefined;
  const [source, content] = found;
  return {
    source,
    cue: { from: i, to: i + 1 },
    stance: "asserts",
    hedged: false,
    within: null,
    content: { spans: [view.span(content.from, content.to)], tokens: null },
    cut: null,
  };
}

function paragraphTokens(view: View, sentence: Sentence): Phrase {
  const paragraph = view.reading.paragraphs[sentence.paragraph];
  if (paragraph === undefined) return sentence;
  return { from: view.tokenAt(paragraph.start), to: view.tokenAt(paragraph.end) };
}

/** The name, or in a headline the noun, that a paragraph begins with, before a colon; a transcript may be quoted whole. */
function colonReport(
  view: View,
  sentence: Sentence,
  paragraph: Phrase,
  i: number,
): [Phrase, Phrase] | undefined {
  if (sentence.from !== paragraph.from && !view.is(paragraph.from, "PUNCT")) return undefined;
  if (i <= paragraph.from || i - paragraph.from > LONGEST_NAME || paragraph.to - i < 2) return undefined;
  if (view.quoted(i) && view.quotationAt(i)?.start !== view.start(paragraph.from)) return undefined;
  const from = view.is(paragraph.from, "PUNCT") ? paragraph.from + 1 : paragraph.from;
  const title = isTitle(view, sentence);
  const shouted = isShouted(view, from, i);
  if (
    !shouted &&
    !(title ? speaksInTitle(view, from, i) : isName(view, from, i) && isTranscript(view, sentence))
  )
    return undefined;
  for (let at = from; at < i; at++) if (LABELS.has(view.word(at))) return undefined;
  const said: [Phrase, Phrase] = [
    { from, to: i },
    { from: i + 1, to: paragraph.to },
  ];
  if (!title || shouted) return said;
  for (let at = i + 1; at < paragraph.to && at < i + 60; at++) {
    if (
      view.is(at, "VERB", "AUX") ||
      (title && (view.quoted(at) || /^[‘']$/.test(view.word(at)) || isSpeakingNoun(view.word(i - 1))))
    )
      return said;
  }
  return undefined;
}

/** A headline: the first line, or a line that heads others. */
function isTitle(view: View, sentence: Sentence): boolean {
  return sentence.paragraph === 0 || view.reading.paragraphs[sentence.paragraph]?.heading === true;
}

/** "Ferry will sail — port chief", "Strike to go ahead: union": a headline that names its source last. */
function trailingReport(
  view: View,
  sentence: Sentence,
  paragraph: Phrase,
  i: number,
): [Phrase, Phrase] | undefined {
  let to = paragraph.to;
  while (to > i && /^[.!?]$/.test(view.word(to - 1))) to--;
  const from = i + 1;
  const words = to - from;
  if (!isTitle(view, sentence) || view.quoted(i) || words < 1 || words > 5 || i - paragraph.from < 3)
    return undefined;
  if (sentence.from !== paragraph.from || view.word(i) === "-") return undefined;
  for (let at = from; at < to; at++) {
    if (
      view.quoted(at) ||
      view.is(at, "VERB", "AUX", "PUNCT", "NUM", "ADV", "PRON", "DET") ||
      LABELS.has(view.word(at))
    )
      return undefined;
  }
  const last = view.word(to - 1);
  const speaks =
    isSpeakingNoun(last) ||
    (view.is(to - 1, "NOUN") && AGENT.test(last)) ||
    (view.is(to - 1, "PROPN") && isName(view, from, to));
  return speaks && clauseFollows(view, paragraph.from, i)
    ? [
        { from, to },
        { from: paragraph.from, to: i },
      ]
    : undefined;
}

/** Nouns for people by what they do. */
const AGENT = /(?:ers?|ors?|ists?|ians?|ants?|ees?)$/;

function isShouted(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!/^\p{Lu}[\p{Lu}.’'-]+$/u.test(view.written(i))) return false;
  return to > from && to - from <= 4;
}

/** Nothing but capitalised words and what joins names. */
function isName(view: View, from: number, to: number): boolean {
  let names = 0;
  for (let i = from; i < to; i++) {
    if (view.capital(i) && !view.is(i, "ADV", "PRON", "DET", "VERB", "NUM") && view.written(i).length > 1)
      names++;
    else if (!/^(?:of|de|al|the|,|\(|\)|-)$/.test(view.word(i))) return false;
  }
  return names > 0;
}

/** "Poll: …", "Karvanian minister: …", "Drent: …". */
function speaksInTitle(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (view.is(i, "VERB", "AUX", "ADV", "PRON") && !view.capital(i)) return false;
  const last = view.word(to - 1);
  // "Vashnik: a city under siege" is told of the place.
  if (view.nameEndingAt(to)?.kind === "place") return false;
  return isSpeakingNoun(last) || (isName(view, from, to) && view.is(to - 1, "PROPN", "PUNCT", "NOUN"));
}

/** Whether a neighbouring paragraph begins with a name and a colon as well. */
function isTranscript(view: View, sentence: Sentence): boolean {
  for (const step of [-2, -1, 1, 2]) {
    const near = view.reading.paragraphs[sentence.paragraph + step];
    if (
      near &&
      /^["“]?\p{Lu}[\p{L}.’' -]{1,40}:\s+["“]?\p{Lu}/u.test(
        view.reading.text.slice(near.start, near.start + 80),
      )
    )
      return true;
  }
  return false;
}

/** The name that closes a paragraph after a dash says what is quoted before it, or in the paragraph above. */
function dashReport(
  view: View,
  sentence: Sentence,
  paragraph: Phrase,
  i: number,
): [Phrase, Phrase] | undefined {
  if (!isDash(view.word(i)) || view.quoted(i) || paragraph.to - i > LONGEST_NAME) return undefined;
  let to = i + 1;
  while (to < paragraph.to && !/^[.!?,(]$/.test(view.word(to))) to++;
  if (to === i + 1 || !isName(view, i + 1, to)) return undefined;
  const leads = i === paragraph.from;
  const above = view.reading.paragraphs[sentence.paragraph - 1];
  if (leads && above === undefined) return undefined;
  const said =
    leads && above
      ? { from: view.tokenAt(above.start), to: view.tokenAt(above.end) }
      : { from: paragraph.from, to: i };
  const last = view.quotationAt(said.to - 1) ?? view.quotationAt(said.to - 2);
  // "— Ulla Drent (@drent) July 5, 2031": a post and its author.
  const post = view.word(to) === "(" && view.word(to + 1).startsWith("@");
  return last === undefined && !post ? undefined : [{ from: i + 1, to }, said];
}
