import { describe, expect, it } from "vitest";
import { parseQuestion } from "../../src/core/questions/parse.js";
import type { Question } from "../../src/core/questions/question.js";
import { deskOf, karvaniaDesk, MovableClock } from "./support.js";

/** A Wednesday. */
const TODAY = "2031-03-05";

/** What a question is understood as on a desk whose articles have the words "gate" and "levee". */
function understood(asked: string, today = TODAY) {
  return parseQuestion(asked, {
    command: "karvania",
    today,
    findable: (words) => /^(?:gate|levee)\b/i.test(words),
  });
}

const whoClaimed = (topic: string, more: { by?: string; stance?: string } = {}) => ({
  command: "who-claimed",
  topic,
  by: more.by ?? null,
  stance: more.stance ?? null,
});
const casualties = (
  topic: string,
  more: { harm?: string; since?: string; on?: string; event?: number; uncounted?: true } = {},
) => ({
  command: "casualties",
  topic,
  harm: more.harm ?? null,
  since: more.since ?? null,
  on: more.on ?? null,
  event: more.event ?? null,
  uncounted: more.uncounted ?? false,
});
const timeline = (topic: string, date: string | null = null) => ({ command: "timeline", topic, date });
const digest = (date: string, since = date) => ({ command: "digest", topic: "", date, since });
const search = (words: string) => ({ command: "search", words });
const summary = (topic: string) => ({ command: "summary", topic });

type Case = readonly [asked: string, as: object];

const typed: readonly Case[] = [
  ["who-claimed gate", whoClaimed("gate")],
  ["WHO-CLAIMED Gate", whoClaimed("Gate")],
  ["  who-claimed   kestrel \t gate  ", whoClaimed("kestrel gate")],
  ["who-claimed gate by Eskarra", whoClaimed("gate", { by: "Eskarra" })],
  ["who-claimed by Mayor Varnhout", whoClaimed("", { by: "Mayor Varnhout" })],
  ["who-claimed gate stance denies", whoClaimed("gate", { stance: "denies" })],
  ["who-claimed gate by Eskarra stance Denies", whoClaimed("gate", { by: "Eskarra", stance: "denies" })],
  ["who-claimed gate?", whoClaimed("gate")],
  ["who-claimed stance denies", whoClaimed("", { stance: "denies" })],
  ["/karvania who-claimed gate", whoClaimed("gate")],
  ["@karvania who-claimed gate", whoClaimed("gate")],
  ["/Karvania status", { command: "status" }],
  ["/who-claimed gate", whoClaimed("gate")],
  ["casualties", casualties("")],
  ["casualties?", casualties("")],
  ["casualties quelmar", casualties("quelmar")],
  ["casualties in the market of Pellimoor", casualties("market Pellimoor")],
  ["casualties killed vashnik", casualties("vashnik", { harm: "killed" })],
  ["casualties wounded in Vashnik", casualties("Vashnik", { harm: "injured" })],
  ["casualties quelmar since 2031-03-01", casualties("quelmar", { since: "2031-03-01" })],
  ["casualties soldiers after Sunday", casualties("soldiers", { since: "2031-03-02" })],
  ["casualties quelmar from 2031-03-01", casualties("quelmar", { since: "2031-03-01" })],
  ["casualties children from Vashnik", casualties("children from Vashnik")],
  ["casualties since 2031-03-01 in Quelmar", casualties("Quelmar", { since: "2031-03-01" })],
  [
    "casualties since 1 March 2031 killed quelmar",
    casualties("quelmar", { harm: "killed", since: "2031-03-01" }),
  ],
  ["casualties since Sunday children", casualties("children", { since: "2031-03-02" })],
  ["casualties quelmar since 2031-03-01 and later", casualties("quelmar", { since: "2031-03-01" })],
  ["casualties killed on Sunday in Quelmar", casualties("Quelmar", { harm: "killed", on: "2031-03-02" })],
  ["casualties on 2 March 2031", casualties("", { on: "2031-03-02" })],
  ["casualties on the bridge", casualties("on bridge")],
  ["casualties 3", casualties("", { event: 3 })],
  ["casualties #12", casualties("", { event: 12 })],
  ["casualties event 3", casualties("", { event: 3 })],
  ["casualties history of event 3", casualties("", { event: 3 })],
  ["casualties uncounted", casualties("", { uncounted: true })],
  ["casualties Quelmar not counted", casualties("Quelmar", { uncounted: true })],
  ["casualties uncounted killed Quelmar", casualties("killed Quelmar", { uncounted: true })],
  [
    "casualties since 2031-03-01 on 2031-03-02 Quelmar",
    casualties("Quelmar", { since: "2031-03-01", on: "2031-03-02" }),
  ],
  ["casualties battalion 3", casualties("battalion 3")],
  [
    "casualties dead in Vashnik since 28 February 2031",
    casualties("Vashnik", { harm: "killed", since: "2031-02-28" }),
  ],
  ["search levee on Monday", search("levee on Monday")],
  ["summary", summary("")],
  ["summary of the flood", summary("the flood")],
  ["summary gate", summary("gate")],
  ["timeline", timeline("")],
  ["timeline flood", timeline("flood")],
  ["timeline flood on Saturday", timeline("flood", "2031-03-01")],
  ["timeline on 2031-03-01", timeline("", "2031-03-01")],
  ["timeline report on shelling", timeline("report on shelling")],
  ["digest", digest(TODAY)],
  ["digest yesterday", digest("2031-03-04")],
  ["digest 2031-03-01", digest("2031-03-01")],
  ["digest since Saturday", digest(TODAY, "2031-03-01")],
  ["digest Tuesday since Sunday", digest("2031-03-04", "2031-03-02")],
  ["sources", { command: "sources" }],
  ["article ota-0303-toll", { command: "article", id: "ota-0303-toll" }],
  ["article https://news.example.com/a?b=c", { command: "article", id: "https://news.example.com/a?b=c" }],
  ["context a:b-1:10-25", { command: "context", id: "a:b-1", start: 10, end: 25 }],
  ["help", { command: "help", about: "" }],
  ["help?", { command: "help", about: "" }],
  ["help casualties", { command: "help", about: "casualties" }],
  ["status", { command: "status" }],
];

/** The third column is the command that could have been typed instead. */
const english: readonly (readonly [asked: string, as: object, readAs: string])[] = [
  ["what are the latest casualty figures?", casualties(""), "casualties"],
  ["who claimed the airport?", whoClaimed("airport"), "who-claimed airport"],
  [
    "how many people were killed in Idlib?",
    casualties("Idlib", { harm: "killed" }),
    "casualties killed Idlib",
  ],
  ["what happened in Aleppo on Saturday?", timeline("Aleppo", "2031-03-01"), "timeline Aleppo on 2031-03-01"],
  [
    "Who denied that the gate was opened?",
    whoClaimed("gate opened", { stance: "denies" }),
    "who-claimed gate opened stance denies",
  ],
  ["Who denied?", whoClaimed("", { stance: "denies" }), "who-claimed stance denies"],
  ["who has denied it?", whoClaimed("", { stance: "denies" }), "who-claimed stance denies"],
  ["who accuses whom?", whoClaimed("", { stance: "accuses" }), "who-claimed stance accuses"],
  [
    "who condemned the shelling?",
    whoClaimed("shelling", { stance: "condemns" }),
    "who-claimed shelling stance condemns",
  ],
  [
    "who has accused the Front?",
    whoClaimed("Front", { stance: "accuses" }),
    "who-claimed Front stance accuses",
  ],
  ["who said what about the levee?", whoClaimed("levee"), "who-claimed levee"],
  [
    "what did Tashvenko say about the depot?",
    whoClaimed("depot", { by: "Tashvenko" }),
    "who-claimed depot by Tashvenko",
  ],
  ["what has the army said?", whoClaimed("", { by: "army" }), "who-claimed by army"],
  [
    "did the governor deny the rumour?",
    whoClaimed("rumour", { by: "governor", stance: "denies" }),
    "who-claimed rumour by governor stance denies",
  ],
  ["reactions to the talks", whoClaimed("talks"), "who-claimed talks"],
  ["please tell me who claimed the gate", whoClaimed("gate"), "who-claimed gate"],
  [
    "how many were injured at Pellimoor?",
    casualties("Pellimoor", { harm: "injured" }),
    "casualties injured Pellimoor",
  ],
  [
    "how many soldiers have been captured?",
    casualties("soldiers", { harm: "captured" }),
    "casualties captured soldiers",
  ],
  ["how many people are missing?", casualties("", { harm: "missing" }), "casualties missing"],
  [
    "what is the death toll in Quelmar?",
    casualties("Quelmar", { harm: "killed" }),
    "casualties killed Quelmar",
  ],
  [
    "how many people were killed in Quelmar on Sunday?",
    casualties("Quelmar", { harm: "killed", on: "2031-03-02" }),
    "casualties killed Quelmar on 2031-03-02",
  ],
  [
    "any casualties in Vashnik since Tuesday?",
    casualties("Vashnik", { since: "2031-03-04" }),
    "casualties Vashnik since 2031-03-04",
  ],
  ["can you show me the casualties in Quelmar?", casualties("Quelmar"), "casualties Quelmar"],
  ["what's new?", digest(TODAY), "digest 2031-03-05"],
  ["what’s new?", digest(TODAY), "digest 2031-03-05"],
  ["what is new since Monday?", digest(TODAY, "2031-03-03"), "digest 2031-03-05 since 2031-03-03"],
  ["what changed yesterday?", digest("2031-03-04"), "digest 2031-03-04"],
  ["summarise the flood", summary("flood"), "summary flood"],
  ["summarize the talks in Ostrelin", summary("talks Ostrelin"), "summary talks Ostrelin"],
  ["tell me about the Kestrel Gate", summary("Kestrel Gate"), "summary Kestrel Gate"],
  ["what's going on in Pellimoor?", summary("Pellimoor"), "summary Pellimoor"],
  ["brief me", summary(""), "summary"],
  ["when did the levee break?", timeline("levee break"), "timeline levee break"],
  ["what happened yesterday?", timeline("", "2031-03-04"), "timeline on 2031-03-04"],
  ["what happened on 2 March?", timeline("", "2031-03-02"), "timeline on 2031-03-02"],
  ["Hey, what happened in Vashnik?", timeline("Vashnik"), "timeline Vashnik"],
  ["where is the Kestrel Gate?", search("Kestrel Gate"), "search Kestrel Gate"],
  ["why did the levee break?", search("levee break"), "search levee break"],
  ["gate", search("gate"), "search gate"],
  ["levee log book", search("levee log book"), "search levee log book"],
  ["how many articles do you have?", { command: "status" }, "status"],
  ["what are your sources?", { command: "sources" }, "sources"],
  ["what can you do?", { command: "help", about: "" }, "help"],
];

describe("a typed command", () => {
  it.each(typed)("%s", (asked, as) => {
    expect(understood(asked)).toEqual({ question: as, readAs: null });
  });
});

describe("a question in plain English", () => {
  it.each(english)("%s", (asked, as, readAs) => {
    expect(understood(asked)).toEqual({ question: as, readAs });
  });

  it.each(english)("can be typed as the command it is read as: %s", (_, as, readAs) => {
    expect(understood(readAs).question).toEqual(as);
  });

  it("is answered with a note of how it was read, and a command without one", async () => {
    const desk = await karvaniaDesk();
    const asked = desk.ask("How many people were killed in Vashnik?");
    expect(asked.command).toBe("casualties");
    expect(asked.notes[0]).toBe("Read as: casualties killed Vashnik");
    const command = desk.ask("casualties killed Vashnik");
    expect(command.notes.join()).not.toContain("Read as");
    expect(asked.items).toEqual(command.items);
  });

  it("of bare words is a search where an article has them all", async () => {
    const desk = await karvaniaDesk();
    expect(desk.ask("ambulances pass").command).toBe("search");
    expect(desk.ask("ambulances pass gauge")).toMatchObject({ command: null, problem: "unknown-command" });
  });
});

describe("a day", () => {
  const since = (written: string, today = TODAY): string | null => {
    const { question } = understood(`casualties since ${written}`, today);
    return (question as Extract<Question, { command: "casualties" }>).since;
  };

  it.each([
    ["today", "2031-03-05"],
    ["yesterday", "2031-03-04"],
    ["two days ago", "2031-03-03"],
    ["Wednesday", "2031-03-05"],
    ["Tuesday", "2031-03-04"],
    ["thursday", "2031-02-27"],
    ["last Friday", "2031-02-28"],
    ["the 3rd of March", "2031-03-03"],
    ["3rd March", "2031-03-03"],
    ["March 3", "2031-03-03"],
    ["Mar 3, 2030", "2030-03-03"],
    ["on 1 March", "2031-03-01"],
    ["2031-3-1", "2031-03-01"],
    ["29 February 2028", "2028-02-29"],
    ["31 December", "2030-12-31"],
  ])("written as “%s” on a Wednesday is %s", (written, day) => {
    expect(since(written)).toBe(day);
  });

  it.each([
    "2031-02-30",
    "2031-13-01",
    "2031-00-10",
    "0000-01-01",
    "31 June",
    "29 February 2031",
    "99 March",
    "1/3/2031",
    "banana",
    "Saturdayish",
    "‮2031-03-40",
  ])("that does not exist is named: %s", (written) => {
    if (/^\d{4}-\d|^\d{1,2} [a-z]/i.test(written))
      expect(deskOf([]).ask(`casualties on ${written}`).problem).toBe("no-such-date");
    for (const asked of [`casualties since ${written}`, `digest ${written}`, `digest since ${written}`]) {
      const answer = deskOf([]).ask(asked);
      expect(answer).toMatchObject({ problem: "no-such-date", items: [], total: 0 });
      expect(answer.headline).toMatch(/is not a date\. Write it as 2024-11-30/);
    }
    if (/\d/.test(written) && !written.includes("/"))
      expect(deskOf([]).ask(`timeline flood on ${written}`).problem).toBe("no-such-date");
  });

  it("that ends a digest before it begins is refused", () => {
    expect(deskOf([], { now: "2031-03-05T12:00:00Z" }).ask("digest Sunday since Tuesday")).toMatchObject({
      problem: "no-such-date",
    });
  });

  it("is seen from the clock on a desk with fresh articles, at either end of the day in UTC", () => {
    const article = { id: "a", text: "The ferry sails at noon.", published: "2031-03-04T12:00:00Z" };
    const clock = new MovableClock("2031-03-05T00:00:00Z");
    const desk = deskOf([article], { clock });
    expect(desk.ask("digest yesterday").headline).toContain("2031-03-04");
    clock.moveTo("2031-03-05T23:59:59Z");
    expect(desk.ask("digest yesterday").headline).toContain("2031-03-04");
    clock.moveTo("2031-03-06T00:00:00Z");
    expect(desk.ask("digest yesterday").headline).toContain("2031-03-05");
  });

  it("is seen from the newest article on a desk that is an archive", () => {
    const article = { id: "a", text: "The ferry sails at noon.", published: "2030-06-15T12:00:00Z" };
    const desk = deskOf([article], { now: "2031-03-05T12:00:00Z" });
    expect(desk.ask("what happened yesterday?").notes[0]).toContain("timeline on 2030-06-14");
    expect(desk.ask("digest").headline).toContain("2030-06-15");
  });
});

describe("a command that is not quite one", () => {
  it.each([
    ["who-claimd gate-keeper", "who-claimed"],
    ["whoclaimed bridge", "who-claimed"],
    ["casualtes bridge", "casualties"],
    ["Casualities", "casualties"],
    ["summery", "summary"],
    ["timelin", "timeline"],
    ["digets", "digest"],
    ["serach bridge", "search"],
    ["statsu", "status"],
    ["sorces", "sources"],
    ["artcle x", "article"],
    ["helpp", "help"],
    ["/casualtie", "casualties"],
  ])("is answered with the nearest: %s", (asked, nearest) => {
    const answer = deskOf([]).ask(asked);
    expect(answer).toMatchObject({ command: null, problem: "unknown-command", items: [], total: 0 });
    expect(answer.headline).toContain(`Did you mean: ${nearest}?`);
  });

  it.each(["/nonsense", "xyzzy plugh", "42", "/", "/karvaniaa"])(
    "and like none gets a line that says what to do: %s",
    (asked) => {
      const answer = deskOf([], { profile: { command: "karvania" } }).ask(asked);
      expect(answer.problem).toMatch(/^(?:unknown-command|empty-question)$/);
      expect(answer.headline).toMatch(/help/);
    },
  );

  it("is a search all the same where an article has the word", () => {
    const desk = deskOf([{ id: "a", text: "A summery evening on the River Ombrel." }]);
    expect(desk.ask("summery evening").command).toBe("search");
  });
});

describe("a command without what it needs", () => {
  it.each(["who-claimed", "search", "article", "context", "who-claimed stance", "context x:9-3"])(
    "says what is missing and gives an example: %s",
    (asked) => {
      const answer = deskOf([]).ask(asked);
      expect(answer.problem).toBe("missing-argument");
      expect(answer.headline).toMatch(/needs .+\. Try: /);
    },
  );

  it("names the stances there are where it gets another", () => {
    const answer = deskOf([]).ask("who-claimed gate stance grumpy");
    expect(answer).toMatchObject({ problem: "unknown-argument" });
    expect(answer.headline).toMatch(/“grumpy” is not a stance.*condemns/);
  });
});

describe("hostile input", () => {
  const hostile: readonly string[] = [
    "",
    " ",
    "\n\t\r\n",
    "?",
    "!!!",
    "/",
    "@",
    "\u0000",
    "\u0000\u0001\u001b[31m",
    "\u202e\u202d\u200f",
    "👩‍👩‍👧‍👦🔥",
    "\ud83d",
    "\udc00 search \ud83d",
    "__proto__",
    "constructor",
    "search __proto__",
    "search constructor prototype hasOwnProperty toString",
    "who-claimed constructor by __proto__ stance toString",
    "casualties __proto__ since constructor",
    "article __proto__",
    "article constructor",
    "help constructor",
    "help __proto__",
    "search (((((",
    "search .*+?^$()|[]{}\\",
    "who-claimed [a-z]+ by (.*)",
    "casualties ^$ since .*",
    "who-claimed by by by by by",
    "who-claimed stance stance stance",
    "casualties since since since",
    "timeline on on on on",
    "context :0-0",
    "context x:999999999-1000000000",
    "article ..%2f..%2fetc%2fpasswd",
    "<script>alert(1)</script>",
    "'; DROP TABLE articles; --",
    `search ${"a".repeat(900)}`,
    `search ${"a ".repeat(480)}`,
    `who-claimed ${"gate-".repeat(190)}`,
    `who-claimed ${Array.from({ length: 150 }, (_, i) => `w${i}`).join(" ")}`,
    `${"what did ".repeat(100)}say`,
    `did ${"x ".repeat(400)}say y`,
  ];

  it.each(hostile.map((asked) => [asked]))(
    "gets one line that says what to do, or an answer: %j",
    async (asked) => {
      const answer = (await karvaniaDesk()).ask(asked);
      expect(answer.problem).not.toBe("internal");
      expect(answer.question).toBe(asked);
      expect(answer.headline).toMatch(/^\S.*\S$/u);
      expect(answer.headline).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    },
  );

  it("of 10,000 characters is refused with the limit and its own length", async () => {
    const desk = await karvaniaDesk();
    for (const asked of [
      "x".repeat(10_000),
      "\u202e".repeat(10_000),
      "who ".repeat(2_500),
      "🔥".repeat(5_000),
    ]) {
      const answer = desk.ask(asked);
      expect(answer).toMatchObject({ command: null, problem: "question-too-long", total: 0 });
      expect(answer.headline).toContain("10000");
    }
  });

  it("with control characters and right-to-left marks is read as if it had none", async () => {
    const desk = await karvaniaDesk();
    const plain = desk.ask("who-claimed gate");
    for (const asked of [
      "\u202ewho-claimed\u0000 gate\u202c",
      "who\u200b-claimed\u2028gate",
      "\ufeffwho-claimed gate\r\n",
    ])
      expect({ ...desk.ask(asked), question: plain.question }).toEqual(plain);
  });

  it("leaves the desk as it was", async () => {
    const desk = await karvaniaDesk();
    const questions = ["status", "search gate", "who-claimed gate", "search zzyzzx", "summary", "sources"];
    const before = questions.map((question) => JSON.stringify(desk.ask(question)));
    for (const asked of hostile) desk.ask(asked);
    expect(questions.map((question) => JSON.stringify(desk.ask(question)))).toEqual(before);
  });
});
