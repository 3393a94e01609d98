import type { View } from "../view.js";
import { genderOfNoun, isPersonNoun } from "./lexicon.js";
import type { Description, Person } from "./person.js";

/** A noun phrase that means one person without naming him. */
export interface Nominal extends Description {
  /** Token of the head. */
  readonly to: number;
  readonly determiner: string;
}

/** How many people of one description are compared, the latest first. */
const MOST = 8;
/** "The minister" is not the prime minister; who is introduced with one of these is called by it. */
const RANKS = ["prime", "vice", "deputy", "assistant", "acting"];
/** Words that a description may have over and above those that somebody was introduced with. */
const LOOSE =
  /^(?:former|then|current|new|late|outgoing|incumbent|longtime|long-time|veteran|first-term|embattled|'s|young|old|two|three)$|^then-/;
/** A text that varies its words calls somebody lately named by these, though it never introduced him so. */
const VARIATIONS =
  /^(?:\d+-year-old|resident|native|veteran|man|woman|father|mother|grandfather|grandmother|founder|co-founder|proprietor|owner|maverick|star|superstar|rookie|businessman|businesswoman|entrepreneur|actor|actress|singer|musician|author|artist|novelist|poet|winger|goalie|goaltender|defenceman|defenseman|forward|midfielder|striker|quarterback|pitcher|golfer|teenager|teen|politician|pair|billionaire|millionaire|tycoon|comedian|rapper|philanthropist|retiree|youngster)$/;

/** The people of an article by what it calls them. */
export class Described {
  readonly #view: View;
  /** Head -> those introduced so, in text order. */
  readonly #byHead = new Map<string, { person: Person; description: Description }[]>();

  constructor(view: View, people: readonly Person[]) {
    this.#view = view;
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

  /** The description whose head is token `i`, where that is a noun for one person with an article before it. */
  nominalAt(i: number): Nominal | undefined {
    const view = this.#view;
    const head = view.word(i);
    // "Wise's dad, Darrin" and "spokesman John Smith" are told by their names.
    if (view.capital(i + 1) && (view.is(i + 1, "PROPN") || view.capital(i))) return undefined;
    if (view.word(i + 1) === "," && view.is(i + 2, "PROPN") && view.capital(i + 2)) return undefined;
    if (!isPersonNoun(head) && !/^\d+-year-old$/.test(head)) return undefined;
    if (view.is(i + 1, "NOUN") || view.word(i + 1) === "-" || view.is(i, "VERB", "ADV")) return undefined;
    const words = new Set<string>();
    for (let at = i - 1; at >= Math.max(0, i - 8); at--) {
      const word = view.word(at);
      if (/^(?:the|a|an|this|that|one|another|his|her|its|their)$/.test(word)) {
        return { head, words, at, to: i + 1, determiner: word };
      }
      // "the lanky, bespectacled professor"
      const comma =
        word === "," && view.is(at - 1, "ADJ") && (view.is(at + 1, "ADJ") || /-|ed$/.test(view.word(at + 1)));
      if (!comma && !view.is(at, "NOUN", "PROPN", "ADJ", "NUM", "ADV", "VERB") && word !== "'s")
        return undefined;
      if (!comma) words.add(word);
    }
    return undefined;
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
    const view = this.#view;
    const from = /^(?:the|a|an)$/.test(view.word(nominal.at)) ? nominal.at + 1 : nominal.at;
    const { start, end } = view.span(from, nominal.to);
    const person: Person = {
      name: view.reading.text.slice(start, end).replace(/\s+/g, " "),
      named: false,
      first: nominal.at,
      gender: genderOfNoun(nominal.head) ?? null,
      votes: 0,
      sure: true,
      descriptions: [nominal],
    };
    const list = this.#list(nominal.head);
    list.splice(firstAfter(list, nominal.at), 0, { person, description: nominal });
    return person;
  }

  isVariation(nominal: Nominal): boolean {
    // "The man accused of …" and "the woman who …" are told by what follows.
    if (this.#view.is(nominal.to, "VERB") && /(?:ed|ing)$/.test(this.#view.word(nominal.to))) return false;
    if (/^wh|^that$/.test(this.#view.word(nominal.to))) return false;
    return (
      VARIATIONS.test(nominal.head) || [...nominal.words].some((word) => /^\d+-year-old$|^former$/.test(word))
    );
  }
}

/** Whether who was introduced one way can be called the other. */
function agree(words: ReadonlySet<string>, introduced: Description): boolean {
  for (const rank of RANKS) if (introduced.words.has(rank) && !words.has(rank)) return false;
  for (const word of words) if (!introduced.words.has(word) && !LOOSE.test(word)) return false;
  return true;
}

/** Index of the first description that begins after a token. */
function firstAfter(list: readonly { description: Description }[], at: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.description.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
