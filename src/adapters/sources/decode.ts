import { isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";
import { type Flaw, flaw } from "./problem.js";

/**
 * The windows-1252 characters of bytes 0x80 to 0x9F (WHATWG Encoding Standard; the five unassigned bytes stay
 * control characters). Written out because `TextDecoder("windows-1252")` of Node 20.18.3 to 24 reads these bytes
 * as Latin-1 (nodejs/node#60888), which turns every curly quotation mark into a control character.
 */
export const WINDOWS_1252 =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/**
 * A file's bytes as text: UTF-8, or UTF-16 where a byte-order mark says so, or else windows-1252 (of which
 * Latin-1's printable part is a subset). The byte-order mark belongs to the encoding and is not part of the text;
 * everything else is kept, line ends too, since offsets are into this text.
 */
export function decodeText(bytes: Buffer): { readonly text: string } | Flaw {
  const wide = utf16Of(bytes);
  if (wide) return decodeUtf16(bytes, wide);
  if (bytes.includes(0)) return binary();
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  if (isUtf8(body)) return refuseControls(body.toString("utf8"));
  const damaged = damagedUtf8(body);
  return damaged ?? refuseControls(decodeWindows1252(body));
}

/** Encodings that any bytes are valid in: what is UTF-8 all the same was labelled by habit. */
const SINGLE_BYTE = new Set(["windows-1252", "iso-8859-1", "us-ascii", "latin1", "ascii"]);

/**
 * Bytes from a wire as text, by what they are said to be: the byte-order mark before the `charset` of the response,
 * and that before the document's own declaration. Whatever is valid UTF-8 and labelled as Latin-1 or ASCII is UTF-8:
 * servers put these labels on everything. Without a label, as a file (`decodeText`).
 *
 * @param labels encodings as named, the more trusted first; empty ones are passed over.
 */
export function decodeLabelled(
  bytes: Buffer,
  labels: readonly (string | undefined)[],
): { readonly text: string } | Flaw {
  if (utf16Of(bytes)) return decodeText(bytes);
  const named = labels.map((label) => label?.trim().toLowerCase() ?? "").filter((label) => label !== "");
  for (const label of named) {
    if (label === "utf-8" || label === "utf8" || (SINGLE_BYTE.has(label) && isUtf8(bytes))) break;
    if (SINGLE_BYTE.has(label))
      return bytes.includes(0) ? binary() : refuseControls(decodeWindows1252(bytes));
    const text = decodeAs(label, bytes);
    if (text !== undefined) return text.includes("\0") ? binary() : refuseControls(text);
  }
  return decodeText(bytes);
}

/** The encoding that an XML declaration names. */
export function encodingOfXml(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 300).toString("latin1");
  return /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
}

function decodeAs(label: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // An unknown name, or bytes that are not of that encoding.
    return undefined;
  }
}

/** Which UTF-16 the byte-order mark announces, if any. */
export function utf16Of(bytes: Buffer): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

function decodeUtf16(bytes: Buffer, encoding: "utf-16le" | "utf-16be"): { readonly text: string } | Flaw {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? binary() : refuseControls(text);
  } catch {
    return flaw("bad-encoding", "It says it is UTF-16 but breaks off or is damaged: save it again as UTF-8.");
  }
}

function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString("latin1")
    .replace(/[\x80-\x9f]/g, (one) => WINDOWS_1252.charAt(one.charCodeAt(0) - 0x80));
}

/**
 * UTF-8 with a few broken bytes (cut off, or mixed) must not be read as windows-1252, which would show garbled
 * words as if the source had written them. Real windows-1252 hardly ever contains valid UTF-8 sequences.
 */
function damagedUtf8(bytes: Buffer): Flaw | undefined {
  const text = bytes.toString("utf8");
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const whole = text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0;
  if (whole <= broken) return undefined;
  const line = text.slice(0, text.indexOf("\ufffd")).split("\n").length;
  return flaw("bad-encoding", "This line has bytes that are not UTF-8: save the file again as UTF-8.", line);
}

/** No text has more than a sprinkling of control characters; compressed data and pictures do. */
function refuseControls(text: string): { readonly text: string } | Flaw {
  const head = text.slice(0, 4096);
  const controls = head.match(/[^\P{Cc}\t\n\v\f\r]/gu)?.length ?? 0;
  return controls > 4 && controls > head.length / 50 ? binary() : { text };
}

function binary(): Flaw {
  return flaw("binary", "It is not text: remove it, or save it as plain text in UTF-8.");
}
