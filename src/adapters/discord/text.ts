import { safeUrl } from "../../core/view/addresses.js";
import { limits } from "./limits.js";

/**
 * Characters that Discord's Markdown may take for markup wherever they stand. A backslash before any of them is never
 * shown and never copied. `@`, `<` and `:` begin mentions, custom emoji, times and addresses.
 */
const ANYWHERE = /[\\*_~|`[\]<@]/g;
/** What makes a heading, a quotation, a list or small print of a line that begins with it. */
const LINE_START = /^(\s*)([#>+-]|\d+(?=[.)]))/gm;
/** `://` would make a link of what stands before, `:name:` an emoji. */
const COLON = /:(?=\/\/|[^\s:]+:)/g;
/** Invitations are recognised without a protocol. */
const INVITATION = /(discord(?:app)?)\.(?=\w)/gi;
const ORDINAL = /^\d+$/;

/** Text in which Discord sees no markup, no link and no mention; people read it as it was, word for word. */
export function escaped(text: string): string {
  return text
    .replace(ANYWHERE, "\\$&")
    .replace(COLON, "\\:")
    .replace(INVITATION, "$1\\.")
    .replace(LINE_START, (_, space: string, mark: string) =>
      ORDINAL.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    );
}

/** What may get a backslash, wherever it stands. */
const MAY_GROW = new Set([..."\\*_~|`[]<@:#>+-.)"].map((one) => one.charCodeAt(0)));
const NEW_LINE = 10;
/** Each line of a quotation begins with a mark of two characters. */
const NEW_LINE_COSTS = 3;

/** The most that a text takes when it is escaped, whatever stands around it: in characters, and in bytes as UTF-8. */
export function mostEscaped(text: string): { readonly characters: number; readonly bytes: number } {
  let [extra, bytes] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === NEW_LINE) extra += NEW_LINE_COSTS - 1;
    else if (MAY_GROW.has(code)) extra++;
    bytes += bytesOfUnit(code);
  }
  return { characters: text.length + extra, bytes: bytes + extra };
}

/** Of a pair of surrogates somewhat too many: the pair takes four, and one that is alone three. */
function bytesOfUnit(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
}

const encoder = new TextEncoder();

export function bytesOf(text: string): number {
  return encoder.encode(text).length;
}

/** What could end a masked link, or be taken for markup in it. */
const ENDS_LINK = /[()<>\\"'`*|\s]/g;

/** An address that is safe to link in Discord; null where there is none. */
export function linkOf(url: string | null): string | null {
  return safeUrl(url, limits.url, ENDS_LINK);
}

/** The first characters of a text, whole ones, with an ellipsis where there are more. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let short = "";
  for (const character of text) {
    if (short.length + character.length > longest - 1) break;
    short += character;
  }
  return `${short}…`;
}
