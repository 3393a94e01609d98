import type { Stance } from "../../finding.js";
import { phraseAfter } from "../phrases.js";
import type { View } from "../view.js";

const DIRECTS = new Set(["ask", "tell", "order", "instruct", "advise", "warn", "request"]);

/** "told residents to stay", "asked the public not to come": somebody is told to do something, not that something is so. */
export function directedStance(view: View, lemma: string, to: number, stance: Stance): Stance {
  if (!DIRECTS.has(lemma) || stance === "declines") return stance;
  const told = view.is(to, "PRON") ? to + 1 : (phraseAfter(view, to, to + 12)?.to ?? to);
  const at = view.word(told) === "not" ? told + 1 : told;
  return told > to && view.word(at) === "to" && view.is(at + 1, "VERB", "AUX", "NOUN") ? "urges" : stance;
}
