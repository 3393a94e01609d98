import type { Claim } from "../findings/finding.js";
import type { Reading } from "../reading/reading.js";
import type { Terms } from "./vocabulary.js";

/**
 * What part a term plays in its sentence, as bits: what answers need of tags and names to tell whether two statements
 * are about the same thing, kept in a byte a term because the reading itself is dropped.
 */
export const Role = {
  /** What is said of something: a verb, an adjective after "be", or a noun such as "casualties". */
  predicate: 1,
  name: 2,
  number: 4,
  /** With "not", "no" or the like in its clause; this and the next two for predicates and nouns. */
  negated: 8,
  /** With "will", "may" or the like before it. */
  modal: 16,
  /** Its clause leaves open whether it is so: "failed to …", "if …", two negations. */
  open: 32,
  /** The first term of a clause of its own: after "and", "but", "while", where the one before has its predicate. */
  clause: 64,
} as const;

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const NEGATORS = words("not n't never no nobody none nothing neither nor cannot");
/** As objects they turn the verb before them: "killed nobody". */
const NEGATIVE_OBJECTS = words("no nobody none nothing");
const MODALS = words("will wo would could can ca may might must shall should 'll 'd");
/** After these it is open whether what follows is so. */
const OPENERS = words(
  "if unless whether without hardly barely scarcely only necessarily fail fails failed failing refuse refused refuses deny denied denies denying prevent prevented prevents preventing stop stopped avoid avoided unable unlikely reject rejected try tries tried trying attempt attempts attempted attempting plan plans planned planning threaten threatened threatening want wants wanted hope hopes hoped intend intends intended seek seeks sought expect expected expects ready about almost nearly possible possibly perhaps",
);
const BE = words(
  "be is are was were been being 's 're remain remains remained stay stays stayed become became",
);
/** Nouns that say what happened as a verb does. */
const PREDICATE_NOUNS = words("casualties casualty deaths death fatalities injuries victims");
/** Verbs that say too little for two statements to be about the same because they share one. */
const LIGHT = words(
  "make makes made making take takes took taken taking get gets got getting go goes went gone going come comes came coming give gives gave given giving put puts putting say says said saying tell tells told telling keep keeps kept keeping let lets see sees saw seen know knows known knew use used uses using call called calls calling begin begins began begun start started starts continue continued continues happen happened happens include includes included including concern concerned seem seems seemed want believe think thought",
);
/** Words that begin a clause; tags are too coarse for them. */
const CLAUSE_WORDS = words(
  "but while because although though which who whom whose where when after before until since that so then",
);
const CLAUSE_MARKS = words(', ; : ( ) — – -- “ ” " … . ! ?');

/** Of each term of an article, its roles. Linear in the article's length. */
export function rolesOf(reading: Reading, { at }: Terms, claims: readonly Claim[]): Uint8Array {
  // What is said begins a clause: "denied having fired" leaves open whether somebody fired, and is itself no denial of it.
  const said = new Set(claims.flatMap(({ content }) => content.map(({ start }) => start)));
  const denials = claims.filter(({ stance }) => stance === "denies");
  const denied = new Set(denials.map(({ content }) => content[0]?.start ?? 0));
  const byToken = tokenRoles(reading, said, denied);
  const roles = new Uint8Array(at.length);
  const { starts, count } = reading.tokens;
  let token = 0;
  let begun = 0;
  for (let i = 0; i < at.length; i++) {
    // "and" is no term: the one after it begins the clause. A term that begins one does so alone.
    for (; token < count && (starts[token] as number) < (at[i] as number); token++)
      if (starts[token] !== at[i - 1]) begun |= (byToken[token] as number) & Role.clause;
    const role = byToken[token] ?? 0;
    roles[i] = (at[i] === at[i - 1] ? role & ~Role.clause : role) | begun;
    begun = 0;
  }
  return roles;
}

function tokenRoles(reading: Reading, said: ReadonlySet<number>, denied: ReadonlySet<number>): Uint8Array {
  const { tokens, tags, names } = reading;
  const roles = new Uint8Array(tokens.count);
  for (const { from, to } of names) roles.fill(Role.name, from, to);
  for (let i = 0; i < tokens.count; i++) {
    if (tags[i] === "PROPN") roles[i] = Role.name;
    else if (tags[i] === "NUM" || /^\d/.test(tokens.lower[i] ?? "")) roles[i] = Role.number;
  }
  const clause = new Clause(roles);
  for (const sentence of reading.sentences) {
    clause.begin(sentence.from);
    let doing = false;
    for (let i = sentence.from; i < sentence.to; i++) {
      const start = tokens.starts[i] as number;
      if (said.has(start)) clause.begin(i);
      doing = denied.has(start) || (doing && BEFORE_GERUND.test(tokens.lower[i - 1] ?? ""));
      clause.read(reading, i, doing);
    }
  }
  return roles;
}

/** Walks through a sentence and knows what bears on the predicate that comes next. */
class Clause {
  readonly #roles: Uint8Array;
  #negators = 0;
  #modal = false;
  #open = false;
  /** The last predicate since a comma or the like, for the objects that turn it; -1 where there is none. */
  #last = -1;
  /** Likewise the last verb that says too little; -1 where there is none. */
  #light = -1;
  /** Whether the clause has its predicate. */
  #predicates = false;

  constructor(roles: Uint8Array) {
    this.#roles = roles;
  }

  begin(i: number): void {
    this.#roles[i] = (this.#roles[i] ?? 0) | Role.clause;
    this.#predicates = false;
    this.#forget(false);
  }

  #forget(open: boolean): void {
    this.#negators = 0;
    this.#modal = false;
    this.#open = open;
    this.#last = -1;
    this.#light = -1;
  }

  /** Reads a token; `doing` where what is denied begins with it. */
  read({ tokens, tags }: Reading, i: number, doing: boolean): void {
    const word = tokens.lower[i] ?? "";
    const before = tokens.lower[i - 1] ?? "";
    if (this.#ends(word, before, tags[i])) {
      // "no police or soldiers were hurt": what the negation bears on has not come yet.
      const unread = this.#negators > 0 && this.#last < 0;
      if (this.#predicates && (!CLAUSE_MARKS.has(word) || word === ";")) this.begin(i);
      this.#forget(unread);
      if (!OPENERS.has(word)) return;
    }
    const isUntrue = (word === "false" || word === "untrue") && tokens.lower[i + 1] === "that";
    if (NEGATORS.has(word) || isUntrue) this.#negate(word);
    else if (MODALS.has(word) && word !== "'d") this.#modal = true;
    else if (this.#isPredicate(tokens.lower, tags, i) || (doing && isGerund(word, tags, i))) {
      this.#mark(i, Role.predicate);
      this.#last = i;
      this.#predicates = true;
    } else if (tags[i] === "NOUN") this.#mark(i, 0);
    else if (tags[i] === "VERB" && LIGHT.has(word)) {
      this.#mark(i, 0);
      this.#light = i;
    }
    if (OPENERS.has(word)) this.#open = true;
  }

  #ends(word: string, before: string, tag: string | undefined): boolean {
    if (word === "that") return !(before === "true" || before === "false" || before === "untrue");
    return CLAUSE_MARKS.has(word) || CLAUSE_WORDS.has(word) || tag === "CCONJ";
  }

  #negate(word: string): void {
    this.#negators++;
    if (!NEGATIVE_OBJECTS.has(word)) return;
    for (const i of [this.#last, this.#light])
      if (i >= 0) this.#roles[i] = (this.#roles[i] ?? 0) ^ Role.negated;
  }

  #mark(i: number, part: number): void {
    let role = part | (this.#modal ? Role.modal : 0);
    if (this.#open || this.#negators > 1) role |= Role.open;
    if (this.#negators === 1) role |= Role.negated;
    this.#roles[i] = (this.#roles[i] ?? 0) | role;
  }

  #isPredicate(lower: readonly string[], tags: Reading["tags"], i: number): boolean {
    const word = lower[i] ?? "";
    if (PREDICATE_NOUNS.has(word)) return true;
    if (LIGHT.has(word) || ((this.#roles[i] ?? 0) & Role.name) !== 0) return false;
    const next = tags[i + 1];
    const attributive = next === "NOUN" || next === "PROPN" || next === "ADJ";
    if (tags[i] === "ADJ" || tags[i] === "ADV") {
      // "close to the border" is no gate that is shut.
      const linked = BE.has(lower[i - 1] ?? "") || BE.has(lower[i - 2] ?? "") || BE.has(lower[i - 3] ?? "");
      return linked && !attributive && tags[i] === "ADJ" && !(word === "close" && lower[i + 1] === "to");
    }
    // "the wounded soldiers"
    return tags[i] === "VERB" && !(attributive && tags[i - 1] === "DET");
  }
}

const BEFORE_GERUND = /^(?:ever|["“‘'])$/;

/** "Denied shelling the town", "denied taking bribes": what is denied is that one did it, whatever its tag. */
function isGerund(word: string, tags: Reading["tags"], i: number): boolean {
  if (!/^\p{L}{2,}ing$/u.test(word) || word === "having" || word === "being") return false;
  if (tags[i] === "VERB") return true;
  return (
    /^(?:NOUN|ADJ)$/.test(tags[i] ?? "") && /^(?:DET|PROPN|NOUN|ADJ|PRON|NUM|ADP)$/.test(tags[i + 1] ?? "")
  );
}
