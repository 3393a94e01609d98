import { CUES } from "../findings/claims/cues.js";
import { commands } from "./commands.js";
import type { CommandName, Question } from "./question.js";

/**
 * Plain English to a command: the first rule that fits decides. A rule names the command and gives the words that
 * the command's own grammar then reads, so that a question in English and its short form cannot differ.
 */
interface Rule {
  readonly command: CommandName;
  readonly fits: RegExp;
  /** The command's words; by default what is left without function words. */
  readonly words?: (question: string, match: RegExpExecArray) => string;
}

const HARM =
  "killed|dead|die|died|dying|deaths?|fatalit(?:y|ies)|casualt(?:y|ies)|injured|injuries|wounded|hurt|missing|displaced|captured|toll";
const SAYING = [...CUES.verbs.keys()]
  .filter((form) => !/^(?:see|find|show|read|attack|call)/.test(form))
  .join("|");

const rules: readonly Rule[] = [
  {
    command: "help",
    fits: /^(?:help|what (?:can|do) (?:you|i) (?:do|ask)|how (?:do|can) i (?:use|ask))\b.*$/i,
    words: () => "",
  },
  {
    command: "status",
    fits: /^(?:how many articles|are you (?:up|there|ok)|what version)\b/i,
    words: () => "",
  },
  {
    command: "sources",
    fits: /^(?:what|which|who) (?:are |is )?(?:your |the )?(?:sources|publishers|articles)\b/i,
    words: () => "",
  },
  {
    command: "who-claimed",
    fits: new RegExp(
      `^what (?:did|does|do|has|have) (.+?) (${SAYING})(?: (?:about|on|of|regarding|over))?(?: (.+))?$`,
      "i",
    ),
    words: (_, m) => claimWords(m[3], m[1], m[2]),
  },
  {
    command: "who-claimed",
    fits: new RegExp(`^(?:did|does|do|has|have) (.+?) (${SAYING}) (.+)$`, "i"),
    words: (_, m) => claimWords(m[3], m[1], m[2]),
  },
  {
    command: "casualties",
    fits: new RegExp(
      `^(?:how many|what number of|number of)\\b.*\\b(?:${HARM}|lost their lives|los[et] (?:of )?life)\\b`,
      "i",
    ),
    words: casualtyWords,
  },
  {
    command: "casualties",
    fits: /\b(?:casualty|casualties|death toll|body count|fatalities|toll)\b/i,
    words: casualtyWords,
  },
  {
    command: "casualties",
    fits: new RegExp(
      `^(?:who|how many|was anyone|was anybody|were there|any) (?:was |were |are |is |got )?(?:${HARM})\\b`,
      "i",
    ),
    words: casualtyWords,
  },
  {
    command: "casualties",
    fits: new RegExp(`^(?:was|were|did|has|have)\\b.*\\b(?:${HARM})\\b(?! (?:that|how|who))`, "i"),
    words: casualtyWords,
  },
  {
    command: "casualties",
    fits: new RegExp(`^(?:the )?(?:${HARM}|victims)(?: (?:in|at|near|among|of|since|from) .+)?$`, "i"),
    words: casualtyWords,
  },
  {
    command: "casualties",
    fits: /^(?:the )?(?:latest |current |newest )?(?:figures|numbers)\b.*$/i,
    words: casualtyWords,
  },
  {
    command: "who-claimed",
    fits: new RegExp(
      `^(?:who|which (?:side|group|party|country)s?|which) (?:has |have |had |is |are |was |were |first |also )*(${SAYING})(?: (?:what|responsibility|credit))?(?: (?:about|on|of|for|that|regarding|over|to))? (.+)$`,
      "i",
    ),
    words: (_, m) => claimWords(m[2], undefined, m[1]),
  },
  {
    command: "who-claimed",
    fits: new RegExp(
      `^(?:who|which (?:side|group|party)) (?:has |have |had |is |are |was |were |first |also )*(${SAYING})$`,
      "i",
    ),
    words: (_, m) => claimWords(undefined, undefined, m[1]),
  },
  {
    command: "who-claimed",
    fits: /^(?:who|which (?:side|group|party))\b (.+)$/i,
    words: (_, m) => content(m[1]),
  },
  {
    command: "who-claimed",
    fits: /^(?:claims?|statements?|reactions?) (?:about|on|to|over|of) (.+)$/i,
    words: (_, m) => content(m[1]),
  },
  {
    command: "digest",
    fits: /^(?:what(?:'s| is| has| are)?|anything|any) (?:news?|changed?|the (?:news|changes))\b(.*)$/i,
    words: (_, m) => digestWords(m[1]),
  },
  {
    command: "summary",
    fits: /^(?:any )?(?:news|updates?) (?:about|on|from|in) (?!today|yesterday|\d)(.+)$/i,
    words: (_, m) => content(m[1]),
  },
  {
    command: "digest",
    fits: /^(?:tell me )?(?:the )?(?:latest )?(?:news|updates?)(?: of| for| from)?(.*)$/i,
    words: (_, m) => digestWords(m[1]),
  },
  {
    command: "timeline",
    fits: /^(?:what(?: has|'s)? happened|when (?:did|was|were|is|has)|timeline of|chronology of)\b(.*)$/i,
    words: (_, m) => timelineWords(m[1] ?? ""),
  },
  {
    command: "summary",
    fits: /^(?:summari[sz]e|sum up|brief me(?: on| about)?|catch me up(?: on| about)?|tell me about|give me (?:a |an )?(?:summary|overview)(?: of| on)?|overview(?: of| on)?|what(?:'s| is) (?:going on|happening|the (?:situation|latest|state of))|(?:the )?latest (?:on|about|from|in|news (?:on|about|from)))(.*)$/i,
    words: (_, m) => content(m[1]),
  },
  {
    command: "search",
    fits: /^(?:where|why|which|when|what|how|is|are|was|were|did|does|do|can|has|have|find|show me|look for)\b (.+)$/i,
    words: (_, m) => content(m[1]),
  },
];

/** The question that plain English asks; null where no rule fits. */
export function routeEnglish(asked: string, today: string): Question | null {
  const question = asked
    .replace(/’/g, "'")
    .replace(/^(who|what|where|when|how)(?:'s|s)(?=\s)/i, "$1 is")
    .replace(/^(who|what|where|when|how)'re(?=\s)/i, "$1 are")
    .replace(/[?!.]+$/, "")
    .replace(/^(?:(?:please|hey|hi|hello|ok|dateline|so|and|now)[,]?\s+)+/i, "")
    .replace(/^(?:can|could|would|will) you (?:please )?(?:tell me |show me |say )?/i, "")
    .replace(
      /^(?:(?:tell|show|give) me|list)\s+(?:the\s+)?(?=who|what|how|when|which|where|(?:latest )?casualt|summary|timeline|claims?|figures)/i,
      "",
    )
    .trim();
  for (const rule of rules) {
    const match = rule.fits.exec(question);
    if (match === null) continue;
    const words = (rule.words?.(question, match) ?? content(question)).trim();
    const command = commands.find((one) => one.name === rule.command);
    if (command === undefined || (words === "" && /^(?:who-claimed|search)$/.test(rule.command))) continue;
    return command.parse(words, today);
  }
  return null;
}

const FUNCTION_WORDS = new Set(
  "a an the is are was were be been being do does did has have had of to in on at for by from with about there their this that these those it its any some anyone anybody someone everyone anything something nothing according situation what what's whats who's how's where's victims who whom which how many much there's please latest current recent say said says people persons so far now today's newest figures figure numbers number count reported confirmed total".split(
    " ",
  ),
);

/** A question's words without its function words, for the ends of which commas and quotes are cut. */
function content(words: string | undefined): string {
  return (words ?? "")
    .split(/\s+/)
    .map((word) => word.replace(/^[“”"'(,]+|[“”"'),;:]+$/g, ""))
    .filter((word) => word !== "" && !FUNCTION_WORDS.has(word.toLowerCase()))
    .join(" ");
}

/** "how many people were killed in Idlib since Friday" -> "killed Idlib since Friday". */
function casualtyWords(question: string): string {
  const day = /\b(?:since|after|from)\b/i.test(question) ? null : DAY.exec(question);
  if (day !== null) {
    const rest = `${question.slice(0, day.index)} ${question.slice(day.index + day[0].length)}`;
    return `${casualtyWords(rest)} on ${(day[1] ?? "").replace(/^last\s+/i, "")}`;
  }
  return content(
    question
      .replace(/\b(?:casualty|casualties|death toll|body count|toll|lost their lives)\b/gi, (found) =>
        /lives|death|body/i.test(found) ? "killed" : " ",
      )
      .replace(/\bdie\b|\bdying\b/gi, "died"),
  );
}

/** The stance that a question's verb asks for: "who denied it?" wants denials, "who said it?" wants all. */
function claimWords(
  topic: string | undefined,
  speaker: string | undefined,
  verb: string | undefined,
): string {
  const stance = CUES.verbs.get((verb ?? "").toLowerCase())?.stance ?? "asserts";
  const by = content(speaker);
  return [content(topic), by === "" ? "" : `by ${by}`, stance === "asserts" ? "" : `stance ${stance}`]
    .filter((part) => part !== "")
    .join(" ");
}

function digestWords(rest: string | undefined): string {
  const since = /\bsince\s+(.+)$/i.exec(rest ?? "");
  if (since) return `since ${since[1]}`;
  const day = /\b(?:on\s+)?((?:to|yester)day|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d.*)$/i.exec(
    rest ?? "",
  );
  return day?.[1] ?? "";
}

const DAY =
  /(?:^|\s)(?:on\s+)?((?:last\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)|yesterday|today|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:\s+\d{4})?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+\d{1,2}(?:,?\s+\d{4})?)(?=\s|$)/i;

/** Keeps the day that a question names, wherever it stands, for the timeline's own "on DATE". */
function timelineWords(rest: string): string {
  const day = DAY.exec(rest);
  if (day === null) return content(rest);
  const topic = content(`${rest.slice(0, day.index)} ${rest.slice(day.index + day[0].length)}`);
  return `${topic} on ${(day[1] ?? "").replace(/^last\s+/i, "")}`;
}
