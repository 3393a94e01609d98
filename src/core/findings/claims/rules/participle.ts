import type { Sentence } from "../../../reading/sentences.js";
import { phraseAfter } from "../phrases.js";
import type { View } from "../view.js";
import type { Draft } from "./draft.js";
import type { Group } from "./verb-group.js";

/** "Denying that he had met the broker, Brannic handed over his diaries": the participle opens, its source follows the comma. */
export function leadingParticiple(view: View, sentence: Sentence, group: Group): Draft | undefined {
  const end = view.bodyEnd(sentence);
  for (let comma = group.to + 1; comma < end && comma < group.to + 30; comma++) {
    if (view.word(comma) !== "," || (view.quoted(comma) && view.quoted(comma + 1))) continue;
    const source = phraseAfter(view, comma + 1, end);
    if (source === undefined) continue;
    let verb = source.to;
    while (verb < end && view.is(verb, "ADV", "PUNCT")) verb++;
    if (!view.is(verb, "VERB", "AUX")) continue;
    return {
      source,
      cue: { from: group.from, to: group.to },
      stance: group.stance,
      hedged: false,
      within: null,
      sure: true,
      content: { spans: [], tokens: { from: group.to, to: comma } },
      cut: null,
    };
  }
  return undefined;
}
