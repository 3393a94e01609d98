import type { DeskProfile } from "../../core/desk-profile.js";
import { commands } from "../../core/questions/commands.js";
import { oneLine } from "../../core/view/neutralise.js";
import { sessionWords } from "./conversation.js";

/** What node:readline wants: the candidates, and the end of the line that they would replace. */
export type Completion = [candidates: string[], replaced: string];

/** The commands that a desk's `help` lists, but for those that only a channel can carry out. */
export const deskCommands: readonly string[] = commands
  .filter((command) => command.hidden !== true && command.order !== true)
  .map((command) => command.name);

/** A name may have this many words; looking further back would only cost time. */
const WORDS_LOOKED_AT = 6;

function startsWith(candidate: string, beginning: string): boolean {
  return candidate.slice(0, beginning.length).toLowerCase() === beginning.toLowerCase();
}

/** The ends of a line that begin at a word, longest first: "al-Sham of Kar" before "of Kar" before "Kar". */
function endings(line: string): string[] {
  const starts = [...line.matchAll(/(?<!\S)\S/g)].map((match) => match.index);
  return starts.slice(-WORDS_LOOKED_AT).map((start) => line.slice(start));
}

/**
 * Completes the first word from the commands and any later ones from the desk's names in all their spellings, in
 * whatever case they are typed.
 */
export function createCompleter(profile: DeskProfile): (line: string) => Completion {
  const words = [...deskCommands, ...sessionWords].sort();
  const slash = `/${profile.command}`;
  const primary = profile.names.map(({ name }) => oneLine(name));
  const spellings = profile.names.flatMap(({ name, also }) => [name, ...also].map(oneLine));
  const sorted = (names: readonly string[]) => [...new Set(names)].sort();

  return (line) => {
    const typed = line.trimStart();
    const slashed = startsWith(typed, `${slash} `);
    const rest = slashed ? typed.slice(slash.length).trimStart() : typed;
    if (rest.startsWith("/")) return [startsWith(slash, rest) ? [`${slash} `] : [], rest];
    if (!/\s/.test(rest)) {
      const found = words.filter((command) => startsWith(command, rest));
      if (found.length > 0) return [found.map((command) => `${command} `), rest];
    }
    // Nothing typed yet of the name: the names themselves, without their other spellings.
    if (rest.endsWith(" ") && !endings(rest).some((end) => spellings.some((name) => startsWith(name, end)))) {
      return [sorted(primary), ""];
    }
    for (const ending of endings(rest)) {
      const found = sorted(spellings.filter((name) => startsWith(name, ending)));
      if (found.length > 0) return [found, ending];
    }
    return [[], rest];
  };
}
