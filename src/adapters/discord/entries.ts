import type { Piece } from "../../core/channel/pieces.js";
import type { Button } from "../../core/channel/reception.js";

/** Pieces that stand together: a quotation with all that is said about it, or what stands between quotations. */
export interface Block {
  readonly isEntry: boolean;
  /** Whether notes stand back behind quotations; where there are none, they are what is told. */
  readonly smallNotes: boolean;
  readonly pieces: readonly Piece[];
}

const HEADINGS: ReadonlySet<Piece["kind"]> = new Set(["section", "speaker", "event", "toll", "note"]);

/** Pieces, a flat list, in blocks; a page may begin in the middle of an entry. */
export function blocksOf(pieces: readonly Piece[]): Block[] {
  const blocks: { isEntry: boolean; smallNotes: boolean; pieces: Piece[] }[] = [];
  const smallNotes = pieces.some(({ kind }) => kind !== "note");
  for (const piece of pieces) {
    // What the figures below say as well is for tables, and here is none.
    if (piece.repeats) continue;
    const isEntry = !HEADINGS.has(piece.kind);
    const last = blocks.at(-1);
    const quoted = last?.pieces.some(({ kind }) => kind === "quote") === true;
    const begins = piece.kind === "head" && quoted;
    if (last === undefined || last.isEntry !== isEntry || begins)
      blocks.push({ isEntry, smallNotes, pieces: [piece] });
    else last.pieces.push(piece);
  }
  return blocks;
}

/** The context button of each block, and those that belong to none: by label where there is one, else in order. */
export function withContexts(
  blocks: readonly Block[],
  contexts: readonly Button[],
): { readonly blocks: readonly (Block & { readonly context: Button | null })[]; readonly rest: Button[] } {
  const left = [...contexts];
  const take = (at: number): Button | null => (at < 0 ? null : (left.splice(at, 1)[0] ?? null));
  const named = blocks.map((block) => {
    const label = block.pieces[0]?.label;
    return {
      ...block,
      context: label ? take(left.findIndex((one) => one.label === `Context ${label}`)) : null,
    };
  });
  const all = named.map((block) => ({
    ...block,
    context: block.context ?? (block.isEntry && !block.pieces[0]?.label ? take(0) : null),
  }));
  return { blocks: all, rest: left };
}
