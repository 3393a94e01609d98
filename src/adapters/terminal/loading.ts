import { oneLine } from "../../core/view/neutralise.js";
import type { TerminalIo } from "./commands.js";
import { createProgress } from "./progress.js";
import { type LoadProblem, type OpenedDesk, placeOf } from "./tools.js";

/** Problems that are printed one by one; a folder of thousands of bad files would bury everything else. */
const PROBLEMS_PRINTED = 20;

function problemLine(problem: LoadProblem): string {
  const line = oneLine(`${placeOf(problem)}: ${problem.reason}`);
  return `${line}\n`;
}

/** Opens a desk, with a progress bar where there is a terminal, and says on standard error what did not load. */
export async function openWithProgress(
  io: TerminalIo,
  path: string,
  now: number | undefined,
): Promise<OpenedDesk> {
  const clock = { now: () => now ?? Date.now() };
  const progress = createProgress(io.stderr, io.isTTY.stderr);
  const problems: LoadProblem[] = [];
  try {
    return await io.openDesk(path, {
      clock,
      onProgress: progress.onProgress,
      onProblem: (problem) => problems.push(problem),
    });
  } finally {
    // Also where opening failed: the reasons come before the error that sums them up. Not before the bar is gone.
    progress.stop();
    for (const problem of problems.slice(0, PROBLEMS_PRINTED)) io.stderr.write(problemLine(problem));
    const rest = problems.length - PROBLEMS_PRINTED;
    if (rest > 0) io.stderr.write(`and ${rest} more.\n`);
  }
}
