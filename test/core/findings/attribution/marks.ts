import type { Stance } from "../../../../src/core/findings/finding.js";
import { contains, cover, type Span } from "../../../../src/core/span.js";

/**
 * Texts with their claims marked in them.
 *
 *   mark("[s The harbour master] [q said] [c that the ferry would sail on Monday].")
 *
 * `s` is the source, `q` the cue, `c` the content; a claim has content, and may lack the others. A number tells
 * several claims of one text apart, a list of numbers shares a mark among them, and marks nest:
 *
 *   mark("[s1 Drent] [q1 said] [c1 that [s2 the mayor] [q2 had denied] [c2 it]].")
 *   mark("[s1,2 Drent] [q1 said] [c1 the pier was safe], [q2 adding] [c2 that work would begin in May].")
 *
 * A mark without a number belongs to claim 1. Several `c` marks of one claim are its content in several spans. Other
 * square brackets are part of the text, unless such a letter and a space follow.
 */
export function mark(text: string | readonly string[], facts: Facts | FactsByNumber = {}): Case {
  const marked = parse(typeof text === "string" ? text : text.join("\n\n"));
  return { text: marked.text, claims: expectedOf(marked, facts) };
}

/** A text without marks: nobody claims anything in it. */
export const nothing = (text: string): Case => ({ text, claims: [] });

export interface Phenomenon {
  readonly title: string;
  readonly cases: readonly Case[];
}

export interface Case {
  readonly text: string;
  readonly claims: readonly Expected[];
}

/** What a case says about a claim beside its spans; what is left out is not compared. */
interface Facts {
  readonly stance?: Stance;
  readonly hedged?: boolean;
  readonly speaker?: string | null;
  /** Both readings are defensible: the claim may be found or not. */
  readonly optional?: true;
}
type FactsByNumber = Readonly<Record<number, Facts>>;

export interface Expected extends Facts {
  readonly number: number;
  readonly source: Span | null;
  /** From the first word of the cue to its last; null where no word reports. */
  readonly cue: Span | null;
  readonly content: readonly Span[];
  /** The claim with the innermost content that holds this one's cue. */
  readonly within: number | null;
}

interface Mark extends Span {
  readonly role: "s" | "q" | "c";
  readonly number: number;
}
interface Marked {
  readonly text: string;
  readonly marks: readonly Mark[];
}

const OPENING = /\[([sqc])(\d+(?:,\d+)*)? /y;

function parse(source: string): Marked {
  const marks: Mark[] = [];
  const open: (((end: number) => void) | null)[] = [];
  let text = "";
  for (let at = 0; at < source.length; at++) {
    const letter = source.charAt(at);
    if (letter === "[") {
      OPENING.lastIndex = at;
      const opening = OPENING.exec(source);
      if (opening === null) {
        open.push(null);
        text += letter;
        continue;
      }
      const role = opening[1] as Mark["role"];
      const numbers = (opening[2] ?? "1").split(",").map(Number);
      const start = text.length;
      open.push((end) => marks.push(...numbers.map((number) => ({ role, number, start, end }))));
      at += opening[0].length - 1;
    } else if (letter === "]") {
      const close = open.pop();
      if (close === undefined) throw new Error(`A mark is closed that was not opened: ${source}`);
      if (close === null) text += letter;
      else close(text.length);
    } else text += letter;
  }
  if (open.length > 0) throw new Error(`A mark is not closed: ${source}`);
  return { text, marks };
}

function expectedOf({ text, marks }: Marked, facts: Facts | FactsByNumber): Expected[] {
  const numbers = [...new Set(marks.map(({ number }) => number))].sort((a, b) => a - b);
  const byNumber = isByNumber(facts) ? facts : { 1: facts };
  for (const number of Object.keys(byNumber))
    if (Object.keys(facts).length > 0 && !numbers.includes(Number(number)))
      throw new Error(`Facts of a claim that is not marked: ${number} in ${text}`);
  const spansOf = (number: number, role: Mark["role"]): Span[] =>
    marks
      .filter((one) => one.number === number && one.role === role)
      .map(({ start, end }) => ({ start, end }))
      .sort((a, b) => a.start - b.start);
  const one = (spans: readonly Span[]): Span | null => (spans.length === 0 ? null : cover(spans));
  return numbers.map((number) => {
    const content = spansOf(number, "c");
    if (content.length === 0) throw new Error(`A claim without content: ${number} in ${text}`);
    const cue = one(spansOf(number, "q"));
    const anchor = cue ?? cover(content);
    const [outer] = marks
      .filter((other) => other.role === "c" && other.number !== number && contains(other, anchor))
      .sort((a, b) => a.end - a.start - (b.end - b.start));
    return {
      number,
      source: one(spansOf(number, "s")),
      cue,
      content,
      within: outer?.number ?? null,
      ...byNumber[number],
    };
  });
}

const isByNumber = (facts: Facts | FactsByNumber): facts is FactsByNumber =>
  Object.keys(facts).some((key) => /^\d+$/.test(key));
