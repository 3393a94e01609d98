import type { Claim, Figure } from "./findings/finding.js";
import type { Entry } from "./library.js";
import type { Span } from "./span.js";

export const exportKinds = ["claims", "figures", "articles"] as const;
export type ExportKind = (typeof exportKinds)[number];

/** A row of `dateline export`, its fields in the order that docs/DESIGN.md gives. */
export type ExportRow = Readonly<Record<string, unknown>>;

/** One row a finding (or an article), article by article, in text order; made as they are asked for. */
export function* exportRows(entries: Iterable<Entry>, kind: ExportKind): Generator<ExportRow> {
  for (const { article, claims, figures } of entries) {
    if (kind === "articles") yield article;
    if (kind === "claims") for (const { claim } of claims) yield claimRow(article.id, claim);
    if (kind === "figures") for (const { figure } of figures) yield figureRow(article.id, figure);
  }
}

function claimRow(article: string, claim: Claim): ExportRow {
  const { source, cue, content, speaker, stance, hedged } = claim;
  return { article, source, cue, content, speaker, stance, hedged };
}

function figureRow(article: string, figure: Figure): ExportRow {
  const { harm, low, high, bound, vague, subset, background, running, zero } = figure;
  const { group, place, asOf, claimant, sentence, denied, preliminary } = figure;
  return {
    ...{ article, harm, low, high, bound, vague, subset, background, running, zero, group, place, asOf },
    claimant,
    sentence: offsets(sentence),
    ...{ denied, preliminary },
  };
}

/** Just the offsets of what may be a whole sentence. */
function offsets({ start, end }: Span): Span {
  return { start, end };
}
