/**
 * Writes the casualty figures that Dateline reads in an evaluation file, one JSON object a document, in the form
 * that its scorer takes.
 *
 *   npm run -s score:figures -- GOLD.jsonl > predictions.jsonl
 */
import { readFileSync } from "node:fs";
import { findClaims } from "../src/core/findings/claims/claims.js";
import { findFigures } from "../src/core/findings/figures/figures.js";
import { read } from "../src/core/reading/reading.js";

interface Document {
  readonly doc_id: string;
  readonly text: string;
  readonly date?: string;
}

const path = process.argv[2];
if (path === undefined) throw new Error("Give the evaluation file: npm run -s score:figures -- GOLD.jsonl");
for (const line of readFileSync(path, "utf8").split("\n")) {
  if (line.trim() === "") continue;
  const document = JSON.parse(line) as Document;
  const published = /^\d{4}-\d{2}-\d{2}/.test(document.date ?? "") ? document.date : undefined;
  const reading = read({ text: document.text, published });
  const figures = findFigures(reading, findClaims(reading)).map((figure) => ({
    harm: figure.harm,
    low: figure.low,
    high: figure.high,
    background: figure.background,
    subset: figure.subset,
    vague: figure.vague,
    group: figure.group,
  }));
  console.log(JSON.stringify({ doc_id: document.doc_id, figures }));
}
