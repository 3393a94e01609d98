import { processIo, run } from "./cli.js";
import { hasCredentials } from "./credentials.js";

// The front door. With credentials of a platform it serves there; without any there is one adapter to open: the
// terminal, on the bundled desk.
const argv = process.argv.slice(2);
const io = processIo();
process.exitCode = await run(argv.length === 0 && hasCredentials(io.env) ? ["serve"] : argv, io);
