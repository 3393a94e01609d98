import type { Config } from "../../src/config.js";
import type { Timer } from "../../src/core/ports.js";
import type { Credentials } from "../../src/credentials.js";
import { createLog } from "../../src/log.js";
import { realTimer, serve } from "../../src/serve.js";
import { type FastTime, fastClock, SERVING } from "./common.js";

/** What a process is told to serve, as JSON in its first argument. */
export interface StandingTask {
  readonly config: Config;
  readonly credentials: Credentials;
  readonly time: FastTime;
  /** As in `ServeOptions`, by the fast clock. */
  readonly lease: number;
  readonly margin: number;
}

/** How much shorter waits are than they would be: those of the rounds are a second, and the days are some seconds. */
const HASTE = 5;
const hastyTimer: Timer = { wait: (milliseconds, until) => realTimer.wait(milliseconds / HASTE, until) };

/** Serves as `dateline serve` does, until it is told to end or killed; its log is on standard output. */
async function main({ time, ...options }: StandingTask): Promise<void> {
  const log = createLog(process.stdout, "info", options.credentials.secrets);
  const serving = await serve({ ...options, clock: fastClock(time), timer: hastyTimer, log });
  process.once("SIGTERM", () => void serving.close().then(() => process.exit(0)));
  console.log(SERVING);
}

await main(JSON.parse(process.argv[2] ?? "") as StandingTask);
