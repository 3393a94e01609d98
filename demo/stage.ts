import { fileURLToPath } from "node:url";
import type { Log } from "../src/core/ports.js";

/** The desk of the demonstrations. */
export const bundledDesk = fileURLToPath(new URL("../../data/syria", import.meta.url));

/** The log of a demonstration: only what goes wrong. */
export const quietLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: (fields, message) => console.error(message, fields),
  error: (fields, message) => console.error(message, fields),
};

const RULE = "─".repeat(78);

/** Prints what somebody does, and what comes of it. */
export function tell(what: string, to: string, answer: string): void {
  console.log(`${RULE}\nAn editor ${what}\n${RULE}\n(to ${to})\n\n${answer}\n`);
}
