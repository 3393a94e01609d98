import type { Store } from "../../../core/ports.js";
import type { CursorStore } from "./cursor.js";

const COLLECTION = "feed-cursors";

/** Cursors that outlive the process, beside all else that is kept. */
export function storedCursors(store: Pick<Store, "get" | "set">): CursorStore {
  return {
    load: (id) => store.get(COLLECTION, id),
    save: (id, cursor) => store.set(COLLECTION, id, cursor),
  };
}
