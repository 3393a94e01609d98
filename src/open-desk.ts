import { loadDeskProfile } from "./adapters/sources/desk-file.js";
import { loadArticles } from "./adapters/sources/load.js";
import {
  type DeskTools,
  type LoadProblem,
  type OpenedDesk,
  type OpenOptions,
  placeOf,
} from "./adapters/terminal/tools.js";
import { createDesk, type Desk } from "./core/desk.js";
import { DatelineError } from "./core/errors.js";
import { exportRows } from "./core/export.js";
import { packageVersion } from "./version.js";

/**
 * Opens the desk at a path: its profile, its articles, and what the command line does with them. What does not load
 * is reported and the rest loads.
 *
 * @throws {DatelineError} where nothing at the path loads, or its desk file is broken.
 */
export async function openDesk(
  path: string,
  { clock, onProgress, onProblem }: OpenOptions,
): Promise<OpenedDesk & { readonly desk: Desk }> {
  const desk = createDesk({ profile: await loadDeskProfile(path), clock, version: packageVersion() });
  const problems: LoadProblem[] = [];
  let loaded = 0;
  for await (const found of loadArticles(path, onProgress ? { onProgress } : {})) {
    if ("problem" in found) {
      problems.push(found.problem);
      continue;
    }
    try {
      desk.add(found.article);
      loaded++;
    } catch (error) {
      // Malformed in a way that only the core can see; anything else is a defect and must not pass for one.
      if (!(error instanceof DatelineError)) throw error;
      const reason = `article ${JSON.stringify(found.article.id)}: ${error.message}`;
      problems.push({ file: path, line: null, code: error.code, reason });
    }
  }
  const [only, second] = problems;
  if (loaded === 0 && only && !second) throw new DatelineError(only.code, `${placeOf(only)}: ${only.reason}`);
  for (const problem of problems) onProblem?.(problem);
  if (loaded === 0 && only) {
    const advice = "mend what is listed above, or name another folder or file with --data";
    throw new DatelineError("nothing-loaded", `No article could be loaded from ${path}: ${advice}.`);
  }
  return { desk, tools: toolsOf(desk), problems };
}

/** Dates, and sentences a date, where `dateline timeline` is not told how many. */
const TIMELINE = { dates: 10, perDate: 2 };

function toolsOf(desk: Desk): DeskTools {
  return {
    exportRows: (kind) => exportRows(desk.entries(), kind, (figure) => desk.eventOf(figure)),
    timeline: (topic, { dates = TIMELINE.dates, perDate = TIMELINE.perDate }) => ({
      entries: desk.timeline(topic, dates, perDate),
    }),
    digest: ({ topic = "", date, since = date, limit }) =>
      desk.digest({ topic, date, since }, limit === undefined ? {} : { limit }),
  };
}
