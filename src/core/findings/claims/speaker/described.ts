import { firstIndex } from "../../../binary-search.js";
import type { Description, Person } from "./person.js";
import type { Script } from "./script.js";
import { KIND } from "./word-kinds.js";

/** A noun phrase that means one person without naming him. */
export interface Nominal extends Description {
  /** The token after the head. */
  readonly to: number;
  /** Whether it begins with "the", "this" or "that". */
  readonly definite: boolean;
}

/** How many people of one description are compared, the latest first. */
const MOST = 8;
/** "The minister" is not the prime minister; who is introduced with one of these is called by it. */
const RANKS = ["prime", "vice", "deputy", "assistant", "acting"];
/** Words that a description may have over and above those that somebody was introduced with. */
const LOOSE =
  /^(?:current|incumbent|longtime|long-time|veteran|first-term|embattled|'s|young|old|two|three)$/;
/** The people of an article by what it calls them. */
export class Described {
  readonly #script: Script;
  /** Head -> those introduced so, in text order. */
  readonly #byHead = new Map<string, { person: Person; description: Description }[]>();

  constructor(script: Script, people: readonly Person[]) {
    this.#script = script;
    for (const person of people)
      for (const one of person.descriptions) this.#list(one.head).push({ person, description: one });
    for (const list of this.#byHead.values()) list.sort((a, b) => a.description.at - b.description.at);
  }

  #list(head: string): { person: Person; description: Description }[] {
    let list = this.#byHead.get(head);
    if (list === undefined) {
      list = [];
      this.#byHead.set(head, list);
    }
    return list;
  }

  /** Who was introduced by a description; null where several were, undefined where nobody was. */
  find({ head, words, at }: Description): Person | null | undefined {
    const list = this.#byHead.get(head);
    if (list === undefined) return undefined;
    const fits = ({ description }: { description: Description }): boolean => agree(words, description);
    const end = firstAfter(list, at);
    const before = list.slice(Math.max(0, end - MOST), end).filter(fits);
    const found = before.length > 0 ? before : list.slice(end, end + MOST).filter(fits);
    const people = new Set(found.map((one) => one.person));
    if (people.size === 0) return undefined;
    if (people.size === 1) return found[0]?.person;
    return null;
  }

  /** Somebody unnamed, whom a later "the officer" means. */
  introduce(nominal: Nominal): Person {
    const script = this.#script;
    const from = script.can(nominal.at, KIND.article) ? nominal.at + 1 : nominal.at;
    const person: Person = {
      name: script.phrase(from, nominal.to),
      named: false,
      first: nominal.at,
      gender: script.genderOfNoun(nominal.to - 1) ?? null,
      votes: 0,
      sure: true,
      descriptions: [nominal],
    };
    const list = this.#list(nominal.head);
    list.splice(firstAfter(list, nominal.at), 0, { person, description: nominal });
    return person;
  }

  isVariation(nominal: Nominal): boolean {
    const script = this.#script;
    // "The man accused of …" and "the woman who …" are told by what follows.
    const next = script.word(nominal.to);
    if (script.is(nominal.to, "VERB") && /(?:ed|ing)$/.test(next)) return false;
    if (next.startsWith("wh") || next === "that") return false;
    if (script.can(nominal.to - 1, KIND.nickname)) return true;
    for (const word of nominal.words) if (/^\d+-year-old$/.test(word)) return true;
    return false;
  }
}

/** The description whose head is token `i`, where that is a noun for one person with an article before it. */
export function nominalAt(script: Script, i: number): Nominal | undefined {
  if (!script.can(i, KIND.person | KIND.aged)) return undefined;
  // "Wise's dad, Darrin" and "spokesman John Smith" are told by their names.
  if (script.capital(i + 1) && (script.is(i + 1, "PROPN") || script.capital(i))) return undefined;
  if (script.can(i + 1, KIND.comma) && script.is(i + 2, "PROPN") && script.capital(i + 2)) return undefined;
  // "The mayor of Sennet" is told by the place.
  if (script.word(i + 1) === "of" && script.capital(i + 2)) return undefined;
  if (script.is(i + 1, "NOUN") || script.word(i + 1) === "-" || script.is(i, "VERB", "ADV")) return undefined;
  for (let at = i - 1; at >= Math.max(0, i - 8); at--) {
    if (script.can(at, KIND.determiner))
      return {
        head: script.word(i),
        words: modifiersIn(script, at + 1, i),
        at,
        to: i + 1,
        definite: script.can(at, KIND.definite),
      };
    const modifier =
      script.is(at, "NOUN", "PROPN", "ADJ", "NUM", "ADV", "VERB") || script.can(at, KIND.owner);
    if (!modifier && !joinsAdjectives(script, at)) return undefined;
  }
  return undefined;
}

/** The words of tokens `from` to `to`, without the commas between them. */
function modifiersIn(script: Script, from: number, to: number): Set<string> {
  const words = new Set<string>();
  for (let at = to - 1; at >= from; at--) if (!joinsAdjectives(script, at)) words.add(script.word(at));
  return words;
}

/** "The lanky, bespectacled professor": whether a token is such a comma. */
function joinsAdjectives(script: Script, at: number): boolean {
  if (!script.can(at, KIND.comma) || !script.is(at - 1, "ADJ")) return false;
  return script.is(at + 1, "ADJ") || /-|ed$/.test(script.word(at + 1));
}

/** Whether who was introduced one way can be called the other. */
function agree(words: ReadonlySet<string>, introduced: Description): boolean {
  for (const rank of RANKS) if (introduced.words.has(rank) && !words.has(rank)) return false;
  for (const word of words) if (!introduced.words.has(word) && !LOOSE.test(word)) return false;
  return true;
}

/** Index of the first description that begins after a token. */
function firstAfter(list: readonly { description: Description }[], at: number): number {
  return firstIndex(list.length, (index) => (list[index]?.description.at ?? 0) <= at);
}
