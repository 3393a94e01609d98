import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A document of an evaluation file, as `--data` takes it. */
export interface EvaluationDocument {
  readonly id: string;
  readonly text: string;
  readonly published?: string;
}

/** The documents of the evaluation file that the command line names. */
export function readDocuments(script: string): EvaluationDocument[] {
  const path = process.argv[2];
  if (path === undefined) throw new Error(`Give the evaluation file: npm run -s ${script} -- GOLD.jsonl`);
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const { doc_id, text, date } = JSON.parse(line) as { doc_id: string; text: string; date?: string };
      return { id: doc_id, text, ...(/^\d{4}-\d{2}-\d{2}/.test(date ?? "") && { published: date ?? "" }) };
    });
}

/** The rows that `dateline export KIND` prints for these documents, by document. */
export function exported<Row extends { readonly article: string }>(
  kind: "claims" | "figures",
  documents: readonly EvaluationDocument[],
): Map<string, Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "dateline-score-"));
  try {
    const path = join(folder, "documents.jsonl");
    writeFileSync(path, documents.map((one) => `${JSON.stringify(one)}\n`).join(""));
    const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
    const printed = execFileSync(process.execPath, [cli, "export", kind, "--data", path], {
      encoding: "utf8",
      maxBuffer: 1 << 30,
    });
    const rows = new Map<string, Row[]>(documents.map(({ id }) => [id, []]));
    for (const line of printed.split("\n")) {
      if (line === "") continue;
      const row = JSON.parse(line) as Row;
      rows.get(row.article)?.push(row);
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
