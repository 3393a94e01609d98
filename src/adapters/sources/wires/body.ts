import type { Duplex, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { type Flaw, flaw } from "../problem.js";

/** What is sent back compressed may be compressed in one of these ways. */
export const ENCODINGS = "gzip, br";

/** Largest body, in bytes, also after decompression. */
export const MAX_BODY = 20_000_000;

/** Small pieces, so that little is unpacked beyond the limit before it is noticed. */
const PIECE = { chunkSize: 1 << 16 };

/**
 * A response's body, unpacked. Never more than `limit` bytes of it are kept, and what is over ends the reading, so
 * that neither an endless body nor a small one that unpacks to gigabytes fills the memory. Rejects where the
 * connection breaks.
 *
 * @param onPiece hears of every piece that came in.
 */
export async function readBody(
  body: Readable,
  encoding: string,
  { limit, onPiece }: { readonly limit: number; readonly onPiece: () => void },
): Promise<Buffer | Flaw> {
  const unpack = unpackerFor(encoding);
  if (unpack === undefined)
    return flaw("bad-encoding", "It is compressed in a way that was not asked for: tell its publisher.");
  const pieces: Buffer[] = [];
  let [received, kept] = [0, 0];
  const counted = async function* () {
    for await (const piece of body as AsyncIterable<Buffer>) {
      onPiece();
      received += piece.length;
      if (received > limit) throw new TooLarge();
      yield piece;
    }
  };
  const keep = async (source: AsyncIterable<Buffer>) => {
    for await (const piece of source) {
      kept += piece.length;
      if (kept > limit) throw new TooLarge();
      pieces.push(piece);
    }
  };
  try {
    if (unpack === null) await keep(counted());
    else await pipeline(counted, unpack, keep);
    return Buffer.concat(pieces);
  } catch (error) {
    if (error instanceof TooLarge) return tooLarge(limit);
    if (isDamage(error)) return flaw("bad-encoding", "Its compressed body is damaged: tell its publisher.");
    throw error;
  } finally {
    body.destroy();
  }
}

export function tooLarge(limit: number): Flaw {
  const most = limit < 1_000_000 ? `${limit} bytes` : `${Math.round(limit / 1_000_000)} MB`;
  return flaw("too-large", `It is over ${most}: ask its publisher for a shorter one.`);
}

class TooLarge extends Error {}

/** Null where the body is not compressed; undefined where it is in a way that is not read. */
function unpackerFor(encoding: string): Duplex | null | undefined {
  const name = encoding.trim().toLowerCase();
  if (name === "" || name === "identity") return null;
  if (name === "gzip" || name === "x-gzip") return createGunzip(PIECE);
  return name === "br" ? createBrotliDecompress(PIECE) : undefined;
}

function isDamage(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^Z_|^ERR_(?:BROTLI|_ERROR)|^ERR__/.test(code);
}
