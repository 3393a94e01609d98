/**
 * Writes the claims that `dateline export claims` prints for an evaluation file, one JSON object a document, in the
 * form that its scorer takes. Nested claims stay out: the annotation that they are compared with has none.
 *
 *   npm run -s score:claims -- GOLD.jsonl > predictions.jsonl
 */
import { exported, readDocuments } from "./evaluation.js";

interface Row {
  readonly article: string;
  readonly source: unknown;
  readonly cue: unknown;
  readonly content: unknown;
  readonly speaker: string | null;
}

const documents = readDocuments("score:claims");
const rows = exported<Row>("claims", documents);
for (const { id } of documents) {
  const attributions = (rows.get(id) ?? []).map(({ source, cue, content, speaker }) => ({
    source,
    cue,
    content,
    speaker,
  }));
  console.log(JSON.stringify({ doc_id: id, attributions }));
}
