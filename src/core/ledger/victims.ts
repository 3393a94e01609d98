import type { Figure } from "../findings/finding.js";
import { tokenize } from "../reading/tokenize.js";

/** Whom a figure counts, as far as figures of different sources may be set side by side. */
export interface Victims {
  /** Equal for victims of one kind on one side: only such figures are compared. */
  readonly key: string;
  /** "civilians", "soldiers", "miners"; null where the text does not say what they were. */
  readonly label: string | null;
  /** Of soldiers, fighters and police, the names that tell whose they were; empty where the text does not say. */
  readonly side: string;
}

const UNSPECIFIED: Victims = { key: "", label: null, side: "" };

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
const SKIPPED = /^(?:and|or|the|a|an|of|from|in|at|its|their|his|her|other|more|another)$/;

/** What a figure's words for its victims say that they were. */
export function victimsOf({ group, named }: Figure): Victims {
  if (group === null) return UNSPECIFIED;
  if (named) return { key: `named ${group.toLowerCase()}`, label: group, side: "" };
  const { lower } = tokenize(group);
  const of = lower.indexOf("of");
  const head = (of > 0 ? lower.slice(0, of) : lower).filter((word) => !SKIPPED.test(word));
  // "two civilians and a soldier" counts two kinds together.
  const kinds = new Set(head.flatMap((word) => KINDS.get(word) ?? []));
  if (kinds.size > 0) {
    // Children and women may be called civilians too; with soldiers they are two kinds in one count.
    const others = [...kinds].filter((kind) => !/^(?:civilians|children|women|men)$/.test(kind));
    const label = kinds.has("civilians") && others.length === 0 ? "civilians" : [...kinds].sort().join(", ");
    // Soldiers of one army are not those of another; children are children.
    const side = /soldiers|fighters|police/.test(label) ? namesIn(group).join(" ") : "";
    return { key: `${label} ${side}`.trim(), label, side };
  }
  const noun = head.at(-1) ?? "";
  if (noun === "" || PEOPLE.has(noun)) return UNSPECIFIED;
  return { key: noun.replace(/s$/, ""), label: noun, side: "" };
}

/**
 * The victims of an event's figures, side by side: "its soldiers" are those of the only army whose soldiers the other
 * figures of the event count; where there are two, they stay apart.
 */
export function alignedVictims(all: readonly Victims[]): Victims[] {
  const sides = new Map<string, Set<string>>();
  for (const { label, side } of all) {
    if (label === null || side === "") continue;
    const known = sides.get(label) ?? new Set();
    sides.set(label, known.add(side));
  }
  return all.map((one) => {
    const named = [...(sides.get(one.label ?? "") ?? [])];
    const [side] = named;
    return one.side === "" && side !== undefined && named.length === 1
      ? { ...one, side, key: `${one.label} ${side}` }
      : one;
  });
}

/** The names in a phrase, in lower case: "Dreyholt army soldiers" -> "dreyholt". */
function namesIn(phrase: string): string[] {
  return (phrase.match(/(?<=^|\s)\p{Lu}[\p{L}-]+/gu) ?? [])
    .map((word) => word.toLowerCase())
    .filter((word) => !KINDS.has(word) && !PEOPLE.has(word))
    .sort();
}
