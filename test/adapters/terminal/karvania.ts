import type { AskedDesk } from "../../../src/adapters/terminal/tools.js";
import type {
  Answer,
  Citation,
  ClaimItem,
  EventItem,
  FigureItem,
  Item,
  PassageItem,
} from "../../../src/core/answers/answer.js";
import { deskProfileSchema } from "../../../src/core/desk-profile.js";

/** A country that does not exist, for answers that look real. */

export const SENTENCES = {
  capture:
    "Rebel forces announced on Saturday that they had captured the airport of Velm, in northern Karvania.",
  denial: "He denied that any foreign troops had entered the country, calling the report “an invention”.",
  reported: "The airport was reportedly closed to all flights.",
  toll: "The Karvanian Civil Defence said that four civilians had been killed, including two children, and six injured in Idra.",
  soldiers: "The army confirmed that dozens of its soldiers had been killed in Velm.",
  war: "The war has killed at least 40,000 people since 2011.",
} as const;

export function citation(quote: string, more: Partial<Citation> = {}): Citation {
  return { article: "kp-1", start: 120, end: 120 + quote.length, quote, ...more };
}

export const DATED = {
  title: "Fighting reaches the north",
  source: "The Karvania Post",
  published: "2024-11-30T06:00:00Z",
};

export function claim(more: Partial<ClaimItem> = {}, cited: Partial<Citation> = DATED): ClaimItem {
  const text = more.text ?? SENTENCES.capture;
  return {
    type: "claim",
    text,
    claimant: "Rebel forces",
    speaker: "Rebel forces",
    cue: "announced",
    content: "they had captured the airport of Velm",
    stance: "asserts",
    hedged: false,
    claimantKinds: [],
    within: null,
    citation: citation(text, cited),
    ...more,
  };
}

export function figure(more: Partial<FigureItem> = {}, cited: Partial<Citation> = DATED): FigureItem {
  const text = more.text ?? SENTENCES.toll;
  return {
    type: "figure",
    text,
    harm: "killed",
    low: 4,
    high: 4,
    bound: "exact",
    words: "four civilians had been killed",
    vague: false,
    subset: false,
    background: false,
    running: false,
    zero: false,
    denied: false,
    group: "civilians",
    place: "Idra",
    asOf: "2024-11-30",
    claimant: "The Karvanian Civil Defence",
    speaker: "The Karvanian Civil Defence",
    cause: "airstrike",
    preliminary: false,
    previous: false,
    claimantKinds: [],
    citation: citation(text, cited),
    ...more,
  };
}

export function passage(text: string, cited: Partial<Citation> = DATED): PassageItem {
  return { type: "passage", text, citation: citation(text, cited) };
}

export function event(date: string | null, text: string, cited: Partial<Citation> = DATED): EventItem {
  return { type: "event", date, text, citation: citation(text, cited) };
}

export const casualties: readonly Item[] = [
  figure(),
  figure({ low: 2, high: 2, subset: true, group: "children", words: "two children" }),
  figure({ harm: "injured", low: 6, high: 6, group: null, words: "six injured" }),
  figure(
    {
      text: SENTENCES.soldiers,
      low: null,
      high: null,
      bound: "vague",
      vague: true,
      words: "dozens of its soldiers had been killed",
      group: "soldiers",
      place: "Velm",
      asOf: null,
      claimant: "The army",
      speaker: "The army",
    },
    { article: "kp-2", source: "Karvania Wire" },
  ),
  figure({
    text: SENTENCES.war,
    low: 40000,
    high: null,
    bound: "at-least",
    words: "at least 40,000 people",
    group: "people",
    place: null,
    background: true,
    claimant: null,
    speaker: null,
  }),
];

export function answer(more: Partial<Answer> = {}): Answer {
  const items = more.items ?? [];
  return {
    question: "who-claimed airport",
    desk: "karvania",
    command: "who-claimed",
    asOf: "2024-11-30T06:00:00Z",
    headline: "One source claims something about the airport.",
    items,
    related: [],
    notes: [],
    total: items.length,
    actions: [],
    ...more,
  };
}

export const profile = deskProfileSchema.parse({
  name: "karvania",
  command: "karvania",
  title: "Karvania desk",
  examples: ["who-claimed airport", "casualties Idra", "what happened in Velm on Saturday?"],
  names: [
    { name: "Velm", kind: "place", also: ["Velmia"] },
    { name: "Idra", kind: "place" },
    { name: "Ana al-Brel", kind: "person", also: ["President Brel"] },
  ],
});

/** A desk that knows 23 passages about anything, and remembers what it was asked. */
export function fakeDesk(): AskedDesk & { readonly asked: string[] } {
  const all = Array.from({ length: 23 }, (_, i) =>
    passage(`Sentence ${i + 1} of the story of Velm.`, {
      ...DATED,
      article: `kp-${i + 1}`,
      start: i,
      end: i + 31,
    }),
  );
  const asked: string[] = [];
  return {
    profile,
    asked,
    ask(question, page = {}) {
      asked.push(question);
      if (question === "status")
        return answer({ question, command: "status", headline: "23 articles, the newest of 30 Nov 2024." });
      if (question === "help") return answer({ question, command: "help", headline: "Ask away." });
      if (question.trim() === "")
        return answer({
          question,
          command: null,
          headline: 'Ask something, or type "help".',
          problem: "empty-question",
        });
      if (question === "nothing") return answer({ question, headline: "Nothing is said about that." });
      if (question.startsWith("broken"))
        return answer({ question, command: null, headline: "Something broke.", problem: "internal" });
      if (question.startsWith("context "))
        return answer({
          question,
          command: "context",
          headline: "The paragraph.",
          items: [passage("All of the paragraph.")],
        });
      if (question === "who-claimed airport")
        return answer({ question, items: [claim()], related: [passage(SENTENCES.reported)] });
      const { offset = 0, limit = 20 } = page;
      const items = all.slice(offset, offset + limit);
      return answer({
        question,
        command: "search",
        headline: `About ${question}.`,
        items,
        total: all.length,
      });
    },
  };
}
