import { type Flaw, flaw } from "./problem.js";

/**
 * Parsed JSON, or the line where it goes wrong. The engine's own message is not passed on: it quotes the text
 * around the mistake, which may be under embargo.
 */
export function parseJson(text: string): { readonly value: unknown } | Flaw {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const at = positionOf(error instanceof Error ? error.message : "", text);
    const line = at === undefined ? null : text.slice(0, at).split("\n").length;
    return flaw("bad-json", "It is not valid JSON: mend the quotation marks, commas or brackets here.", line);
  }
}

/** Where the engine says it stopped: a position, the text around it, or else the end. */
function positionOf(message: string, text: string): number | undefined {
  const position = /at position (\d+)/.exec(message)?.[1];
  // What is missing at the end belongs after the last character, not in the empty lines below it.
  const end = text.trimEnd().length;
  if (position !== undefined) return Math.min(Number(position), end);
  if (/end of JSON/.test(message)) return end;
  // `Unexpected token 'x', ..."ten before x ten after"... is not valid JSON`
  const quoted = /^Unexpected token '(.+?)', (\.\.\.)?"([\s\S]*)"(?:\.\.\.)? is not valid JSON$/su.exec(
    message,
  );
  const [, token = "", cut, around = ""] = quoted ?? [];
  const start = quoted ? text.indexOf(around) : -1;
  if (start < 0) return undefined;
  return cut === undefined ? start + around.indexOf(token) : start + 10;
}
