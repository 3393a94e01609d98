import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { standingTorture } from "../scripts/torture-standing/torture.js";
import {
  type ChildProgram,
  compileChild,
  HOW_TO_RUN,
  postgresPlace,
  sqlitePlace,
  type TestPlace,
  testServer,
} from "./adapters/store/support.js";

const PATIENCE_MS = 180_000;

let child: ChildProgram;
let folder: string;
beforeAll(async () => {
  child = await compileChild("torture-standing/child");
  folder = await mkdtemp(join(tmpdir(), "dateline-standing-"));
}, PATIENCE_MS);
afterAll(async () => {
  await child.remove();
  await rm(folder, { recursive: true });
});

function tortureTest(name: string, newPlace: () => Promise<TestPlace>, replicas: number): void {
  test(
    `are posted once, and lose nothing, when processes on ${name} are killed: many more times by npm run torture:standing`,
    async () => {
      const place = await newPlace();
      const articles = join(folder, name);
      try {
        const survived = await standingTorture({
          ...{ place, articles, replicas, kills: 3, seed: 20_310_305 },
          child: child.file,
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
