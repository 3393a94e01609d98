import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { standingTorture } from "../scripts/torture-standing/torture.js";
import {
  HOW_TO_RUN,
  postgresPlace,
  sqlitePlace,
  type TestPlace,
  testServer,
} from "./adapters/store/support.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const PATIENCE_MS = 180_000;

/** With the program of scripts/torture-standing/child.ts, compiled: node knows no TypeScript. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dateline-standing-"));
  await writeFile(join(folder, "package.json"), '{"type":"module","version":"0.0.0"}');
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  const options = "--ignoreConfig --skipLibCheck --noCheck --module nodenext --target es2022 --types node";
  await promisify(execFile)(
    process.execPath,
    [
      join(root, "node_modules/typescript/bin/tsc"),
      ...options.split(" "),
      ...["--rootDir", root, "--outDir", folder, join(root, "scripts/torture-standing/child.ts")],
    ],
    { cwd: root },
  );
}, PATIENCE_MS);
afterAll(() => rm(folder, { recursive: true }));

function tortureTest(name: string, newPlace: () => Promise<TestPlace>, replicas: number): void {
  test(
    `are posted once, and lose nothing, when processes on ${name} are killed: many more times by npm run torture:standing`,
    async () => {
      const place = await newPlace();
      const articles = join(folder, name);
      try {
        const survived = await standingTorture({
          ...{ place, articles, replicas, kills: 3, seed: 20_310_305 },
          child: join(folder, "scripts/torture-standing/child.js"),
          pace: { day: 4_000, lease: 1_500 * replicas, margin: 800, article: 400, patience: 2_000 },
        });
        expect(survived.faults).toEqual([]);
        expect(survived.digests).toBeGreaterThan(3);
        expect(survived.changes).toBeGreaterThan(1);
      } finally {
        await place.remove();
      }
    },
    PATIENCE_MS,
  );
}

describe("digests, watches and corrections", () => {
  tortureTest("SQLite", sqlitePlace, 1);
});
describe.skipIf(testServer === null)(`digests, watches and corrections on a server (${HOW_TO_RUN})`, () => {
  tortureTest("PostgreSQL", postgresPlace, 3);
});
