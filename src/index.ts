import { processIo, run } from "./cli.js";

// The front door. Without credentials there is one adapter to open: the terminal, on the bundled desk.
process.exitCode = await run(process.argv.slice(2), processIo());
