import { type Entry, publishedDay } from "../library.js";
import { readTopic } from "../search/topic.js";
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
  const wanted = folded(typed);
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
    const spellings = [name, ...also].map(folded);
    return uses === 0 ? [] : [{ value: name, label: name, spellings, count: uses }];
  });
  const taken = new Set(known.flatMap(({ spellings }) => spellings));
  const found = [...counts]
    .filter(([name]) => !taken.has(folded(name)))
    .map(
      ([name, uses]): Candidate => ({
        value: name,
        label: name,
        spellings: [folded(name)],
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
    // Two without a title would look the same.
    label: article.title === undefined ? `${title} · ${day} · ${oneLine(article.id)}` : `${title} · ${day}`,
    spellings: [folded(article.id), folded(title)],
    count: 1,
  };
}

/** In small letters and without accents, as people type. */
function folded(written: string): string {
  return oneLine(written).trim().normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** In how many shown articles a name stands, in any of its spellings. */
function usesOf(context: AnswerContext, name: string): number {
  const shown = context.library.bySerial();
  const topic = readTopic(name, context.book, context.vocabulary);
  return context.index.search(topic, true).filter(({ id }) => shown[id] !== undefined).length;
}
