import type { Harm } from "../../finding.js";
import type { HarmForm, HarmWord } from "./lexicon.js";

/** A harm word with where it stands; "gunned down" is two tokens. */
export interface HarmToken extends HarmWord {
  readonly from: number;
  readonly to: number;
}

interface Step {
  readonly words: ReadonlySet<string>;
  readonly optional: boolean;
  /** So many tokens may stand before it: the victims, "drove 300 people from their homes". */
  readonly gap: number;
}

interface Idiom extends HarmWord {
  readonly rest: readonly Step[];
}

const IDIOMS = new Map<string, Idiom[]>();

/** "carried|marched off|away with?": alternatives, what may be left out, and "…" for up to `gap` other tokens. */
function add(harm: Harm, form: HarmForm, list: string, gap = 10): void {
  for (const line of list.split("\n")) {
    const [first = "", ...others] = line.trim().split(" ");
    const rest: Step[] = [];
    let open = 0;
    for (const part of others) {
      if (part === "…") open = gap;
      else {
        const optional = part.endsWith("?");
        rest.push({ words: new Set(part.replace("?", "").split("|")), optional, gap: open });
        open = 0;
      }
    }
    for (const word of first.split("|"))
      IDIOMS.set(word, [...(IDIOMS.get(word) ?? []), { harm, form, rest }]);
  }
}

add(
  "killed",
  "participle",
  `gunned|mown|mowed|cut|hacked|gunning|mowing|cutting down
   picked|picking off
   wiped|wiping|wipes out
   fatally|mortally shot|stabbed|wounded|injured|struck|hit|hurt|shooting|stabbing|wounding|injuring
   burned|burnt|buried alive
   blown to|apart pieces|bits?
   blown up
   crushed under|beneath|when|as
   crushed in a|the stampede|crush|collapse|rush|panic
   crushed by a|an|falling|collapsing|debris|rubble|boulders
   found crushed|hanged|strangled|drowned|shot|stabbed|murdered|beheaded|buried dead?
   riddled with bullets
   laid to rest`,
);
add(
  "killed",
  "subject",
  `froze|starved|bled|choked to death
   met their|his|her death|deaths|end
   plunged|plunging|fell|jumped|leapt|leaped|burned|hurtled|crashed to their|his|her death|deaths
   fell|fallen in|during combat|battle|action|fighting
   not|n't|never survive|survived
   not|n't make it
   never made it`,
);
add("killed", "bodies", "remains of");
add(
  "killed",
  "toll",
  `body count|tally
   death count|tally`,
);
add("killed", "active", "slaughter|lynching|butchery of");
add(
  "displaced",
  "active",
  `exodus of
   forcing|forced|causing|prompting the? flight|exodus of`,
);
add("killed", "participle", "lined up … shot|executed|gunned|machine-gunned");
add("killed", "active", "loss of life|lives?");
// "We buried six cousins": of the living only those who mourn say so.
add(
  "killed",
  "active",
  "i|we|they|he|she|brigade|battalion|village|family|town|community has|have|had? to? already|just|since? buried|bury",
);
add("killed", "active", `killers|murderers|assassins|slayers|executioners "|”? of`);
add(
  "injured",
  "participle",
  `badly|severely|brutally|savagely|viciously beaten
   beaten unconscious|senseless|bloody
   beaten by the|a|an? police|officers|soldiers|troops|guards|warders|jailers|thugs|vigilantes|gendarmes|mob|crowd|gang`,
);
add(
  "killed",
  "active",
  "lost|losing … soldiers|troops|men|fighters|sailors|pilots|officers|policemen|guards|marines|airmen|people|patients|crewmen|children|sons|daughters|brothers|sisters|siblings|parents|cousins|nephews|nieces|grandchildren|relatives|comrades|colleagues|classmates|rebels|crew",
  5,
);
add(
  "killed",
  "active",
  "stabbed|stabbing|beat|beating|hacked|hacking|bludgeoned|clubbed|battered|burned|burnt|burning|crushed|crushing|trampled|trampling|tortured|knifed|kicked|stoned|stoning|choked|shot … to death",
  8,
);
add(
  "injured",
  "participle",
  `hit|shot|struck|stabbed|grazed|kicked|bitten in|through|on the|both|his|her|their leg|legs|arm|arms|foot|feet|hand|hands|shoulder|shoulders|thigh|thighs|knee|knees|calf|chest|stomach|abdomen|back|neck|face|jaw|hip|groin|buttocks|ankle|elbow|wrist
   badly|severely|seriously burned|burnt
   beaten up|with
   cut|grazed by flying|glass|shrapnel|splinters
   hit|struck by live|bullets|shrapnel|rounds|gunfire|rubber|bullet
   taken|rushed|admitted|airlifted|flown|brought|hospitalized to|in the|a|an|local|nearby|district|area|two|three|four|several|various|different? local|separate|area|nearby|city|field|military? hospital|hospitals|clinic|clinics
   treated in|at|on the|a|local|nearby|district|area? hospital|hospitals|clinic|clinics|scene|street|spot`,
);
add(
  "injured",
  "participle",
  "treated|hospitalized|hospitalised for … burns|wound|wounds|injuries|injury|shock|inhalation|cuts|bruises|fractures|concussion|hypothermia|exhaustion",
  2,
);
add(
  "injured",
  "subject",
  `lost|lose an|his|her|their|both|a|one|two? arm|leg|eye|foot|hand|limb|limbs|legs|arms|eyes|sight|hands|feet|fingers|toes|hearing
   need|needs|needed|needing|required|requiring|received|receiving … stitches
   sought|seek|seeking|needed|required|received hospital|medical treatment|care|attention
   sought|seeking treatment for
   suffered|suffering|suffer|sustained|sustaining … broken|fractured|dislocated|ruptured leg|legs|arm|arms|wrist|rib|ribs|bone|bones|collarbone|ankle|hip|jaw|nose|skull|pelvis|limb|limbs|back|neck|shoulder|hand|foot|finger|fingers|knee|elbow|spleen|eardrums|eardrum
   in critical|serious|grave|stable|guarded|fair|satisfactory but|and|though? stable|critical|serious? condition
   in intensive care
   on life support
   in a coma
   on ventilators|respirators
   being operated on
   fighting for his|her|their life|lives
   listed in good|fair|serious|critical|stable condition`,
  3,
);
add(
  "injured",
  "subject",
  "suffered|suffering|suffer|sustained|sustaining|escaped|escaping|emerged … fractures|concussion|inhalation|cuts|bruises|lacerations|wound|wounds|fracture|burn",
  3,
);
add(
  "injured",
  "active",
  "treating|treats|treated … for|with gunshot|bullet|shrapnel|burn|stab|head|blast|minor|serious|severe? wounds|injuries|burns|fractures|cuts|bruises|smoke|shock",
  6,
);
add("injured", "active", "put|puts|putting|landed … in hospital");
add("missing", "state", "not|n't|never been|yet? been? accounted for");
add("missing", "subject", "not|n't|never yet? been seen|heard since|of|from|again");
add("missing", "active", "whereabouts|fate of … unknown|unclear|mystery", 18);
add(
  "displaced",
  "participle",
  `driven|forced|chased|bombed|flooded|hounded|shelled out
   driven|forced|chased|pushed|bombed|flooded|hounded|shelled|turned|burned|evicted|expelled out? from|of their|his|her homes|houses|villages|land|lands|home`,
);
add(
  "displaced",
  "active",
  "drove|driving|drives|drive|driven|forced|forcing|forces|pushed|pushing|chased|chasing|sent|sending|evicted|expelled|evicting|expelling … from|out of? their|his|her homes|houses|villages|land|lands|home",
);
add("displaced", "active", "drives|drove|driving|expels|expelled|evicts|evicted … from", 3);
add("displaced", "participle", "driven|chased|expelled|evicted|hounded|uprooted from the|this|that|their");
add(
  "displaced",
  "subject",
  "abandoned|abandon|abandoning|vacated|evacuated|left|leave|leaving their homes|houses|villages|land|lands",
);
add(
  "displaced",
  "subject",
  "abandoned|abandon|abandoning|evacuated the|their … village|villages|suburbs|suburb|town|city|area|district|quarter|camp|camps|neighbourhood|neighborhood|province",
  2,
);
add(
  "displaced",
  "subject",
  `took|taken|take|taking to the hills|woods|forest|forests|mountains|road|roads|caves|bush|boats
   sought|seek|seeking|found|taken|took refuge|shelter|sanctuary
   streamed|poured|streaming|pouring out of|from`,
);
add(
  "displaced",
  "subject",
  "streamed|poured|spilled|surged|flooded|trekked|streaming|pouring|flooding across|over|to|into … border|frontier",
  3,
);
add(
  "captured",
  "participle",
  `carried|marched|hauled|dragged|whisked|spirited|carrying|marching|dragging off with?
   marched|hauled|dragged|whisked|spirited|dragging away
   rounded|rounding up
   dragged from|out of? their|his|her homes|beds|houses|cars|home`,
);
add("captured", "state", "in|into captivity");
add("captured", "participle", "still being? held");
add("captured", "participle", "being held");
add("captured", "participle", "taken|seized|led … at gunpoint", 6);
add(
  "captured",
  "participle",
  "forced|bundled|pushed into a|an|the|two|their|unmarked? van|vans|car|cars|truck|jeep|vehicle|vehicles",
);
add("captured", "participle", "taken|led away");
add("captured", "active", "took|takes|taking away");
add("captured", "active", "took|takes|taking|taken … away", 4);
add("captured", "active", "bundled|bundling … into a|an|the van|car|truck|vehicle|bus|boat|cars|vans|trucks");
add("captured", "active", "took|take|takes|taking|taken|seized … prisoners|captives|hostages", 3);

/** The idiom of harm that begins at a token; the longest of several. */
export function idiomAt(lower: readonly string[], at: number): HarmToken | null {
  let best: HarmToken | null = null;
  for (const { harm, form, rest } of IDIOMS.get(lower[at] ?? "") ?? []) {
    const to = matchEnd(lower, at + 1, rest, form === "active");
    if (to !== null && to > (best?.to ?? 0)) best = { harm, form, from: at, to };
  }
  return best;
}

/**
 * Where the idiom's words end that stand together from its first; null where one is wanting, or where it `takes`
 * victims and nothing stands where they should: "were stabbed to death" beside "stabbed two clerks to death".
 */
function matchEnd(
  lower: readonly string[],
  at: number,
  rest: readonly Step[],
  takes: boolean,
): number | null {
  let i = at;
  let end: number | null = null;
  for (const { words, optional, gap } of rest) {
    let k = i;
    while (!words.has(lower[k] ?? "") && k - i < gap && !/^[,;:.|()]$/.test(lower[k] ?? "")) k++;
    if (words.has(lower[k] ?? "")) {
      if (takes && gap > 0 && k === i) return null;
      if (gap > 0) end ??= i;
      i = k + 1;
    } else if (!optional) return null;
  }
  return end ?? i;
}
