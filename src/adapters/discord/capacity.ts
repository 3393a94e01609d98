import { type Capacity, START } from "../../core/channel/page.js";
import type { Piece } from "../../core/channel/pieces.js";
import { type Button, say } from "../../core/channel/reception.js";
import { componentsOf, sizeOf } from "./components.js";
import { blocksOf } from "./entries.js";
import { limits } from "./limits.js";
import { mostEscaped } from "./text.js";

/**
 * Room for what a page gets besides its pieces: who shares it, what kept it from being shown where it belongs, a note
 * on the use of it; eight buttons in two rows.
 */
const RESERVED = { components: 12, characters: 600, bytes: 800 };
/** With a headline of its longest form, its address and the room above, it fills a message. */
const longestPiece = 1_800;
const longestHeadline = 700;
/** A text of many bytes for its characters costs as if it had more. */
const BYTES_PER_CHARACTER = limits.textBytes / limits.text;

/** What goes into one message on Discord. */
export const discordCapacity: Capacity = {
  cost: (text) => {
    const { characters, bytes } = mostEscaped(text);
    return Math.max(characters, Math.ceil(bytes / BYTES_PER_CHARACTER));
  },
  longest: longestPiece,
  longestHeadline,
  fits: (headline, pieces) => {
    const contexts = blocksOf(pieces)
      .filter(({ isEntry }) => isEntry)
      .map(({ pieces: [first] }) => contextOf(first));
    const size = sizeOf(componentsOf({ ...say(headline), pieces, contexts }, () => ""));
    return (
      size.components + RESERVED.components <= limits.components &&
      size.text + RESERVED.characters <= limits.text &&
      size.bytes + RESERVED.bytes <= limits.textBytes
    );
  },
};

function contextOf(piece: Piece | undefined): Button {
  return {
    label: `Context ${piece?.label ?? ""}`,
    press: { kind: "ask", desk: "", question: "", cursor: START },
  };
}
