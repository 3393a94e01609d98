import type { ParsedResult } from "chrono-node";
import * as chrono from "chrono-node/en";

/**
 * What a text must have for each of chrono-node's parsers to find anything in it, by the parsers' own patterns; the
 * parsers are named by their classes, and one that is not listed is always asked. (Each pattern is machine code of its
 * own, thousands of bytes that the tagger has driven out of the cache: not to run one is worth much more than it looks.)
 */
const NEEDS: readonly { readonly all: readonly RegExp[]; readonly parsers: readonly string[] }[] = [
  {
    all: [/\d/],
    parsers: [
      "ISOFormatParser",
      "SlashDateFormatParser",
      "ENSlashMonthFormatParser",
      "ENTimeExpressionParser",
      "ENYearMonthDayParser",
      "ENYearMonthNameParser",
    ],
  },
  {
    // A month and a day of it: every ordinal has one of these.
    all: [/jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec/i, /\d|th|first|second|third/i],
    parsers: ["ENMonthNameLittleEndianParser", "ENMonthNameMiddleEndianParser"],
  },
  {
    // "Mar", "March" and "Marof", not "market".
    all: [/(?:^|\W|in)(?:jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec)(?:\W|\d|$|[tucriyeo])/i],
    parsers: ["ENMonthNameParser"],
  },
  { all: [/sun|mon|tue|wed|thu|fri|sat|week/i], parsers: ["ENWeekdayParser"] },
  { all: [/ago|before|earlier/i], parsers: ["ENTimeUnitAgoFormatParser"] },
  {
    // Behind the last letter of a unit of time.
    all: [/[\scdehkmnorswy](?:later|after|from now|henceforth|forward|out)(?:\W|$)/i],
    parsers: ["ENTimeUnitLaterFormatParser"],
  },
  { all: [/this|last|past|next/i], parsers: ["ENRelativeDateFormatParser"] },
  {
    // Before a number.
    all: [
      /(?:this|last|past|next|after|[+-])\s*(?:\d|half|a|few|sev|the|couple|ele|tw|thr|eight|fo|fi|nine|one|six|ten)/i,
    ],
    parsers: ["ENTimeUnitCasualRelativeFormatParser"],
  },
  { all: [/now|today|tonight|morrow|tmr|yesterday|night/i], parsers: ["ENCasualDateParser"] },
  { all: [/morning|noon|evening|night|midday/i], parsers: ["ENCasualTimeParser"] },
  { all: [/month/i], parsers: ["ENEndOfCurrentMonthParser"] },
];

/** Which needs a text meets, as bits -> chrono-node with those parsers that can find anything there. */
const choices = new Map<number, chrono.Chrono>();

/** What chrono-node's casual parser finds in a text, without asking those of its parsers that cannot find anything. */
export function parseDates(text: string, reference: Date): ParsedResult[] {
  let met = 0;
  for (const [i, { all }] of NEEDS.entries()) if (all.every((one) => one.test(text))) met |= 1 << i;
  let parser = choices.get(met);
  if (parser === undefined) {
    parser = parserFor(met);
    choices.set(met, parser);
  }
  return parser.parse(text, reference);
}

function parserFor(met: number): chrono.Chrono {
  const idle = new Set(NEEDS.flatMap(({ parsers }, i) => ((met >> i) & 1 ? [] : parsers)));
  return new chrono.Chrono({
    parsers: chrono.casual.parsers.filter((one) => !idle.has(one.constructor.name)),
    refiners: chrono.casual.refiners,
  });
}
