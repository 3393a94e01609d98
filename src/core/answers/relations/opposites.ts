/**
 * Words that cannot both be true of the same thing at the same time, so that two statements which agree in all else
 * contradict each other. Only what is said of the thing itself: "won" and "lost" may tell of one game, "captured"
 * and "retook" of one day after the other, and a statement that a town was retaken grants that it had been lost.
 * Left and right of the bar; words of one side count as one word.
 */
const PAIRS: readonly (readonly [left: string, right: string])[] = [
  ["open opened reopen", "closed closes close closure shut shuts"],
  [
    "rise rose risen rising increase climb grow grew grown",
    "fall fell fallen decrease drop decline shrink shrank",
  ],
  ["destroy damage wreck", "intact undamaged unharmed unscathed"],
  ["safe", "unsafe"],
  ["lawful legal", "unlawful illegal"],
  ["deliberate intentional", "accidental unintentional"],
  ["guilty", "innocent"],
];
/** Words of one meaning, without an opposite; and forms of one verb that have no stem in common. */
const SYNONYMS: readonly string[] = [
  "capture seize seizure overrun overran",
  "attack assault",
  "take took taken",
  "give gave given",
  "steal stole stolen",
  "shoot shot",
  "break broke broken",
  "hide hid hidden",
  "sell sold",
  "buy bought",
  "pay paid",
  "send sent",
  "meet met",
  "write wrote written",
  "throw threw thrown",
  "strike struck",
];
/** Harm, from the particular to the general: "nobody was hurt" speaks against killed and injured alike. */
const HARMS: readonly string[] = [
  "kill die dead death fatality",
  "injure wound injury",
  "hurt harm casualty victim",
];

/** What a term says as far as statements are compared by it. */
export interface Sense {
  /** The same for words of one meaning and for their opposites. */
  readonly key: number;
  /** Whether it is the right side of its pair. */
  readonly opposite: boolean;
}

/** Keys of terms are their own numbers, zero and above; those of the table are below. */
const GENERAL_HARM = -1;
const KILLED = -2;
const INJURED = -3;
const FIRST_SYNONYM = -10;
const FIRST_PAIR = -100;
/** No key is lower. */
export const LOWEST_KEY = -200;

/** The table by term, for one vocabulary's numbers. */
export function sensesOf(termsOf: (word: string) => readonly number[]): ReadonlyMap<number, Sense> {
  const senses = new Map<number, Sense>();
  const add = (list: string, key: number, opposite: boolean): void => {
    for (const word of list.split(" ")) for (const id of termsOf(word)) senses.set(id, { key, opposite });
  };
  const [killed = "", injured = "", general = ""] = HARMS;
  add(general, GENERAL_HARM, false);
  add(killed, KILLED, false);
  add(injured, INJURED, false);
  for (const [i, list] of SYNONYMS.entries()) add(list, FIRST_SYNONYM - i, false);
  for (const [i, [left, right]] of PAIRS.entries()) {
    add(left, FIRST_PAIR - i, false);
    add(right, FIRST_PAIR - i, true);
  }
  return senses;
}

/**
 * Whether one predicate that is denied or negated speaks about the other: the same, or harm in general about one kind
 * of it. "Nobody was killed" says nothing about the injured.
 */
export function bearsOn(negative: number, positive: number): boolean {
  return (
    negative === positive || (negative === GENERAL_HARM && (positive === KILLED || positive === INJURED))
  );
}

/** The keys that a key may bear on, or that may bear on it. */
export function comparedWith(key: number): readonly number[] {
  if (key === GENERAL_HARM) return [GENERAL_HARM, KILLED, INJURED];
  return key === KILLED || key === INJURED ? [key, GENERAL_HARM] : [key];
}

/** What a thing is for a time, not what has happened to it. */
export function isState(key: number): boolean {
  return key <= FIRST_PAIR;
}
