/**
 * Writes the casualty figures that `dateline export figures` prints for an evaluation file, one JSON object a
 * document, in the form that its scorer takes.
 *
 *   npm run -s score:figures -- GOLD.jsonl > predictions.jsonl
 */
import { exported, readDocuments } from "./evaluation.js";

interface Row {
  readonly article: string;
  readonly harm: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly background: boolean;
  readonly subset: boolean;
  readonly vague: boolean;
  readonly group: string | null;
}

const documents = readDocuments("score:figures");
const rows = exported<Row>("figures", documents);
for (const { id } of documents) {
  const figures = (rows.get(id) ?? []).map(({ harm, low, high, background, subset, vague, group }) => ({
    ...{ harm, low, high, background, subset, vague, group },
  }));
  console.log(JSON.stringify({ doc_id: id, figures }));
}
