import { DatelineError } from "../errors.js";
import type { Harm } from "../findings/finding.js";
import { parseDay, parseSince } from "./dates.js";
import type { Question } from "./question.js";

type CasualtiesQuestion = Extract<Question, { command: "casualties" }>;

const HARM_WORDS: ReadonlyMap<string, Harm> = new Map([
  ["killed", "killed"],
  ["dead", "killed"],
  ["deaths", "killed"],
  ["died", "killed"],
  ["fatalities", "killed"],
  ["injured", "injured"],
  ["wounded", "injured"],
  ["injuries", "injured"],
  ["hurt", "injured"],
  ["missing", "missing"],
  ["displaced", "displaced"],
  ["captured", "captured"],
]);

const FILLERS = /^(?:in|at|near|of|for|among|the|and|or)$/i;
/** "since Sunday and later" says nothing more. */
const OPEN_END = /^(?:later|onwards?|now)$/i;
/** A date is at most so many words: "30 November 2024". */
const DATE_WORDS = 4;

/**
 * The words after `casualties`, in any order: a place or a group, a word for the harm, `since DATE`, `on DATE`; or the number of
 * an event; or `uncounted`. Throws `no-such-date` for a date after `since` that is none.
 */
export function parseCasualties(written: string, today: string): CasualtiesQuestion {
  const { words: undated, date: since } = takeSince(written.split(/\s+/).filter(Boolean), today);
  const onDay = undated.findLastIndex((word) => /^on$/i.test(word));
  const { words, date: on } = takeOn(undated, onDay, today);
  const event = since === null && on === null ? eventOf(words.filter((word) => !FILLERS.test(word))) : null;
  const uncounted = event === null && UNCOUNTED.test(words.join(" "));
  if (uncounted && (since !== null || on !== null))
    throw new DatelineError(
      "unknown-argument",
      "casualties uncounted takes a place or a group, but no date.",
    );
  const rest = words
    .join(" ")
    .replace(UNCOUNTED, " ")
    .split(" ")
    .filter((word) => word !== "" && !FILLERS.test(word));
  const harmOf = (word: string): Harm | undefined => HARM_WORDS.get(word.toLowerCase());
  const harms = new Set(rest.flatMap((word) => harmOf(word) ?? []));
  const topic = uncounted ? rest : rest.filter((word) => harmOf(word) === undefined);
  return {
    command: "casualties",
    topic: event === null ? topic.join(" ") : "",
    // "killed and injured": all that is known.
    harm: event === null && !uncounted && harms.size === 1 ? ([...harms][0] ?? null) : null,
    ...{ since, on, event, uncounted },
  };
}

const UNCOUNTED = /\b(?:uncounted|not[ -]counted)\b/i;

/** "3", "#3", "event 3", "history of event 3". */
function eventOf(words: readonly string[]): number | null {
  const match = /^(?:history )?(?:event |incident |number |no\.? )?#?(\d{1,6})(?: history)?$/i.exec(
    words.join(" "),
  );
  const number = Number(match?.[1] ?? 0);
  return number > 0 ? number : null;
}

/** Takes "since DATE" out of the words, wherever it stands; "after" and "from" only where a date follows. */
function takeSince(written: readonly string[], today: string): Taken {
  const at = written.findLastIndex((word) => /^(?:since|after|from)$/i.test(word));
  const only = /^since$/i.test(written[at] ?? "");
  const taken = takeDate(written, at, (words) => (only ? parseSince(words, today) : parseDay(words, today)));
  if (taken.date !== null || !only) return taken;
  // After "since" there can only have been meant a date: an impossible one is named as such.
  return { words: written.slice(0, at), date: parseSince(written.slice(at + 1).join(" "), today) };
}

/** Takes "on DATE" out of the words; "on the bridge" is a place, but "on 30 February" was meant as a date. */
function takeOn(words: readonly string[], at: number, today: string): Taken {
  const taken = takeDate(words, at, (day) => parseDay(day, today));
  const meant = words.slice(at + 1, at + 3).join(" ");
  if (at >= 0 && taken.date === null && /^(?:\d{4}-\d|\d{1,2} [a-z]{3}|[a-z]{3,9} \d{1,2}$)/i.test(meant))
    parseDay(meant, today);
  return taken;
}

interface Taken {
  readonly words: readonly string[];
  readonly date: string | null;
}

/** The words without the marker at `at` and the date behind it: the longest that `parse` takes for one. */
function takeDate(words: readonly string[], at: number, parse: (written: string) => string): Taken {
  if (at < 0) return { words, date: null };
  for (let end = Math.min(words.length, at + 1 + DATE_WORDS); end > at + 1; end--) {
    try {
      const date = parse(words.slice(at + 1, end).join(" "));
      const rest = words.slice(end);
      while (/^and$/i.test(rest[0] ?? "") ? OPEN_END.test(rest[1] ?? "") : OPEN_END.test(rest[0] ?? ""))
        rest.shift();
      return { words: [...words.slice(0, at), ...rest], date };
    } catch {
      // Fewer words may be one.
    }
  }
  return { words, date: null };
}
