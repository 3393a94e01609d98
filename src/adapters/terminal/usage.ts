import type { Command, CommanderError } from "commander";
import { oneLine } from "../../core/view/neutralise.js";
import { deskCommands } from "./completion.js";

/** What commander adds where an option or command is nearly right. */
const SUGGESTION = /\n\(Did you mean (?<nearest>[^)]*)\?\)$/;

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * What is wrong with a command line, and what to do: commander's finding as a sentence, with the nearest command or
 * option, and a word to those who typed a desk's command where one of the program's belongs.
 */
export function usageError(error: CommanderError, program: Command): string {
  const nearest = SUGGESTION.exec(error.message)?.groups?.["nearest"];
  const finding = error.message
    .replace(SUGGESTION, "")
    .replace(/^error: /, "")
    .replace(/\.$/, "");
  const command = program.commands.find((one) => one.name() === program.args[0]);
  const help = command ? `dateline ${command.name()} --help` : "dateline --help";
  const [first = ""] = program.args;
  const isQuestion = error.code === "commander.unknownCommand" && deskCommands.some((word) => word === first);
  const advice = isQuestion
    ? `to ask the desk, type: dateline ask ${program.args.join(" ")}`
    : nearest === undefined
      ? `type "${help}" to see what there is`
      : `did you mean ${nearest}? Otherwise type "${help}"`;
  return oneLine(`${capitalised(finding)}: ${advice}.`);
}
