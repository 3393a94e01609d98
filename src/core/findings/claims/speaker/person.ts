export type Gender = "male" | "female";

/** What an article calls somebody: "interior minister" is the head "minister" with the word "interior". */
export interface Description {
  readonly head: string;
  readonly words: ReadonlySet<string>;
  /** First token of the description. */
  readonly at: number;
}

/** Whoever or whatever a text can be about, as far as attention is concerned. */
export interface Attended {
  readonly gender: Gender | null;
  /** How many more pronouns of the one gender than of the other seem to mean him: above zero for "he". */
  readonly votes: number;
  /** Whether more tells that this is a person than two capitalised words. */
  readonly sure: boolean;
}

/** Somebody whom an article speaks of: by name, or unnamed ("a police officer"). */
export interface Person extends Attended {
  /** The name without titles, in full where the article gives it in full; else the words without the article. */
  readonly name: string;
  readonly named: boolean;
  /** First token of the first mention. */
  readonly first: number;
  gender: Gender | null;
  votes: number;
  readonly descriptions: Description[];
}

/** A place in the text that means a person. */
export interface Mention {
  readonly from: number;
  readonly to: number;
  readonly person: Person;
}

/** What a person's titles and given name tell, or else the article's pronouns. */
export function genderOf({ gender, votes }: Attended): Gender | null {
  return gender ?? (votes > 0 ? "male" : votes < 0 ? "female" : null);
}
