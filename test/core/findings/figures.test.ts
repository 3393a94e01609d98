import { describe, expect, it } from "vitest";
import { findFigures } from "../../../src/core/findings/figures/figures.js";
import type { Claim, Figure } from "../../../src/core/findings/finding.js";
import { NameBook } from "../../../src/core/reading/names.js";
import { read, splitWords } from "../../../src/core/reading/reading.js";

/** Karvania, its places and its armies are invented. */
const book = new NameBook(
  [
    { name: "Karvania", kind: "place", also: ["Karvan"] },
    { name: "Ostrava Valley", kind: "place", also: [] },
    { name: "Vell", kind: "place", also: ["Velle"] },
    { name: "Port Sarno", kind: "place", also: [] },
  ],
  splitWords,
);

const published = "2031-05-14";
const figuresOf = (text: string, claims: readonly Claim[] = []): Figure[] =>
  findFigures(read({ text, published }, book), claims);

const LETTERS = {
  killed: "K",
  injured: "I",
  missing: "M",
  displaced: "D",
  captured: "C",
  casualties: "CAS",
} as const;

/** "K12+ sub": twelve or more killed, a part of another figure. */
function brief(figure: Figure): string {
  const { low, high } = figure;
  const number =
    low === high ? `${low}` : high === null ? `${low}+` : low === null ? `<=${high}` : `${low}-${high}`;
  const flags = (["vague", "subset", "background", "running", "zero", "denied"] as const).filter(
    (flag) => figure[flag],
  );
  return [`${LETTERS[figure.harm]}${number}`, ...flags].join(" ");
}

/** Sentence, then what it says. */
const cases: readonly (readonly [string, ...string[]])[] = [
  // Plain statements
  ["Four civilians were killed and six others injured in shelling of Vell.", "K4", "I6"],
  ["Shelling of Vell killed four civilians and injured six others.", "K4", "I6"],
  ["The raid hit a market, killing at least twenty-one people and wounding dozens.", "K21+", "I12-99 vague"],
  ["A civilian was killed and another wounded near Vell.", "K1", "I1"],
  ["A mine killed a shepherd and injured another near Port Sarno.", "K1", "I1"],
  ["The blast left 12 people dead and up to 30 wounded.", "K12", "I<=30"],
  ["Between 3 and 5 soldiers died when the bridge fell.", "K3-5"],
  ["Six to eight fighters were killed overnight.", "K6-8"],
  ["The flood displaced 1.2 million people, officials said.", "D1200000 background"],
  ["Some 2,300 families gathered; 300.000 people were displaced.", "D300000 background"],
  ["Half a dozen guards were captured by the rebels.", "C6"],
  ["Three aid workers are still missing after the landslide.", "M3"],
  ["The shelling claimed the lives of two nurses.", "K2"],
  ["Fifteen soldiers lost their lives in the ambush.", "K15"],
  ["The strike caused the death of three villagers and the injury of five others.", "K3", "I5"],
  ["The two-day battle led to the martyrdom of four fighters.", "K4"],
  ["Two officers were shot dead outside a cafe.", "K2"],
  ["More than 80 people were killed and wounded in the Ostrava Valley.", "CAS80+"],
  ["Doctors counted 40 casualties after the strike.", "CAS40"],
  ["The clash resulted in nine deaths and 14 injuries.", "K9", "I14"],
  ["Two drivers sustained serious injuries.", "I2"],
  ["Mortars ki*lled three people in Vell.", "K3"],
  ["A family of five was killed in Vell.", "K5"],
  ["No fewer than seven people drowned.", "K7+"],
  ["Several soldiers were wounded.", "I2-10 vague"],
  ["A number of residents were injured.", "I2+ vague"],
  ["Tens of thousands of people have been displaced by the floods.", "D10000-99999 vague"],
  ["Karim Vol was killed in a raid on Friday.", "K1"],
  ["Samira Vol, 45, was killed on Friday.", "K1"],
  ["Boy killed, man injured by a mine in northern Karvania", "K1", "I1"],
  ["The bodies of eight miners were recovered from the shaft.", "K8"],
  ["Gunmen abducted 17 students from a school.", "C17"],
  // Parts and lists
  ["Eleven people, including three children, were killed.", "K11", "K3 subset"],
  [
    "The strike killed 11 people, including three children and two women, and wounded nine.",
    "K11",
    "K3 subset",
    "K2 subset",
    "I9",
  ],
  ["The toll reached 21: 12 soldiers and nine civilians.", "K21 running", "K12 subset", "K9 subset"],
  ["The raid killed 166 people, 114 of them fighters.", "K166", "K114 subset"],
  ["The raid killed 20 people, six of whom were women.", "K20", "K6 subset"],
  ["One man and two of his children were killed in Vell.", "K1", "K2"],
  ["The drone killed one contractor, injured another and wounded five soldiers.", "K1", "I1", "I5"],
  ["The army killed two fighters and three gunmen in Vell.", "K2", "K3"],
  [
    "Five people were killed (two women and three men) and 6 injured (1 child).",
    "K5",
    "K2 subset",
    "K3 subset",
    "I6",
    "I1 subset",
  ],
  ["Three civilians, two women and a man, were killed.", "K3", "K2 subset", "K1 subset"],
  ["Two civilians were among those injured.", "I2 subset"],
  ["Among the dead were three children.", "K3 subset"],
  ["The dead included two journalists.", "K2 subset"],
  ["The mayor was killed along with two bodyguards.", "K2"],
  ["Eight people were killed, among them a doctor, and 12 wounded.", "K8", "K1 subset", "I12"],
  // Running totals and background
  ["The death toll rises to 40 from 32.", "K40 running", "K32 background"],
  ["The death toll from the Vell quake has climbed to 1,204, officials said.", "K1204 running"],
  ["That brings the number of deaths to 19.", "K19 running"],
  ["The war has killed more than 9,000 people.", "K9000+ background"],
  ["The conflict, which has left hundreds of thousands dead, goes on.", "K100000-999999 vague background"],
  ["Since 2019, some 4,000 civilians have been killed in the Ostrava Valley.", "K4000 background"],
  ["A similar attack last year killed 17 people.", "K17 background"],
  ["In March 2027 a strike on the same camp killed 30 people.", "K30 background"],
  ["The strike on Vell, captured in 2026 by rebels, killed 12 people.", "K12"],
  ["A strike killed 12 people in Vell, which rebels seized in 2026.", "K12"],
  // Zero and denied
  ["No casualties were reported.", "CAS0 zero"],
  ["No civilians were killed or wounded, the army said.", "CAS0 zero"],
  ["The strike did not cause any injuries.", "I0 zero"],
  ["No one was hurt.", "I0 zero"],
  ["The army denied that 12 civilians were killed in the raid.", "K12 denied"],
  ["The ministry denied killing nine villagers.", "K9 denied"],
  ["No group claimed responsibility for the attack that killed five people.", "K5"],
  ["No fewer than three people were hurt.", "I3+"],
  // Nothing
  ["Civilians were killed in Vell."],
  ["Rescue workers reported strikes that caused civilian casualties and injuries."],
  ["A new offensive could kill thousands of people."],
  ["The plan was to kill two ministers."],
  ["Doctors warned of hundreds of deaths if the hospital closes."],
  ["The storm may have killed dozens of people."],
  ["An attack on Vell would displace 200,000 people."],
  ["The toll is expected to rise to 50."],
  ["The drought killed 300 cows in the Ostrava Valley."],
  ["Wolves killed 14 sheep."],
  ["Rebels captured three villages and two tanks."],
  ["The goalkeeper and two defenders are injured and will miss the match."],
  ["Karvan forces killed two bills, three hopes and a deal."],
  ["The 12-year-old was told to wait 30 minutes."],
  ["The dead end is 2 km from Vell."],
  ["Inflation hurt 40 percent of shops."],
  ["The 45-year-old minister said prices had killed demand in 2029."],
  ["Five killed the story with a smile."],
  ["The ministry pledged $229 million to help victims and the injured."],
  ["At 05:00 the shelling of Vell killed the lights."],
  ["The camp houses 20,000 people who live near a town of 3,000 people."],
  ["No information about casualties was available."],
  ["In the film, a sniper kills 14 people."],
  ["The army said the three drones missed and the soldiers missing their homes sang."],
  // Found by asking for more
  ["The crash killed all 157 people on board Flight 302.", "K157"],
  ["Six children among 14 killed in Vell strike", "K6 subset", "K14"],
  ["The hospital received 25 wounded, five of whom died.", "I25", "K5"],
  ["Of the 40 wounded, 12 were children.", "I40", "I12 subset"],
  ["None of the 12 passengers was injured.", "I0 zero"],
  ["As many as 200 prisoners escaped, and seven were killed.", "K7"],
  ["Two women, a 12-year-old girl and a firefighter were injured.", "I2", "I1", "I1"],
  ["The president survived two assassination attempts."],
  ["Four in ten of the dead were women."],
  ["An average of 12 people are killed on the roads every day."],
  ["Five people were nearly killed."],
  ["Police killed a gunman who had shot dead four worshippers.", "K1", "K4"],
  ["The first fatality was reported on Monday.", "K1"],
  ["Security forces shot and killed three protesters and arrested 40.", "K3", "C40"],
  ["Four students were kidnapped and killed.", "C4", "K4"],
  ["In a sharp turn of the conflict, the army said that nine soldiers were killed.", "K9"],
  ["Three players were injured in the match."],
  ["Thirty-two died, 19 of them in Vell, and more than 100 have been hurt.", "K32", "K19 subset", "I100+"],
  ["Rebels shot down a plane, killing its two pilots.", "K2"],
  ["Neither of the two pilots was hurt.", "I0 zero"],
  ["The strike did not kill any civilians.", "K0 zero"],
  ["The blast shook the town without injuring anyone.", "I0 zero"],
  ["The army, which denied involvement, said 12 people were killed.", "K12"],
  ["The ministry rejected reports that 12 people had been killed.", "K12 denied"],
  ["Clashes left one soldier dead, three missing and two captured.", "K1", "M3", "C2"],
  ["The shelling forced 12,000 people to flee their homes.", "D12000"],
  ["Seven people died in Vell, four in Port Sarno and two in Karvania.", "K7", "K4", "K2"],
  ["The 12 dead whales were found on a beach."],
  ["Two of the five ministers are missing.", "M2"],
  ["Killed: 4. Wounded: 12.", "K4", "I12"],
  ["The army took care to avoid killing any civilians."],
  // Ways to write a number
  ["Twin blasts left 60-plus wounded in Karvan.", "I60+"],
  ["~40 wounded, >30 dead in Velle", "I40", "K30+"],
  ["Some 12 000 residents were displaced by the flood.", "D12000"],
  ["On May 12 300 people were killed.", "K300"],
  ["Twenty-odd guards died and a hundred-odd villagers were hurt.", "K20", "I100"],
  ["A quarter of a million Karvanians were displaced.", "D250000 background"],
  ["A pair of bodyguards were killed.", "K2"],
  ["About a quarter of the 300 villagers were killed."],
  ["Three soldiers were killed; ten at most were hurt.", "K3", "I<=10"],
  ["Perhaps 40 people were killed.", "K40"],
  // Harm in more than one word, or in a rarer one
  ["Gunmen gunned down three clerks and carried off eleven.", "K3", "C11"],
  ["Loggers cut down 12 trees and carried off 11 crates."],
  ["The advance drove about 7,000 people from their homes.", "D7000"],
  ["Thousands were driven out of Ostrava before dawn.", "D1000-9999 vague"],
  ["The merger drove 40 shops out of business."],
  ["Close to 50,000 have streamed out of Vell since Thursday.", "D50000"],
  ["As many as 35,000 people have abandoned the eastern suburbs.", "D<=35000"],
  ["The club abandoned the two suburbs for a new stadium."],
  ["Nearly 90 spectators were treated for burns.", "I90"],
  ["The navy confirmed the loss of 31 sailors.", "K31"],
  ["The plant confirmed the loss of 31 jobs."],
  ["Two have not been accounted for.", "M2"],
  ["All of the money, two notes apart, has been accounted for."],
  ["The whereabouts of 43 students remain unknown.", "M43"],
  ["About 25 stokers were scalded when the boiler burst.", "I25"],
  ["The raiders seized three villages and six fishermen.", "C6"],
  ["The raiders seized three villages and six tractors."],
  ["Nineteen soldiers surrendered and were taken prisoner.", "C19"],
  ["Fighting displaced upwards of 9,000 villagers last week.", "D9000+"],
  ["Police officer killed, three hurt in ambush", "K1", "I3"],
  ["The singer died in June; his bodyguard died at home."],
  ["Man, 34, killed in Vell; wife wounded", "K1", "I1"],
  ["Thirty were wounded, two seriously.", "I30", "I2 subset"],
  ["The dead: four men, two women and a baby.", "K4", "K2", "K1"],
  ["All but two of the crew of 18 drowned."],
  ["He ordered the execution of 30 captives."],
  ["The fate of 11 airmen is unknown.", "M11"],
  ["The fate of 11 bills is unknown."],
  ["Fourteen demonstrators were hit by live rounds.", "I14"],
  ["The killers of the six friars fled.", "K6"],
  ["Two clerks were fatally wounded.", "K2"],
  ["The mob beat two clerks to death.", "K2"],
  ["Three shepherds kidnapped on Sunday were found dead.", "C3", "K3"],
  ["Three shepherds freed on Sunday were found dead.", "K3"],
  ["Shrapnel killed a chandler and three of his sons.", "K1", "K3"],
  ["The vote killed a scheme and two bills."],
  ["Three cooks were stabbed to death and a fourth was stabbed.", "K3", "I1"],
  ["Our guns eliminated 40 fighters and seized 12 prisoners.", "K40", "C12"],
  ["The law eliminated two others and bruised both automakers."],
  ["The crash put nine passengers in hospital.", "I9"],
  ["After the flu outbreak 40 people were taken to hospital."],
  ["Zhuvari gunmen plotted to arm a gang and kill two ministers."],
  ["The court will look into the murder of three clerks.", "K3"],
  ["The court may order the arrest of three clerks."],
  ["The war has cost half a million people their lives.", "K500000 background"],
  ["The envoy captured 1,944 delegates."],
  // Groups by their size, and words for two
  ["A six-member patrol was captured.", "C6"],
  ["The seven-person crew of the dredger Sigrun is missing.", "M7"],
  ["A six-member jury met, and a crew of seven was killed.", "K7"],
  ["Both pilots were killed.", "K2"],
  ["Both soldiers and civilians were killed."],
  ["The blast killed two guards and wounded a third.", "K2", "I1"],
  ["A third of the ward was killed."],
  // Headings and what stands behind "the injured"
  ["Dead: six dockers.", "K6"],
  ["ki*lled so far: 8.", "K8 running"],
  ["Killed yesterday in Karvania: nine. Wounded: 24. Missing: two.", "K9", "I24", "M2"],
  ["Dead are a bishop and three deacons, stabbed during vespers.", "K1", "K3"],
  ["Hurt: the lodger, two passers-by, and a policeman.", "I2", "I1"],
  ["Wounded: the truth. Killed: time."],
  ["The dead number 22.", "K22 running"],
  ["The injured were Karim Vol, Samira Vol and two other clerks.", "I2 subset"],
  ["In addition to the fatalities, eleven civilians were injured.", "I11"],
  // Among, of the, and where
  ["Two brothers, aged 12 and 14, were among the nine dead.", "K2 subset", "K9"],
  ["Two brothers, aged 12 and 14, sat among the nine drums; one man was killed.", "K1"],
  ["The town said 64 of the 79 deaths were its own.", "K64 subset", "K79"],
  ["Nine of the 20 migrants who drowned were Vellish.", "K9 subset", "K20"],
  ["Two of the five ministers are missing, said one aide.", "M2"],
  ["Five were shot dead at the gate, a further two inside the yard.", "K5", "K2"],
  ["Ten more from the ferry remain missing.", "M10"],
  ["Two of yesterday's buses from Vell remain missing."],
  ["Of 64 casualties, 19 were fatal.", "CAS64", "K19"],
  ["Nineteen errors were fatal."],
  ["Twenty-six bodies in one lane", "K26"],
  ["Three bodies of the parliament urged restraint."],
  ["Killed with her four children, the seamstress was new in Vell.", "K4"],
  ["Guerrillas killed the mayor of the small town of Vell, as well as two peasants.", "K2"],
  ["Two women were saved, but he suffered cuts."],
  ["Three bodies signed a deal; two chambers and three bodies were formed."],
  ["Bailiffs executed two search warrants and cut down two oaks."],
  ["The dead number is 4471."],
  ["Wounded pride: two ministers resigned."],
  ["The nine-strong group was captured on camera."],
  ["The dam burst and drowned scores.", "K20-99 vague"],
  ["A woman wounded last week died.", "K1"],
  ["Scores of people wounded in the quake could die.", "I20-99 vague"],
  ["The clinic took in four victims, one of whom died.", "K1 subset"],
  ["Two policemen who stood at the gate were among the dead.", "K2 subset"],
  ['"Thirty are dead," said one of them.', "K30"],
  ["Of 17 casualties three were deaths.", "CAS17", "K3"],
  ["The storm forced the flight of nearly 40,000 residents.", "D40000"],
  ["A couple of dozen villagers were hurt.", "I24"],
  ["Two-thirds of the 300 pupils were hurt."],
  ["An elderly couple were shot dead.", "K2"],
  ["Two priests and a sacristan were killed.", "K2", "K1"],
  ["Two bills and a rider to them were killed."],
  ["A thatcher was killed by lightning.", "K1"],
  ["A badger was killed by lightning."],
  ["Six Red Cross staff were killed.", "K6"],
  ["Killed along with him were two aides; also wounded was a cook.", "K2", "I1"],
  ["Nine people, the gunman included, died.", "K9"],
  ["The ferry went down with the loss of all 63 aboard.", "K63"],
  ["Of the 31 people aboard, 12 died.", "K12"],
  ["Casualties: 3 killed / 5 wounded", "K3", "I5"],
  ["Two sisters, 4 and 6, were killed.", "K2"],
  ["Aged 19, 20 and 23, the three conscripts died.", "K3"],
  ["A grave holding 60 bodies was found.", "K60"],
  ["The mob hacked to death a farmer and his two sons.", "K1", "K2"],
  ["Twelve workers are trapped and feared dead.", "K12"],
  ["Fourteen policemen went missing.", "M14"],
  ["Toddler among five dead in house fire", "K1 subset", "K5"],
  ["The remains of 12 people were exhumed; the remains of two mummies were not.", "K12"],
  ["Six fatalities were recorded in Vell, four in Senn.", "K6", "K4"],
  ["Five were hurt, an official in Vell said.", "I5"],
  [
    "Eleven died: a foreman, his two sons and eight day labourers.",
    "K11",
    "K1 subset",
    "K2 subset",
    "K8 subset",
  ],
];

describe("findFigures", () => {
  it.each(cases)("reads: %s", (text, ...expected) => {
    expect(figuresOf(text).map(brief)).toEqual(expected);
  });

  const only = (text: string, claims: readonly Claim[] = []): Figure => {
    const [figure, ...rest] = figuresOf(text, claims);
    if (figure === undefined || rest.length > 0) throw new Error(`Not one figure: ${text}`);
    return figure;
  };

  it.each([
    ["Dozens of its soldiers were killed.", "soldiers"],
    ["Four civilians were killed.", "civilians"],
    ["Six others were injured.", null],
    ["Twelve were killed.", null],
    ["Shelling killed two members of the Karvan guard.", "members of the Karvan guard"],
    ["Hospitals treated 30 wounded soldiers.", "soldiers"],
    ["The raid killed 166 people, 114 of them fighters.", "people"],
  ])("names the victims as written: %s", (text, group) => {
    expect(figuresOf(text)[0]?.group).toBe(group);
  });

  it.each([
    ["Four civilians were killed in Velle, officials in Port Sarno said.", "Vell"],
    ["The army of Karvania said four soldiers were killed in the Ostrava Valley.", "Ostrava Valley"],
    ["Planes struck Port Sarno. Four civilians were killed.", "Port Sarno"],
    ["Planes struck Port Sarno and Vell. Four civilians were killed.", null],
    ["Four civilians were killed in Tuesday's raid.", null],
  ])("places the figure: %s", (text, place) => {
    expect(figuresOf(text)[0]?.place).toBe(place);
  });

  it.each([
    ["Four civilians were killed on Monday.", "2031-05-12"],
    ["Four civilians were killed on 3 May 2031.", "2031-05-03"],
    ["Four civilians were killed.", published],
    ["The war has killed 9,000 people.", null],
    ["The strike killed four people in Vell, which rebels seized in 2029.", published],
  ])("dates the figure: %s", (text, asOf) => {
    expect(figuresOf(text)[0]?.asOf).toBe(asOf);
  });

  it("knows no date in an undated article", () => {
    expect(findFigures(read({ text: "Four civilians were killed." }), [])[0]?.asOf).toBeNull();
  });

  it("takes the claimant from the innermost claim that says the figure", () => {
    const text = "The ministry said medics reported that four civilians were killed. Two died later.";
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const sentence = { start: 0, end: text.indexOf(" Two") };
    const claim = (source: string, content: string): Claim => ({
      type: "claim",
      source: at(source),
      cue: null,
      content: [at(content)],
      sentence,
      speaker: source,
      stance: "asserts",
      hedged: false,
      within: null,
    });
    const claims = [
      claim("The ministry", "medics reported that four civilians were killed"),
      claim("medics", "four civilians were killed"),
    ];
    const figures = figuresOf(text, claims);
    expect(figures.map((figure) => figure.speaker)).toEqual(["medics", null]);
    expect(figures[0]?.claimant).toEqual(at("medics"));
  });

  it("marks what a claim denies", () => {
    const text = "The army called it untrue that four civilians were killed.";
    const span = { start: 0, end: text.length };
    const claim: Claim = {
      type: "claim",
      source: { start: 0, end: 8 },
      cue: null,
      content: [{ start: text.indexOf("four"), end: text.length - 1 }],
      sentence: span,
      speaker: "The army",
      stance: "denies",
      hedged: false,
      within: null,
    };
    expect(only(text, [claim]).denied).toBe(true);
  });

  it("marks a first count as preliminary", () => {
    expect(only("Five people died, according to a preliminary toll.").preliminary).toBe(true);
  });

  it("quotes from the number to the harm word", () => {
    const text = "Officials said at least four civilians were killed in Vell.";
    const { span } = only(text);
    expect(text.slice(span.start, span.end)).toBe("at least four civilians were killed");
  });

  it("reads a heading only where it is the whole text", () => {
    expect(figuresOf("Twelve killed in Vell strike").map(brief)).toEqual(["K12"]);
    const body = "Shelling of the market in Vell on Monday killed 12 people, the medics of the town said.";
    expect(figuresOf(`Twelve killed in Vell strike\n${body}`).map(brief)).toEqual(["K12"]);
  });

  it.each([
    ["a long sentence", `${"word ".repeat(50_000)}killed 12 people`],
    ["a long list", `They killed ${"two men and ".repeat(12_000)}a boy`],
    ["nothing but harm words", "killed and ".repeat(25_000)],
    ["nothing but bounds", "at least some ".repeat(25_000)],
    ["open brackets", "(two killed ".repeat(10_000)],
    ["parts of wholes", "nine of the 41 wounded and ".repeat(8_000)],
    ["those who died of wounds", "two men wounded in Vell were killed and ".repeat(6_000)],
    ["headings without end", "Dead: two men, a boy, ".repeat(6_000)],
    ["victims of unknown trades", "killed a cooper and two sons and ".repeat(6_000)],
    ["idioms begun", "driven out of their taken to ".repeat(10_000)],
  ])("reads %s in good time", (_name, text) => {
    const reading = read({ text });
    const start = performance.now();
    findFigures(reading, []);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
