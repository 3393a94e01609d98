import { readFileSync } from "node:fs";

/** Dateline's version, from the package.json beside `src` and `dist`. */
export function packageVersion(): string {
  const file = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(file) as { version: string }).version;
}
