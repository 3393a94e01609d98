import { accordingTo, asPut, prepositions } from "./cases/according-to.js";
import { headings, headlines, transcripts } from "./cases/headlines.js";
import { adverbs, impersonal, weakened } from "./cases/hedges.js";
import { letters, posts } from "./cases/media.js";
import { declining, denying, negated } from "./cases/negation.js";
import { nounsOnly, otherSenses, plainNarrative, unreal } from "./cases/negatives.js";
import { beside, nested } from "./cases/nested.js";
import { cueNouns, statements } from "./cases/nouns.js";
import { accusing, condemning, pledging, urging } from "./cases/objects.js";
import { inversion, sourceAfter, sourceBefore, sourceInside } from "./cases/order.js";
import { participles, several, shared } from "./cases/participles.js";
import { agentless, passives } from "./cases/passives.js";
import { questions } from "./cases/questions.js";
import { interrupted, running, singleMarks, withoutCue } from "./cases/quotations.js";
import { anonymous, documents, long, nameless, organisations, relative } from "./cases/sources.js";
import { direct, indirect, mixed } from "./cases/speech.js";
import type { Phenomenon } from "./marks.js";

/**
 * Every way in which English news says who said what, and what only looks like one.
 *
 * What is marked, after the guidelines of PolNeAR:
 * - source: the whole noun phrase with titles, appositions and relative clauses; the possessor of a cue noun; the agent
 *   of a passive without "by". Nobody where the text names nobody, and one who is told is no source.
 * - cue: the verb with its auxiliaries, negation and particle, and any adverb between them.
 * - content: what is said, with "that" and quotation marks, and all that follows "accuse", "condemn" or "urge". Times,
 *   places and those who are told are neither content nor cue.
 *
 * All countries, people and events are invented.
 */
export const phenomena: readonly Phenomenon[] = [
  direct,
  indirect,
  mixed,
  sourceBefore,
  sourceAfter,
  sourceInside,
  inversion,
  accordingTo,
  prepositions,
  asPut,
  participles,
  shared,
  several,
  cueNouns,
  statements,
  headlines,
  transcripts,
  headings,
  running,
  interrupted,
  singleMarks,
  withoutCue,
  passives,
  agentless,
  accusing,
  condemning,
  urging,
  pledging,
  denying,
  declining,
  negated,
  documents,
  organisations,
  nameless,
  anonymous,
  long,
  relative,
  nested,
  beside,
  adverbs,
  impersonal,
  weakened,
  posts,
  letters,
  questions,
  otherSenses,
  nounsOnly,
  unreal,
  plainNarrative,
];
