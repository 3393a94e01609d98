import { type Entry, publishedDay } from "../library.js";
import { readTopic, Topic } from "../search/topic.js";
import { oneLine } from "../view/neutralise.js";
import type { AnswerContext } from "./context.js";

/** What a command's argument may be completed to. */
export const suggestionKinds = ["topic", "speaker", "place", "article"] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];

/** What to put in the place of what was typed, with what tells it apart. */
export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

interface Candidate extends Suggestion {
  /** Beginnings of any of these find it, in small letters. */
  readonly spellings: readonly string[];
  /** How often the articles have it. */
  readonly count: number;
}

/**
 * What somebody may mean who has typed so much: names, claimants, places and articles, the most frequent first. All
 * of it stands in articles that may be shown now: a name that only an embargoed one has is not suggested.
 */
export function suggest(
  context: AnswerContext,
  kind: SuggestionKind,
  typed: string,
  most: number,
): Suggestion[] {
  const candidates = context.remember(`suggestions ${kind}`, () => candidatesOf(context, kind));
  const wanted = oneLine(typed).trim().toLowerCase();
  const rank = ({ spellings }: Candidate): number => {
    if (spellings.some((one) => one.startsWith(wanted))) return 0;
    return spellings.some((one) => one.includes(` ${wanted}`)) ? 1 : 2;
  };
  return [0, 1]
    .flatMap((wantedRank) => candidates.filter((one) => rank(one) === wantedRank))
    .slice(0, most)
    .map(({ value, label }) => ({ value, label }));
}

function candidatesOf(context: AnswerContext, kind: SuggestionKind): Candidate[] {
  if (kind === "article") return context.library.all().map(articleCandidate);
  const counts = new Map<string, number>();
  const count = (name: string | null): void => {
    const shown = name === null ? "" : oneLine(name).trim();
    if (shown !== "") counts.set(shown, (counts.get(shown) ?? 0) + 1);
  };
  for (const { claims, figures } of context.library.all()) {
    if (kind !== "place") for (const { claim } of claims) count(claim.speaker);
    if (kind !== "speaker") for (const { figure } of figures) count(figure.place);
  }
  const names = context.profile.names.filter(
    (one) => kind === "topic" || (one.kind === "place") === (kind === "place"),
  );
  const known = names.flatMap(({ name, also }): Candidate[] => {
    const uses = usesOf(context, name);
    const spellings = [name, ...also].map((one) => one.toLowerCase());
    return uses === 0 ? [] : [{ value: name, label: name, spellings, count: uses }];
  });
  const taken = new Set(known.flatMap(({ spellings }) => spellings));
  const found = [...counts]
    .filter(([name]) => !taken.has(name.toLowerCase()))
    .map(
      ([name, uses]): Candidate => ({
        value: name,
        label: name,
        spellings: [name.toLowerCase()],
        count: uses,
      }),
    );
  return [...known, ...found].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function articleCandidate({ article }: Entry): Candidate {
  const title = oneLine(article.title ?? "untitled");
  const day = publishedDay(article) ?? "undated";
  return {
    value: article.id,
    label: `${title} · ${day}`,
    spellings: [oneLine(article.id).toLowerCase(), title.toLowerCase()],
    count: 1,
  };
}

/** In how many shown articles a name stands, in any of its spellings. */
function usesOf(context: AnswerContext, name: string): number {
  const shown = context.library.bySerial();
  const topic = readTopic(name, context.book, context.vocabulary);
  return context.index.search(topic, true).filter(({ id }) => shown[id] !== undefined).length;
}

/** Concepts that a question made from a text has at most: with more, no article has them all. */
const MOST_CONCEPTS = 3;

/** What of a text the desk's articles speak of: its names, or else its rarest words, as the text writes them. */
export function wordsKnownOf(context: AnswerContext, text: string): string {
  const { book, vocabulary, index, library } = context;
  const shown = library.bySerial();
  const isKnown = (concept: Topic["concepts"][number]): boolean =>
    index.search(new Topic([concept], vocabulary), true).some(({ id }) => shown[id] !== undefined);
  const { concepts } = readTopic(text, book, vocabulary);
  const known = concepts.filter(isKnown);
  const names = known.filter(({ written }) => book.kindOf(written) !== undefined);
  const chosen = (names.length > 0 ? names : [...known].sort((a, b) => b.weight - a.weight)).slice(
    0,
    MOST_CONCEPTS,
  );
  return known
    .filter((one) => chosen.includes(one))
    .map(({ written }) => written)
    .join(" ");
}
