import { beforeAll, describe, expect, test } from "vitest";
import { type Access, OPEN_TO_ALL } from "../../../src/core/channel/access.js";
import { Once } from "../../../src/core/channel/once.js";
import type { Capacity } from "../../../src/core/channel/page.js";
import { PressBook } from "../../../src/core/channel/press.js";
import { type Asked, type Message, Reception } from "../../../src/core/channel/reception.js";
import type { Desk } from "../../../src/core/desk.js";
import { textOf } from "../../../src/core/view/runs.js";
import { deskOf, deskOfText, karvaniaDesk, MovableClock } from "../support.js";

const ROOMY: Capacity = {
  longest: 2_000,
  longestHeadline: 2_000,
  cost: (text) => text.length,
  fits: (_, { length }) => length < 60,
};
const NARROW: Capacity = { ...ROOMY, fits: (_, { length }) => length < 6 };

let karvania: Desk;
beforeAll(async () => {
  karvania = await karvaniaDesk();
});

const inChannel: Asked = {
  asker: { id: "ada", name: "Ada", groups: [] },
  place: { channel: "foreign", direct: false },
};
const directly: Asked = { ...inChannel, place: { channel: "dm", direct: true } };

function receptionOf(access: Partial<Access> = {}, capacity = ROOMY): Reception {
  return new Reception([{ desk: karvania, access: { ...OPEN_TO_ALL, ...access } }], capacity);
}

function pressed(reception: Reception, message: Message, label: string | RegExp, asked = inChannel): Message {
  const button = [...message.buttons, ...message.contexts].find((one) =>
    typeof label === "string" ? one.label === label : label.test(one.label),
  );
  if (button === undefined) throw new Error(`There is no button ${label}.`);
  return reception.press(button.press, asked);
}

const labels = ({ buttons }: Message): string[] => buttons.map(({ label }) => label);
const words = ({ pieces }: Message): string => pieces.map(({ line }) => textOf(line)).join("\n");

describe("an answer in a channel", () => {
  test("is for the asker alone", () => {
    const message = receptionOf().ask("who-claimed levee", inChannel);
    expect(message).toMatchObject({ visibility: "private", byline: null, kind: "who-claimed" });
  });

  test.each(["who-claimed levee public", "who-claimed levee PUBLIC"])("is for all after “%s”", (question) => {
    const message = receptionOf().ask(question, inChannel);
    expect(message).toMatchObject({ visibility: "public", byline: "Asked by Ada" });
    expect(message.headline).toBe("5 statements about “levee”");
    expect(labels(message)).not.toContain("Share");
  });

  test.each(["search open to the public", "who claimed it in public"])(
    "is no announcement: “%s”",
    (question) => {
      expect(receptionOf().ask(question, inChannel).visibility).toBe("private");
    },
  );

  test("looks for the word public where nothing else is left to look for", () => {
    const message = receptionOf().ask("search public", inChannel);
    expect(message.visibility).toBe("private");
    expect(message.headline).toContain("public");
  });

  test("stays private where it says what is wrong", () => {
    const message = receptionOf().ask("digest since 2031-03-09 public", inChannel);
    expect(message).toMatchObject({ visibility: "private", byline: null });
  });

  test("can be shared as it stands, with who shared it", () => {
    const reception = receptionOf();
    const message = reception.ask("who-claimed levee", inChannel);
    const shared = pressed(reception, message, "Share");
    expect(shared).toMatchObject({ visibility: "public", byline: "Shared by Ada" });
    expect(shared.headline).toBe(message.headline);
    expect(words(shared)).toBe(words(message));
  });

  test("goes on where More is pressed, and the page that is shared is the one that was seen", () => {
    const reception = receptionOf({}, NARROW);
    const first = reception.ask("who-claimed levee", inChannel);
    const second = pressed(reception, first, /^More \(\d left\)$/);
    expect(second.headline).toContain("of 5)");
    expect(words(second)).not.toBe(words(first));
    expect(words(pressed(reception, second, "Share"))).toBe(words(second));
  });

  test("shows the paragraph around a quotation, which has no context of its own", () => {
    const reception = receptionOf();
    const context = pressed(reception, reception.ask("who-claimed levee", inChannel), "Context 4");
    expect(context).toMatchObject({ visibility: "private", kind: "context", contexts: [] });
    expect(context.headline).toContain("Around the quote in");
  });

  test("offers what may be asked next", () => {
    const reception = receptionOf();
    const help = reception.ask("help casualties", inChannel);
    expect(labels(help)).toContain("casualties");
    // An example that this desk has no answer to is none.
    expect(labels(help)).not.toContain("casualties idlib");
    expect(pressed(reception, help, "casualties").kind).toBe("casualties");
  });

  test("tells under help that answers are private, and how they are shown", () => {
    expect(words(receptionOf().ask("", inChannel))).toContain("press Share");
    expect(words(receptionOf().ask("help", directly))).not.toContain("press Share");
  });

  test("of which nothing is left is not shared, and who pressed is told", () => {
    const clock = new MovableClock("2031-03-05T00:00:00Z");
    const desk = deskOf(
      [{ id: "one", text: "The mayor said that the bridge is safe.", published: "2031-03-04" }],
      { clock },
    );
    const reception = new Reception([{ desk, access: OPEN_TO_ALL }], ROOMY);
    const message = reception.ask("who-claimed bridge", inChannel);
    desk.add({ id: "one", text: "", status: "canceled" });
    expect(pressed(reception, message, "Share")).toMatchObject({ visibility: "private", kind: "said" });
  });

  test("needs no sharing where it is given to one person directly", () => {
    expect(labels(receptionOf().ask("who-claimed levee", directly))).not.toContain("Share");
  });
});

describe("access to a desk", () => {
  const outside: Asked = { ...inChannel, place: { channel: "lobby", direct: false } };
  const member: Asked = { ...inChannel, asker: { ...inChannel.asker, groups: ["editors"] } };

  test("is refused outside its channels, saying who can help", () => {
    const reception = receptionOf({ channels: ["foreign"], contact: "Dana" });
    expect(reception.ask("status", outside)).toMatchObject({ visibility: "private", kind: "said" });
    expect(reception.ask("status public", outside).headline).toBe(
      "The Karvania desk does not answer in this channel. To have it opened here, ask Dana.",
    );
    expect(reception.ask("status", inChannel).kind).toBe("status");
    expect(reception.ask("status", directly).headline).toContain("in its own channels only");
  });

  test("is refused to who is in none of its groups, everywhere", () => {
    const reception = receptionOf({ channels: ["foreign"], groups: ["editors"] });
    expect(reception.ask("status", inChannel).headline).toContain("members of certain groups only");
    expect(reception.ask("status", member).kind).toBe("status");
    expect(reception.ask("status", { ...member, place: directly.place }).kind).toBe("status");
  });

  test("is looked at again when a button is pressed", () => {
    const open = receptionOf();
    const closed = receptionOf({ groups: ["editors"] });
    const message = open.ask("who-claimed levee", inChannel);
    expect(pressed(closed, message, "Share").kind).toBe("said");
    expect(pressed(closed, message, "Context 1").kind).toBe("said");
  });

  test("covers suggestions and the page of the latest, too", () => {
    const closed = receptionOf({ groups: ["editors"] });
    expect(closed.suggest("karvania", "topic", "", inChannel, 25)).toEqual([]);
    expect(closed.latest(inChannel.asker)).toContain("members of certain groups only");
    expect(receptionOf().latest(inChannel.asker)).toMatchObject([
      { status: { kind: "status" }, digest: { kind: "digest" } },
    ]);
  });
});

describe("of several desks", () => {
  const harbour = deskOf([{ id: "h", text: "The mayor denied that the bridge is unsafe." }], {
    profile: { command: "harbour", title: "Harbour desk" },
  });
  const both = (access: Partial<Access> = {}): Reception =>
    new Reception(
      [
        { desk: karvania, access: OPEN_TO_ALL },
        { desk: harbour, access: { ...OPEN_TO_ALL, ...access } },
      ],
      ROOMY,
    );

  test("the one whose slash command was used is asked", () => {
    expect(both().ask("who-claimed bridge", inChannel, "harbour").headline).toBe(
      "1 statement about “bridge”",
    );
  });

  test("the one that the question begins with is asked", () => {
    for (const question of ["harbour who-claimed bridge", "/harbour who-claimed bridge"])
      expect(both().ask(question, inChannel).headline).toBe("1 statement about “bridge”");
  });

  test("the one that lives in the channel is asked", () => {
    const message = both({ channels: ["foreign"] }).ask("who-claimed bridge", inChannel);
    expect(message.headline).toBe("1 statement about “bridge”");
  });

  test.each([
    "Harbour desk: who-claimed bridge",
    "harbour: who-claimed bridge",
    "harbour desk, who-claimed bridge",
  ])("the one that “%s” names is asked", (question) => {
    expect(both().ask(question, inChannel).headline).toBe("1 statement about “bridge”");
  });

  test("each answer says whose it is", () => {
    const message = both().ask("harbour who-claimed bridge public", inChannel);
    expect(message.byline).toBe("Harbour desk · Asked by Ada");
  });

  test("none answers for one that is gone", () => {
    expect(both().ask("status", inChannel, "elections")).toMatchObject({
      visibility: "private",
      kind: "said",
    });
    expect(receptionOf().ask("status", inChannel, "elections").headline).toContain("not here any more");
  });

  test("none answers in the channel of another that refuses", () => {
    const message = both({ channels: ["foreign"], groups: ["editors"] }).ask("who-claimed levee", inChannel);
    expect(message.headline).toContain("members of certain groups only");
  });

  test("the asker is asked which, where nothing tells", () => {
    const reception = both();
    const message = reception.ask("who-claimed bridge", inChannel);
    expect(labels(message)).toEqual(["Karvania desk", "Harbour desk"]);
    expect(pressed(reception, message, "Harbour desk").headline).toBe("1 statement about “bridge”");
  });
});

describe("a message to be asked about", () => {
  test("is looked up by the names that it has", () => {
    const message = receptionOf().askAbout("anyone following this?? big flood in QUELMAR", inChannel);
    expect(words(message)).toMatch(/Read as: who-claimed (?:flood )?QUELMAR/);
  });

  test("is asked about in private, whatever it ends with", () => {
    const message = receptionOf().askAbout("they say the levee at Quelmar is open to the public", inChannel);
    expect(message.visibility).toBe("private");
    expect(receptionOf().askAbout("levee Quelmar public", inChannel).visibility).toBe("private");
  });

  test("that is about how many is looked up in the ledger of its place", () => {
    const message = receptionOf().askAbout("9 dead in Quelmar?? who is right", inChannel);
    expect(words(message)).toContain("Read as: casualties Quelmar");
  });

  test("of which the desk knows nothing is said to be so", () => {
    expect(receptionOf().askAbout("zyx qwv", inChannel).headline).toContain("None of the articles");
  });
});

describe("where nobody can be answered alone", () => {
  test("an answer is offered to whoever presses for it", () => {
    const reception = receptionOf();
    const offer = reception.offer("who-claimed levee", inChannel);
    expect(offer).toMatchObject({ visibility: "public", pieces: [] });
    expect(pressed(reception, offer, "Show me").visibility).toBe("private");
    expect(pressed(reception, offer, "Show it here")).toMatchObject({
      visibility: "public",
      byline: "Shared by Ada",
    });
    expect(reception.offer("who-claimed levee public", inChannel).kind).toBe("who-claimed");
  });
});

describe("suggestions", () => {
  test("are what shown articles have, by any spelling of it", () => {
    const reception = receptionOf();
    const values = (typed: string) =>
      reception.suggest("karvania", "topic", typed, inChannel, 25).map(({ value }) => value);
    expect(values("quel")[0]).toBe("Quelmar");
    expect(reception.suggest("karvania", "article", "ota-", inChannel, 2)).toHaveLength(2);
  });

  test("never have what is under embargo, until it lifts", () => {
    const clock = new MovableClock("2031-03-05T00:00:00Z");
    const desk = deskOf(
      [
        { id: "open", text: "The mayor said that the bridge is safe.", published: "2031-03-04" },
        {
          id: "secret-id",
          text: "Zorvath Quill said that 12 people were killed in Vexmoor.",
          title: "Hush",
          published: "2031-03-04",
          embargoedUntil: "2031-03-06T00:00:00Z",
        },
      ],
      { clock, profile: { names: [{ name: "Zorvath Quill", kind: "person", also: [] }] } },
    );
    const reception = new Reception([{ desk, access: OPEN_TO_ALL }], ROOMY);
    const all = () =>
      JSON.stringify(
        (["topic", "speaker", "place", "article"] as const).map((kind) =>
          reception.suggest("desk", kind, "", inChannel, 100),
        ),
      );
    expect(all()).not.toMatch(/Zorvath|Vexmoor|secret|Hush/);
    clock.moveTo("2031-03-06T00:00:00Z");
    for (const word of ["Zorvath", "Vexmoor", "secret-id", "Hush"]) expect(all()).toContain(word);
  });
});

describe("what a button carries", () => {
  const clock = new MovableClock("2031-03-05T00:00:00Z");
  const cursor = { at: 10, part: 2, notes: 1, of: 38 };

  test("is read back as it was written, long or short", () => {
    const book = new PressBook(100, clock);
    for (const question of ["who-claimed levee", "search x:y ~ \n é", "x".repeat(900)]) {
      const press = { kind: "share", desk: "syria", question, cursor } as const;
      const written = book.write(press);
      expect(written.length).toBeLessThanOrEqual(100);
      expect(book.read(written)).toEqual(press);
    }
  });

  test("is nothing where it is not one of ours, and after a restart what was too long", () => {
    const written = new PressBook(20, clock).write({
      kind: "ask",
      desk: "syria",
      question: "x".repeat(50),
      cursor,
    });
    const restarted = new PressBook(20, new MovableClock("2031-03-05T00:00:01Z"));
    for (const value of [written, "", "a:syria", "z:syria:0.0.0:help", "~"])
      expect(restarted.read(value)).toBeNull();
    expect(receptionOf().press(null, inChannel).headline).toContain("ask again");
  });
});

describe("a delivery", () => {
  test("is new once an hour", () => {
    const clock = new MovableClock("2031-03-05T00:00:00Z");
    const once = new Once(clock);
    expect([once.isFirst("a"), once.isFirst("a"), once.isFirst("b")]).toEqual([true, false, true]);
    clock.moveTo("2031-03-05T01:00:01Z");
    expect(once.isFirst("a")).toBe(true);
  });
});

test("what the core throws never reaches a channel: every text of a question gets an answer", () => {
  const reception = new Reception([{ desk: deskOfText("The mayor said no."), access: OPEN_TO_ALL }], ROOMY);
  for (const question of ["", " ", "public", "/", "x".repeat(5_000), "\u202e\u0000", "context x:9-1"])
    expect(reception.ask(question, inChannel).headline).not.toBe("");
});
