import { isCapital, type Scene, tagAt } from "../scene.js";
import { ATTACKS, isPerson, words } from "../words/lexicon.js";

/** Works in which people die on paper. */
const WORKS = words(
  "movie film novel novella thriller sitcom videogame opera musical screenplay melodrama fairy-tale fairytale fable fables fresco comic manga anime cartoon playhouse game's ballad poem sonnet saga folktale libretto miniseries telenovela",
);
/** "a film crew came under fire": of those who make them or of where they are shown. */
const MAKERS = words(
  "house theater theatre theaters theatres author authors poet poets writer writers singer composer playwright translator publisher screenwriter illustrator producers host crew crews festival set director directors maker makers studio studios producer star stars actor actress critic club school fan fans editor company team shop store premiere",
);
/** What is told of in the present tense: "Season two opens with a crash that kills 140 passengers". */
const SEQUELS = words(
  "season episode series act chapter scene sequel play novel film game book story trailer musical poem podcast drama ballad saga tale opera",
);
const IMAGES = words(
  "painting canvas mural fresco tapestry statue sculpture engraving print drawing diorama",
);
const OPENS = words(
  "opens shows leaves begins ends starts closes culminates concludes features depicts portrays imagines follows stars tells recounts reimagines centres centers revolves",
);
/** Whoever is killed by those, or as those, is made of paper. */
const PLAYERS = words(
  "gamers zombies undead orcs vampires werewolves goblins superhero supervillain videogame avatars",
);
const EXERCISES = words("exercise exercises drill drills simulation scenario rehearsal rehearsed role-play");
const SCRIPTED = words(
  "modelled modeled modelling modeling script scenario scenarios simulated simulates simulate simulating simulation mock fictional fictitious imaginary imagined notional pretend make-believe rehearsed rehearsing rehearsal role-play hypothetical dummies mannequins dummy",
);
const REAL_AFTER_ALL = words(
  "real accident accidentally accidental mistake stray live misfired malfunction malfunctioned collapsed collapse exploded prematurely injuries wounds negligence overturned crashed capsized",
);

const STRONG_SPORT = words(
  "pawn pawns rook rooks checkmate chess striker goalkeeper midfielder quarterback playoffs playoff innings championship lineup winger semi-final semifinal semi-finals quarter-final hamstring hamstrings goalkeepers strikers midfielders wicket wickets batsman bowler halftime half-time kick-off hat-trick scrum fly-half touchdown",
);
const WEAK_SPORT = words(
  "match matches league tournament season defender defenders game games coach squad sidelined captain forwards team teams players player final finals fixture fixtures cup derby title medal medals club pitch pack injury ligament knee ankle groin score points trophy herons gulls olympics race track top table fit doubtful ruled boxer boxers bout round",
);
const VIOLENCE = words(
  "gunmen gunman gunfire fired explosion bomb bomber bombed stampede crash crashed riot riots police soldiers troops rocket rockets shells shell shelled fire flood quake earthquake storm collapse collapsed stabbing overturned plunged ploughed plowed balcony stand lorry truck lightning blaze gas shot stabbed knife brawl mine killed died dead arson hospital ambulances tear",
);

/** Films and drills ("fiction"), where nobody is harmed, and matches ("sport"), where being hurt is no news of war. */
export function playIn(scene: Scene): "fiction" | "sport" | null {
  const { lower, sentence } = scene;
  if (isFiction(scene) || isInChapter(scene) || isLegend(scene) || isDrill(scene)) return "fiction";
  let sport = 0;
  for (let k = sentence.from; k < sentence.to; k++) {
    const word = lower[k] ?? "";
    if (STRONG_SPORT.has(word)) sport += 2;
    else if (WEAK_SPORT.has(word)) sport++;
    if (ATTACKS.has(word) || VIOLENCE.has(word)) return null;
  }
  return sport > 1 ? "sport" : null;
}

/** "In the film, a sniper kills 14"; but not "the author of the novel was killed". */
function isFiction(scene: Scene): boolean {
  const { lower, sentence } = scene;
  for (let k = sentence.from; k < sentence.to; k++) {
    const word = lower[k] ?? "";
    if (PLAYERS.has(word)) return true;
    if (WORKS.has(word) && !isShown(scene, k) && !isOfSomebody(scene, k)) return true;
    if (SEQUELS.has(word) && opensSoon(scene, k)) return true;
    if (word === "board" && /^games?$/.test(lower[k + 1] ?? "")) return true;
    if (word === "play" && /^(?:the|a|her|his)$/.test(lower[k - 1] ?? "") && isAboutSoon(lower, k))
      return true;
    if (IMAGES.has(word) && lower.slice(k + 1, k + 8).some((one) => /^(?:shows|depicts|portrays)$/.test(one)))
      return true;
    if (word === "waxwork" || word === "waxworks") return true;
    if (word === "episode" && lower[k - 1] !== "an" && lower[k + 1] !== "of") return true;
    if (/^(?:video|computer)$/.test(word) && /^games?$/.test(lower[k + 1] ?? "")) return true;
    // "On page 40 a bomb kills six"
    if (
      /^pages?$/.test(word) &&
      /^(?:on|by|at)$/.test(lower[k - 1] ?? "") &&
      /^\d+$/.test(lower[k + 1] ?? "")
    )
      return true;
    // "played by Ada Morrin"
    if (word === "played" && lower[k + 1] === "by" && isCapital(scene, k + 2)) return true;
  }
  return false;
}

const CHAPTERS = words(
  "chapter chapters act scene episode episodes verse stanza prologue epilogue finale instalment reel",
);

/** "In the opening chapter, three sailors drown", "his character kills six in the final scene". */
function isInChapter({ lower, sentence }: Scene): boolean {
  for (let k = sentence.from; k < sentence.to; k++) {
    const word = lower[k] ?? "";
    if (/^(?:his|her|whose|title|main|central|fictional)$/.test(word) && lower[k + 1] === "character")
      return true;
    if (!CHAPTERS.has(word)) continue;
    const ranked = /^(?:opening|first|second|third|fourth|fifth|final|last|closing|next|penultimate)$/.test(
      lower[k - 1] ?? "",
    );
    if (ranked && lower[k - 3] === "in" && !isOfLife(lower, k)) return true;
    if (
      /^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)$/.test(lower[k + 1] ?? "") &&
      /^(?:chapter|act|scene|episode)$/.test(word)
    )
      return true;
  }
  return false;
}

/** "the opening act of the war", "the final chapter of a feud": what did happen, in a figure of speech. */
const isOfLife = (lower: readonly string[], k: number): boolean =>
  lower[k + 1] === "of" || lower[k + 1] === "in";

/** "Legend has it that 100 monks were slain", "according to the myth". */
function isLegend({ lower, sentence }: Scene): boolean {
  for (let k = sentence.from; k < sentence.to; k++) {
    if (!/^(?:legends?|myths?|folklore|scripture|tradition|lore)$/.test(lower[k] ?? "")) continue;
    if (/^(?:has|says?|tells?|holds?|goes|claims?)$/.test(lower[k + 1] ?? "")) return true;
    const lead = /^(?:the|a|local|an|old|ancient|popular)$/;
    let j = k - 1;
    while (j > k - 4 && lead.test(lower[j] ?? "")) j--;
    if (/^(?:to|in)$/.test(lower[j] ?? "") && (lower[j] === "in" || lower[j - 1] === "according"))
      return true;
  }
  return false;
}

/** "a film crew", "the film's director", "was showing a film when a bomb went off": the work is real, and so is the rest. */
function isShown(scene: Scene, at: number): boolean {
  const { lower, sentence } = scene;
  const next = lower[at + 1] === "'s" ? at + 2 : at + 1;
  if (MAKERS.has(lower[next] ?? "") || /^(?:read|sung|recited|performed)$/.test(lower[next] ?? ""))
    return true;
  // "a bomb at the opera", "during a musical"
  let before = at - 1;
  while (before > at - 4 && /^(?:ADJ|DET|NOUN|PROPN)$/.test(tagAt(scene, before))) before--;
  if (
    /^(?:at|during|into|outside|inside|near|after|to|from|by)$/.test(lower[before] ?? "") &&
    lower[before - 1] !== "according"
  )
    return true;
  for (let k = at + 1; k < at + 8 && k < sentence.to; k++) if (lower[k] === "when") return true;
  return false;
}

/** "the star of the film", "an actor in the drama": it is about people, and what happened to them. */
function isOfSomebody(scene: Scene, at: number): boolean {
  const { lower } = scene;
  let k = at - 1;
  while (
    k > at - 5 &&
    /^(?:ADJ|DET|NOUN|PROPN|NUM|PART|PRON)$/.test(tagAt(scene, k)) &&
    !isPerson(lower[k] ?? "")
  )
    k--;
  if (!/^(?:of|in|behind|from)$/.test(lower[k] ?? "") || k <= scene.sentence.from) return false;
  const who = lower[k - 1] ?? "";
  return isPerson(who) || MAKERS.has(who) || /(?:er|or|ist|ress)s?$/.test(who);
}

/** "the play, about a mine fire" */
const isAboutSoon = (lower: readonly string[], k: number): boolean =>
  /^(?:about|set)$/.test(lower[k + 1] ?? "") ||
  (lower[k + 1] === "," && /^(?:about|set)$/.test(lower[k + 2] ?? ""));

function opensSoon(scene: Scene, at: number): boolean {
  for (let k = at + 1; k < at + 5; k++) {
    const word = scene.lower[k] ?? "";
    if (OPENS.has(word)) return /^(?:with|on|in|as|a|an|the)$/.test(scene.lower[k + 1] ?? "");
    if (/^[,.;:]$/.test(word)) return false;
  }
  return false;
}

/** "TEST: 25 dead", "the exercise simulated an attack"; but not two soldiers who died in an exercise. */
function isDrill(scene: Scene): boolean {
  const { lower, sentence } = scene;
  let scripted = false;
  let exercise = false;
  let real = false;
  for (let k = sentence.from; k < sentence.to; k++) {
    const word = lower[k] ?? "";
    if (SCRIPTED.has(word)) scripted = true;
    if (EXERCISES.has(word)) exercise = true;
    if (REAL_AFTER_ALL.has(word)) real = true;
    if (exercise && word === "paper" && lower[k - 1] === "on") return true;
    if (isShouted(scene, k) || word === "worst-case" || (word === "worst" && lower[k + 1] === "case"))
      return true;
  }
  if (real) return false;
  return scripted || (exercise && isFramed(scene));
}

/** "THIS IS AN EXERCISE", "TEST TEST". */
function isShouted(scene: Scene, k: number): boolean {
  const { text, tokens } = scene.reading;
  const word = text.slice(tokens.starts[k], tokens.ends[k]);
  return word === "EXERCISE" || word === "DRILL" || (word === "TEST" && scene.lower[k + 1] === "test");
}

/** "In Sunday's drill, …", "the drill saw …": the drill is what the sentence tells. */
function isFramed(scene: Scene): boolean {
  const { lower, sentence } = scene;
  for (let k = sentence.from; k < sentence.from + 6 && k < sentence.to; k++) {
    if (!/^(?:drill|simulation|role-play|scenario)$/.test(lower[k] ?? "")) continue;
    const first = lower[sentence.from] ?? "";
    const next = lower[k + 1] ?? "";
    return (
      (first === "in" && next === ",") || /^(?:saw|imagined|assumed|posited|had|began|opened|:)$/.test(next)
    );
  }
  return false;
}
