import type { Entry, KeptSentence } from "../library.js";
import type { Topic } from "../search/topic.js";
import type { Page } from "./answer.js";
import { type AnswerContext, counted, pageOf, type Reply, topicOf, unknownWords } from "./context.js";
import { passageItem } from "./items.js";

interface Uncounted {
  readonly entry: Entry;
  readonly sentence: KeptSentence;
}

/** Sentences of casualties in which no figure could be read, the newest article first: missing beats wrong. */
export function uncountedAbout({ library, remember }: AnswerContext, topic: Topic): readonly Uncounted[] {
  const all = remember("uncounted", () =>
    library.all().flatMap((entry) => entry.uncounted.map((sentence): Uncounted => ({ entry, sentence }))),
  );
  if (topic.empty) return all;
  return all.filter(({ entry, sentence }) => topic.complete(topic.maskIn(entry.terms, sentence)));
}

/** All of them, page by page: `casualties uncounted`. */
export function uncounted(context: AnswerContext, words: string, page: Page): Reply {
  const topic = topicOf(context, words);
  const found = uncountedAbout(context, topic);
  const scope = words === "" ? "" : ` about “${words}”`;
  return {
    headline: `${counted(found.length, "sentence")}${scope} ${found.length === 1 ? "speaks" : "speak"} of casualties without a figure that can be read.`,
    items: pageOf(found, page, ({ entry, sentence }) => passageItem(entry, sentence)),
    notes: found.length === 0 ? unknownWords(context, topic) : [],
    total: found.length,
  };
}
