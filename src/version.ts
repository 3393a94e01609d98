import { existsSync, readFileSync } from "node:fs";

/** Dateline's version, from the nearest package.json above: benchmarks and demonstrations are built one folder deeper. */
export function packageVersion(): string {
  const near = new URL("../package.json", import.meta.url);
  const file = readFileSync(existsSync(near) ? near : new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(file) as { version: string }).version;
}
