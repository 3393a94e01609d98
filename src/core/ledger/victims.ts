import type { Figure } from "../findings/finding.js";
import { tokenize } from "../reading/tokenize.js";

/** Whom a figure counts, as far as figures of different sources may be set side by side. */
export interface Victims {
  /** Equal for victims of one kind: only such figures are compared. */
  readonly key: string;
  /** "civilians", "soldiers", "miners"; null where the text does not say what they were. */
  readonly label: string | null;
}

const UNSPECIFIED: Victims = { key: "", label: null };

/**
 * Kinds of victims by the words for them. Whoever is only called a resident, a man or a body stays unspecified: the
 * text does not say that it was a civilian, and nobody becomes one here.
 */
const KINDS = new Map<string, string>();
for (const [label, list] of Object.entries({
  civilians: "civilian civilians noncombatant noncombatants non-combatants",
  soldiers:
    "soldier soldiers troop troops trooper troopers serviceman servicemen servicewomen servicemembers conscript conscripts recruits reservists marines paratroopers commandos army",
  police: "police policeman policemen policewoman policewomen gendarmes constables",
  fighters:
    "fighter fighters militant militants gunman gunmen rebel rebels insurgent insurgents combatant combatants militiaman militiamen guerrilla guerrillas terrorist terrorists jihadist jihadists extremists mercenary mercenaries separatists partisans",
  children:
    "child children boy boys girl girls kid kids infant infants baby babies toddler toddlers newborns minor minors schoolchildren schoolboys schoolgirls",
  women: "woman women",
  men: "man men",
  medics: "medic medics paramedic paramedics doctor doctors nurse nurses",
  journalists: "journalist journalists reporter reporters cameraman cameramen photographer photographers",
})) {
  for (const word of list.split(" ")) KINDS.set(word, label);
}

/** People of whom the word says nothing more. */
const PEOPLE = new Set(
  "people person persons individual individuals others other victim victims resident residents villager villagers inhabitant inhabitants locals local citizens citizen civil adults adult members member them whom residents family families relatives dead wounded injured bodies lives souls".split(
    " ",
  ),
);

/** Words that tell whose they are ("rebel fighters of the Front"), not what. */
const SKIPPED = /^(?:and|or|the|a|an|of|from|in|at|its|their|his|her|other|more|another|at least)$/;

/** What a figure's words for its victims say that they were. */
export function victimsOf({ group, named }: Figure): Victims {
  if (group === null) return UNSPECIFIED;
  if (named) return { key: `named ${group.toLowerCase()}`, label: group };
  const { lower } = tokenize(group);
  const of = lower.indexOf("of");
  const head = (of > 0 ? lower.slice(0, of) : lower).filter((word) => !SKIPPED.test(word));
  // "two civilians and a soldier" counts two kinds together.
  const kinds = new Set(head.flatMap((word) => KINDS.get(word) ?? []));
  const names = namesIn(group);
  if (kinds.size > 0) {
    const label = kinds.has("civilians") ? "civilians" : [...kinds].sort().join(", ");
    return { key: [label, ...sided(label, names)].join(" "), label };
  }
  const noun = head.at(-1) ?? "";
  if (noun === "" || PEOPLE.has(noun)) return UNSPECIFIED;
  return { key: noun.replace(/s$/, ""), label: noun };
}

/** Soldiers of one army are not those of another; children are children. */
function sided(label: string, names: readonly string[]): readonly string[] {
  return /soldiers|fighters|police/.test(label) ? names : [];
}

/** The names in a phrase, in lower case: "Dreyholt army soldiers" -> "dreyholt". */
function namesIn(phrase: string): string[] {
  return (phrase.match(/(?<=^|\s)\p{Lu}[\p{L}-]+/gu) ?? [])
    .map((word) => word.toLowerCase())
    .filter((word) => !KINDS.has(word) && !PEOPLE.has(word))
    .sort();
}
