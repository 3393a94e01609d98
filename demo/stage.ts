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

/** Prints what an editor does, and what comes of it. */
export function tell(what: string, to: string, answer: string): void {
  scene(`An editor ${what}`, to, answer);
}

/** Prints what happens, and what comes of it. */
export function scene(what: string, to: string, answer: string): void {
  console.log(`${RULE}\n${what}\n${RULE}\n(to ${to})\n\n${answer}\n`);
}

export const EVERYBODY = "everybody in the channel";
export const ALONE = "the editor alone";

/** Seconds after which something is wrong with a demonstration. */
const PATIENCE = 90;

/** Ends a demonstration that waits for what does not come, and says what there was. */
export function endAnyway(whatThereWas: () => string): void {
  const end = (): void => {
    console.error(`What was to come has not come in ${PATIENCE} seconds. ${whatThereWas()}`);
    process.exit(1);
  };
  setTimeout(end, PATIENCE * 1_000).unref();
}
