import { accidents, type Cause } from "../findings/finding.js";

const FROM_THE_AIR: ReadonlySet<Cause> = new Set(["airstrike", "drone strike", "missile strike"]);

const ACCIDENTS: ReadonlySet<Cause> = new Set(accidents);

/** Whether a cause leaves open by what people were harmed. */
export function isOpen(cause: Cause | null): boolean {
  return cause === null || cause === "strike" || cause === "attack";
}

/** Whether two causes may be told of one event: equal, or one of them leaves open what the other one says. */
export function areCompatible(a: Cause | null, b: Cause | null): boolean {
  if (a === b || a === null || b === null) return true;
  if (a === "strike" || b === "strike") {
    const other = a === "strike" ? b : a;
    return other === "attack" || FROM_THE_AIR.has(other);
  }
  if (a === "attack" || b === "attack") return !ACCIDENTS.has(a === "attack" ? b : a);
  return false;
}

/** The one of two compatible causes that says more. */
export function moreExact(a: Cause | null, b: Cause | null): Cause | null {
  if (a === null || (a === "attack" && b !== null)) return b;
  return a === "strike" && !isOpen(b) ? b : a;
}
