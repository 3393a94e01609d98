import { isDisowned, isRumour } from "../answers/accounts.js";
import { compareNewest, type Found, findClaimsAbout } from "../answers/claims-about.js";
import { type AnswerContext, topicOf } from "../answers/context.js";
import { deniedBefore } from "../answers/relations/generic-denial.js";
import { type Placed, Relations } from "../answers/relations/relations.js";
import type { Claim } from "../findings/finding.js";
import { hashOf } from "../hash.js";
import { type Cite, type Entry, editionOf, type KeptClaim } from "../library.js";
import type { WatchedClaims } from "./question.js";
import type { Mark } from "./state.js";

/** A statement that is watched; an agency's copies of it are one. */
export interface WatchedClaim {
  readonly key: string;
  readonly mark: Mark;
  readonly found: Found;
}

/** What is watched, and all statements about the topic, with which it is compared. */
export interface WatchedStatements {
  /** In the order of the library: the newest first. */
  readonly watched: readonly WatchedClaim[];
  readonly all: readonly Found[];
}

/**
 * The statements that a watched question is about: all that the question has for an answer, or would have if there
 * were no better ones, so that none is gone because another one has come. Only such as have all of the topic's words;
 * and denials right behind them that do not repeat what they deny.
 */
export function watchedClaims(context: AnswerContext, asked: WatchedClaims): WatchedStatements {
  const speaker = asked.by === null ? null : topicOf(context, asked.by);
  const topic = asked.topic === "" && speaker !== null ? speaker : topicOf(context, asked.topic);
  const { named, beside, all } = findClaimsAbout(context, topic, speaker, true);
  const about = [...named, ...beside];
  const denials = asked.by === null ? denialsOf(context, about, all) : [];
  const byKey = new Map<string, Found>();
  for (const found of [...about, ...denials].sort(compareNewest)) {
    const key = claimKey(found.entry, found.kept.claim);
    const isWanted = asked.stance === null || found.kept.claim.stance === asked.stance;
    if (isWanted && !byKey.has(key)) byKey.set(key, found);
  }
  const watched = [...byKey].map(([key, found]) => ({ key, mark: markOf(key, found), found }));
  return { watched, all };
}

/** "The army denied it": what says no word of the topic, but answers a statement about it. */
function denialsOf(context: AnswerContext, about: readonly Found[], all: readonly Found[]): Found[] {
  const relations = new Relations(context, all);
  const byEntry = new Map<Entry, Set<KeptClaim>>();
  for (const { entry, kept } of about.flatMap((one) => [one, ...one.copies]))
    byEntry.set(entry, (byEntry.get(entry) ?? new Set()).add(kept));
  return [...byEntry].flatMap(([entry, said]) =>
    entry.claims
      .filter(({ claim }) => claim.stance === "denies" && !isRumour(claim) && !isDisowned(claim))
      .filter((denial) => {
        const denied = deniedBefore(entry, denial, relations);
        return denied !== null && said.has(denied);
      })
      .map((kept): Found => {
        const rank = context.library.rank(entry);
        return { entry, kept, score: 0, inside: true, rank, copies: [] };
      }),
  );
}

/** The same for the same words by the same speaker, in every version and order; an open "she" is one article's. */
function claimKey({ article }: Entry, claim: Claim): string {
  const known = keys.get(claim);
  if (known !== undefined) return known;
  const { source, speaker, stance, hedged, content } = claim;
  const cut = ({ start, end }: { start: number; end: number }): string => article.text.slice(start, end);
  const open = source === null ? "" : `?${article.id}\u0000${cut(source)}`;
  const key = hashOf([speaker ?? open, stance, hedged, ...content.map(cut)].join("\u0000")).toString(36);
  keys.set(claim, key);
  return key;
}

/** A claim is of one version, and never changes. */
const keys = new WeakMap<Claim, string>();

function markOf(key: string, { entry, kept }: Placed): Mark {
  return { print: "said", cites: [citeOf(entry, kept.claim)], ids: [key], trail: [] };
}

function citeOf(entry: Entry, { sentence: { start, end } }: Claim): Cite {
  return { article: entry.article.id, edition: editionOf(entry), start, end };
}

/** The claim of a version that has a key; null where none has. */
export function claimIn(entry: Entry, key: string): Claim | null {
  return entry.claims.find(({ claim }) => claimKey(entry, claim) === key)?.claim ?? null;
}
