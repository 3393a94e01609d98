import { type ChildProcessWithoutNullStreams, execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import pg from "pg";
import type { ChildTask } from "../../../scripts/store-child.js";
import { startChild } from "../../../scripts/store-torture.js";
import type { StorePlace } from "../../../src/adapters/store/open.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The address of a server on which databases may be made and dropped; null where there is none. */
export const testServer = process.env["DATELINE_TEST_POSTGRES"] ?? null;
/** What stands in the name of a test that is skipped. */
export const HOW_TO_RUN = "only with a server: scripts/with-postgres.sh npm test";

/** A place that the test has for itself. */
export interface TestPlace extends StorePlace {
  remove(): Promise<void>;
}

/** Where a file would be; it is not there yet. */
export async function sqlitePlace(): Promise<TestPlace> {
  const parent = await mkdtemp(join(tmpdir(), "dateline-store-"));
  return {
    stateFolder: join(parent, "state"),
    databaseUrl: null,
    remove: () => rm(parent, { recursive: true }),
  };
}

/** An empty schema: a database of its own takes a second to drop. */
export async function postgresPlace(): Promise<TestPlace> {
  const schema = `dateline_test_${randomBytes(8).toString("hex")}`;
  await onServer(`create schema ${schema}`);
  const url = new URL(testServer ?? "");
  url.searchParams.set("options", `-c search_path=${schema}`);
  return {
    stateFolder: "/nowhere",
    databaseUrl: url.href,
    remove: () => onServer(`set client_min_messages = warning; drop schema ${schema} cascade`),
  };
}

/** Runs a statement on the server. */
export async function onServer(statement: string, url = testServer): Promise<void> {
  const client = new pg.Client({ connectionString: url ?? "" });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A program of scripts/, compiled: node knows no TypeScript. */
export interface ChildProgram {
  readonly file: string;
  remove(): Promise<void>;
}

export async function compileChild(script = "store-child"): Promise<ChildProgram> {
  const folder = await mkdtemp(join(tmpdir(), "dateline-child-"));
  // Another user runs it too.
  await chmod(folder, 0o755);
  await writeFile(join(folder, "package.json"), '{"type":"module","version":"0.0.0"}');
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  const options = "--ignoreConfig --skipLibCheck --noCheck --module nodenext --target es2022 --types node";
  await promisify(execFile)(
    process.execPath,
    [
      join(root, "node_modules/typescript/bin/tsc"),
      ...options.split(" "),
      ...["--rootDir", root, "--outDir", folder, join(root, `scripts/${script}.ts`)],
    ],
    { cwd: root },
  );
  return {
    file: join(folder, `scripts/${script}.js`),
    remove: () => rm(folder, { recursive: true }),
  };
}

/** A process that does what it is told, and the lines that it prints. */
export class Child {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;

  constructor({ file }: ChildProgram, task: ChildTask) {
    this.#process = startChild(file, task);
    this.#process.stderr.pipe(process.stderr, { end: false });
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /** The next line; empty where it ended. */
  async line(): Promise<string> {
    const next = await this.#lines.next();
    return next.done === true ? "" : next.value;
  }

  go(): void {
    this.#process.stdin.end("go\n");
  }
}
