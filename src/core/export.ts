import type { Claim, Figure } from "./findings/finding.js";
import type { Entry } from "./library.js";

/** A row of `dateline export`, its fields in the order that docs/DESIGN.md gives. */
export type ExportRow = Readonly<Record<string, unknown>>;
export type ExportKind = "claims" | "figures" | "articles";

/** One row a finding (or an article), article by article, in text order; made as they are asked for. */
export function* exportRows(entries: Iterable<Entry>, kind: ExportKind): Generator<ExportRow> {
  for (const entry of entries) {
    if (kind === "articles") {
      yield articleRow(entry);
      continue;
    }
    for (const finding of entry.findings) {
      if (finding.type === "claim" && kind === "claims") yield claimRow(entry, finding);
      if (finding.type === "figure" && kind === "figures") yield figureRow(entry, finding);
    }
  }
}

function claimRow({ article }: Entry, { source, cue, content, speaker, stance, hedged }: Claim): ExportRow {
  return {
    article: article.id,
    source,
    cue,
    content: content.map(({ start, end }) => ({ start, end })),
    speaker,
    stance,
    hedged,
  };
}

function figureRow({ article }: Entry, figure: Figure): ExportRow {
  const { harm, low, high, bound, vague, subset, background, running, zero, preliminary, denied } = figure;
  const { group, place, asOf, claimant, speaker, sentence, span } = figure;
  return {
    article: article.id,
    harm,
    low,
    high,
    bound,
    vague,
    subset,
    background,
    running,
    zero,
    group,
    place,
    asOf,
    claimant,
    sentence: { start: sentence.start, end: sentence.end },
    preliminary,
    denied,
    speaker,
    span: { start: span.start, end: span.end },
  };
}

function articleRow({ article, findings, sentences }: Entry): ExportRow {
  const claims = findings.filter((one) => one.type === "claim").length;
  return { ...article, sentences: sentences.length, claims, figures: findings.length - claims };
}
