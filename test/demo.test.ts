import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
let folder: string;
/** Where the demonstrations have their temporary files. */
let temporary: string;

/** Compiled as their commands do it, but elsewhere. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dateline-demo-test-"));
  temporary = join(folder, "tmp");
  await mkdir(temporary);
  for (const name of ["package.json", "node_modules", "data"])
    await symlink(join(root, name), join(folder, name));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const into = join(folder, "dist-bench");
  await run(process.execPath, [tsc, "-p", "demo/tsconfig.json", "--outDir", into], { cwd: root });
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

/** In this order. */
const TOLD = [
  "2 statements about “airport”",
  "Rebel forces announced the seizure of Aleppo International",
  "This channel gets a digest every day at 07:00 (UTC). The next comes on Thu 6 Mar 2031",
  "Casualties anselby: killed 3 → 5, says the Harbour Guard",
  "Watch of the Harbour desk",
  "Digest of the Harbour desk",
  "Pilots speak of the gate · Anselby Post",
  "CORRECTED, 6 Mar 2031, 07:30 UTC.",
  "Four people were killed in the flood at Anselby",
  "toll is withdrawn",
  "WITHDRAWN, 6 Mar 2031, 07:52 UTC",
];

test.each(["slack", "discord"])(
  "npm run demo:%s shows questions, a digest, watches and corrections, and ends",
  async (name) => {
    const script = join(folder, "dist-bench", "demo", `${name}.js`);
    // No credentials, and what it leaves behind is seen.
    const env = { PATH: process.env["PATH"], TMPDIR: temporary };
    const { stdout, stderr } = await run(process.execPath, [script], { env, timeout: 60_000 });
    expect(stderr).toBe("");
    let from = 0;
    for (const words of TOLD) {
      expect(stdout.slice(from)).toContain(words);
      from = stdout.indexOf(words, from);
    }
    const withdrawn = stdout.slice(stdout.indexOf("WITHDRAWN"));
    expect(withdrawn).not.toMatch(/Five people|Four people|Toll of Anselby/);
    expect(await readdir(temporary)).toEqual([]);
  },
  90_000,
);
