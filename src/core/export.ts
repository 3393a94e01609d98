import { cite } from "./answers/citation.js";
import type { Claim } from "./findings/finding.js";
import type { Entry, KeptFigure } from "./library.js";
import type { Span } from "./span.js";

export const exportKinds = ["claims", "figures", "articles"] as const;
export type ExportKind = (typeof exportKinds)[number];

/** A row of `dateline export`, its fields in the order that docs/DESIGN.md gives. */
export type ExportRow = Readonly<Record<string, unknown>>;

/** One row a finding (or an article; a nested claim is part of its row), article by article, in text order; made as they are asked for. */
export function* exportRows(
  entries: Iterable<Entry>,
  kind: ExportKind,
  eventOf: (figure: KeptFigure) => number | null,
): Generator<ExportRow> {
  for (const entry of entries) {
    const { article, claims, figures } = entry;
    if (kind === "articles") yield article;
    if (kind === "claims")
      yield* claimRows(
        article.id,
        claims.map(({ claim }) => claim),
      );
    if (kind === "figures") for (const kept of figures) yield figureRow(entry, kept, eventOf(kept));
  }
}

/**
 * A row for each claim that the article itself reports; what is reported inside one ("A said that B had admitted …")
 * stands in the row's `nested`, with its own.
 */
function* claimRows(article: string, claims: readonly Claim[]): Generator<ExportRow> {
  const inner = new Map<Claim, Claim[]>();
  for (const claim of claims) {
    if (claim.within === null) continue;
    const siblings = inner.get(claim.within) ?? [];
    siblings.push(claim);
    inner.set(claim.within, siblings);
  }
  const parts = (claim: Claim): ExportRow => {
    const { source, cue, content, speaker, stance, hedged } = claim;
    const nested = (inner.get(claim) ?? []).map(parts);
    return { source, cue, content, speaker, stance, hedged, nested };
  };
  for (const claim of claims) if (claim.within === null) yield { article, ...parts(claim) };
}

/** The row of a statement, with what a keeper of tolls records of it: when, where, by what, says who, in which words. */
function figureRow(entry: Entry, { figure }: KeptFigure, event: number | null): ExportRow {
  const { harm, low, high, bound, vague, subset, background, running, zero } = figure;
  const { group, place, asOf, claimant, sentence, denied, preliminary, previous, cause, speaker, span } =
    figure;
  const { article, title, source, published, url, quote } = cite(entry, sentence);
  return {
    ...{ article, harm, low, high, bound, vague, subset, background, running, zero, group, place, asOf },
    claimant,
    sentence: offsets(sentence),
    ...{ denied, preliminary, previous, cause, speaker, event },
    words: entry.article.text.slice(span.start, span.end),
    ...{
      quote,
      title: title ?? null,
      source: source ?? null,
      published: published ?? null,
      url: url ?? null,
    },
  };
}

/** Just the offsets of what may be a whole sentence. */
function offsets({ start, end }: Span): Span {
  return { start, end };
}
