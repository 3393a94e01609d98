import { PassThrough, Readable, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { runSession } from "../../../src/adapters/terminal/session.js";
import type { AskedDesk } from "../../../src/adapters/terminal/tools.js";
import { fakeDesk } from "./karvania.js";

const ESC = String.fromCharCode(27);
const CTRL_C = "\u0003";
const CTRL_D = "\u0004";

/** What was written, and a promise of the moment when it holds something. */
class Screen extends Writable {
  text = "";
  #waiting: { part: string; from: number; found: () => void }[] = [];

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    this.#waiting = this.#waiting.filter(({ part, from, found }) => {
      if (!this.text.includes(part, from)) return true;
      found();
      return false;
    });
    done();
  }

  /** Waits until `part` stands after all that is on the screen now. */
  shows(part: string): Promise<void> {
    const from = this.text.length;
    return new Promise((found) => this.#waiting.push({ part, from, found }));
  }

  /** The text without cursor movements. */
  get plain(): string {
    return this.text.replaceAll(new RegExp(`${ESC}\\[[0-9;]*[A-Za-z]`, "g"), "").replaceAll("\r", "");
  }
}

async function piped(lines: string, desk: AskedDesk = fakeDesk()): Promise<string> {
  const output = new Screen();
  const input = Readable.from([lines]);
  const code = await runSession({ desk, input, output, isTTY: false, columns: 80, env: {} });
  expect(code).toBe(0);
  return output.text;
}

/** A session with somebody at the keyboard. */
function atKeyboard(desk: AskedDesk = fakeDesk(), env: Record<string, string> = { NO_COLOR: "1" }) {
  const input = new PassThrough();
  const output = new Screen();
  const ready = output.shows("karvania>");
  const ended = runSession({ desk, input, output, isTTY: true, columns: 80, env });
  const type = async (keys: string, until: string): Promise<void> => {
    const shown = output.shows(until);
    input.write(keys);
    await shown;
  };
  return { input, output, ended, ready, type };
}

describe("with standard input piped", () => {
  it("answers every line in order, and no more", async () => {
    const desk = fakeDesk();
    const text = await piped("velm\n\nbroken\nidra", desk);
    expect(desk.asked).toEqual(["velm", "", "broken", "idra"]);
    expect(text).toMatch(/^About velm\.\n(.|\n)*\n\nAsk something, .*\n\nSomething broke\.\n\nAbout idra\./);
    expect(text).not.toContain("karvania>");
    expect(text).not.toContain(ESC);
  });

  it("takes the desk's slash command, in any case, and asks for help where nothing follows it", async () => {
    const desk = fakeDesk();
    await piped("/karvania who-claimed airport\n/KARVANIA  casualties\n/karvania\n/other x\n", desk);
    expect(desk.asked).toEqual(["who-claimed airport", "casualties", "help", "/other x"]);
  });

  it("shows the next page with more, numbered on, until there is none", async () => {
    const text = await piped("velm\nmore\n/karvania MORE\nmore\n");
    expect(text).toContain('13 more (10 of 23 shown). Type "more" to see the next.');
    expect(text).toContain("\n 11  Sentence 11 of the story");
    expect(text).toContain("\n 23  Sentence 23 of the story");
    expect(text).toMatch(/That was all: 23 results shown\..*\n\n$/);
  });

  it("has nothing to continue where nothing was found", async () => {
    expect(await piped("nothing\nmore\n")).toContain("The last answer has no results: ask something else");
  });

  it("has nothing to continue at first", async () => {
    expect(await piped("more\n")).toMatch(/^There is nothing to continue yet: ask something first/);
  });

  it("shows the context of a result, of any page, and keeps the place", async () => {
    const desk = fakeDesk();
    const text = await piped("velm\nmore\ncontext 12\nhelp\ncontext 1\nmore\n", desk);
    expect(desk.asked).toEqual(["velm", "velm", "context kp-12:11-42", "help", "context kp-1:0-31", "velm"]);
    expect(text).toContain("The paragraph.\n\nAll of the paragraph.");
    expect(text).toContain(" 21  Sentence 21");
  });

  it("shows the context of a related result", async () => {
    const desk = fakeDesk();
    await piped("who-claimed airport\ncontext r1\n", desk);
    expect(desk.asked[1]).toMatch(/^context kp-1:120-\d+$/);
  });

  it.each([
    ["context 2", 'Type "context" and the number of a result: 1, r1.'],
    ["context", 'Type "context" and the number of a result: 1, r1.'],
    ["context 0", 'Type "context" and the number of a result: 1, r1.'],
  ])("says what to do about %s", async (line, says) => {
    expect(await piped(`who-claimed airport\n${line}\n`)).toContain(says);
  });

  it("has no context before a question", async () => {
    expect(await piped("context 1\n")).toMatch(/^There is no result to show the context of yet/);
  });

  it("takes a question that only begins with such a word for a question", async () => {
    const desk = fakeDesk();
    await piped("context of the fighting\nmore casualties\nexit polls\n", desk);
    expect(desk.asked).toEqual(["context of the fighting", "more casualties", "exit polls"]);
  });

  it("explains itself under the desk's help", async () => {
    expect(await piped("help\n")).toMatch(/^Ask away\.\n\nIn this session:\n(.|\n)*context 2/);
  });

  it("ends at exit", async () => {
    const desk = fakeDesk();
    await piped("velm\nEXIT\nidra\n", desk);
    expect(desk.asked).toEqual(["velm"]);
  });

  it("stops asking when nobody reads any more", async () => {
    const desk = fakeDesk();
    const output = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error("closed"), { code: "EPIPE" })),
    });
    const input = Readable.from(["velm\n".repeat(1000)]);
    expect(await runSession({ desk, input, output, isTTY: false, columns: 80, env: {} })).toBe(0);
    expect(desk.asked.length).toBe(1);
  });

  it("asks the next question only when the answer to the last has been taken", async () => {
    const desk = fakeDesk();
    const pending: (() => void)[] = [];
    const output = new Writable({ write: (_chunk, _encoding, done) => void pending.push(done) });
    const ended = runSession({
      desk,
      input: Readable.from(["velm\nidra\nquit\n"]),
      output,
      isTTY: false,
      columns: 80,
      env: {},
    });
    const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    while (pending.length === 0) await turn();
    expect(desk.asked).toEqual(["velm"]);
    pending.shift()?.();
    while (pending.length === 0) await turn();
    expect(desk.asked).toEqual(["velm", "idra"]);
    pending.shift()?.();
    expect(await ended).toBe(0);
  });
});

describe("at the keyboard", () => {
  it("greets with the desk, what it holds and three things to try", async () => {
    const { input, output, ended, ready } = atKeyboard();
    await ready;
    input.write("exit\r");
    expect(await ended).toBe(0);
    expect(output.plain).toMatch(
      /^Karvania desk: 23 articles, the newest of 30 Nov 2024\.\nTry: {2}who-claimed airport\n {6}casualties Idra\n {6}what happened in Velm on Saturday\?\n"help" shows all/,
    );
  });

  it("answers, prompts again and remembers what was typed", async () => {
    const desk = fakeDesk();
    const { type, ended, ready, input } = atKeyboard(desk);
    await ready;
    await type("velm\r", "About velm.");
    await type("\r", "karvania> ");
    await type(`${ESC}[A\r`, "About velm.");
    input.write("quit\r");
    expect(await ended).toBe(0);
    expect(desk.asked).toEqual(["status", "velm", "velm"]);
  });

  it("answers each line of a paste", async () => {
    const desk = fakeDesk();
    const { ended, ready, input } = atKeyboard(desk);
    await ready;
    input.write("velm\ridra\rexit\rnever\r");
    expect(await ended).toBe(0);
    expect(desk.asked).toEqual(["status", "velm", "idra"]);
  });

  it("clears a line on Ctrl-C, and leaves on Ctrl-C when there is none", async () => {
    const desk = fakeDesk();
    const { type, ended, ready, input, output } = atKeyboard(desk);
    await ready;
    await type("nonsense", "nonsense");
    input.write(`${ESC}[D${ESC}[D${CTRL_C}`);
    await type("idra\r", "About idra.");
    input.write(CTRL_C);
    expect(await ended).toBe(0);
    expect(desk.asked).toEqual(["status", "idra"]);
    expect(output.plain.endsWith("karvania> \n")).toBe(true);
  });

  it.each([
    ["Ctrl-D", (input: PassThrough) => input.write(CTRL_D)],
    ["the end of the input", (input: PassThrough) => input.end()],
    ["a lost terminal", (input: PassThrough) => input.destroy(new Error("read EIO"))],
  ])("leaves on %s", async (_, leave) => {
    const { ended, ready, input, output } = atKeyboard();
    await ready;
    leave(input);
    expect(await ended).toBe(0);
    expect(output.plain.endsWith("karvania> \n")).toBe(true);
  });

  it("completes a command and a name", async () => {
    const desk = fakeDesk();
    const { type, ended, ready, input } = atKeyboard(desk);
    await ready;
    await type("cas\t", "ualties ");
    await type("pres\t", "President Brel");
    await type("\r", "About casualties President Brel.");
    input.write(CTRL_D);
    await ended;
    expect(desk.asked[1]).toBe("casualties President Brel");
  });

  it("is coloured where the terminal has colour, and not with NO_COLOR", async () => {
    const coloured = atKeyboard(fakeDesk(), { TERM: "xterm" });
    await coloured.ready;
    coloured.input.write(CTRL_D);
    await coloured.ended;
    expect(coloured.output.text).toContain(`${ESC}[1mKarvania desk${ESC}[22m`);
    const plain = atKeyboard(fakeDesk(), { TERM: "xterm", NO_COLOR: "1" });
    await plain.ready;
    plain.input.write(CTRL_D);
    await plain.ended;
    expect(plain.output.text).not.toContain(`${ESC}[1m`);
  });
});
