/**
 * Writes the claims that Dateline finds in an evaluation file, one JSON object a document, in the form that its
 * scorer takes.
 *
 *   npm run -s score:claims -- GOLD.jsonl > predictions.jsonl
 */
import { readFileSync } from "node:fs";
import { findClaims } from "../src/core/findings/claims/claims.js";
import { read } from "../src/core/reading/reading.js";

interface Document {
  readonly doc_id: string;
  readonly text: string;
}

const path = process.argv[2];
if (path === undefined) throw new Error("Give the evaluation file: npm run -s score:claims -- GOLD.jsonl");
for (const line of readFileSync(path, "utf8").split("\n")) {
  if (line.trim() === "") continue;
  const { doc_id, text } = JSON.parse(line) as Document;
  const attributions = findClaims(read({ text })).map(({ source, cue, content, speaker }) => ({
    source,
    cue,
    content,
    speaker,
  }));
  console.log(JSON.stringify({ doc_id, attributions }));
}
