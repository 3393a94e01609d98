import { Readable, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { TerminalIo } from "../src/adapters/terminal/commands.js";
import type { DeskTools, LoadProblem } from "../src/adapters/terminal/tools.js";
import { run } from "../src/cli.js";
import { DatelineError } from "../src/core/errors.js";
import { answer, event, fakeDesk, SENTENCES } from "./adapters/terminal/karvania.js";

class Sink extends Writable {
  text = "";
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

interface Setup {
  readonly stdin?: string;
  readonly stdinIsTTY?: boolean;
  readonly stdoutIsTTY?: boolean;
  readonly stdout?: Writable;
  readonly env?: Record<string, string>;
  readonly problems?: readonly LoadProblem[];
  readonly failure?: unknown;
}

/** Runs a command line against a fake desk and tells all that came of it. */
async function dateline(argv: readonly string[], setup: Setup = {}) {
  const { stdin = "", stdinIsTTY = false, stdoutIsTTY = false, env = {}, problems = [] } = setup;
  const stdout = new Sink();
  const stderr = new Sink();
  const desk = fakeDesk();
  const calls: unknown[] = [];
  const rows = [
    {
      article: "kp-1",
      source: { start: 0, end: 3 },
      cue: null,
      content: [{ start: 4, end: 9 }],
      speaker: "=Ana",
    },
  ];
  const tools: DeskTools = {
    exportRows(kind) {
      calls.push(["export", kind]);
      return rows;
    },
    timeline(topic, options) {
      calls.push(["timeline", topic, options]);
      if (topic === "nothing") return { entries: [] };
      return { entries: [{ date: "2024-11-30", items: [event("2024-11-30", SENTENCES.capture)] }] };
    },
    digest(options) {
      calls.push(["digest", options]);
      return answer({ question: "digest", command: "digest", headline: "Nothing new." });
    },
  };
  const opened: { path: string; now: number }[] = [];
  const io: TerminalIo = {
    stdin: Readable.from(stdin === "" ? [] : [stdin]),
    stdout: setup.stdout ?? stdout,
    stderr,
    isTTY: { stdin: stdinIsTTY, stdout: stdoutIsTTY, stderr: false },
    columns: 80,
    env,
    version: "1.2.3",
    untilStopped: async () => undefined,
    bundledDesk: "/bundled",
    async openDesk(path, { clock, onProblem }) {
      opened.push({ path, now: clock.now() });
      for (const problem of problems) onProblem?.(problem);
      if (setup.failure !== undefined) throw setup.failure;
      return { desk, tools, problems };
    },
  };
  const code = await run(argv, io);
  return { code, out: stdout.text, err: stderr.text, asked: desk.asked, calls, opened };
}

describe("dateline ask", () => {
  it("prints an answer", async () => {
    const { code, out, err, asked, opened } = await dateline(["ask", "velm"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^About velm\.\n\n {2}1 {2}Sentence 1 of the story of Velm\.\n/);
    expect(out).toContain("3 more (20 of 23 shown). Ask again with --limit 23 to see them all.\n");
    expect(err).toBe("");
    expect(asked).toEqual(["velm"]);
    expect(opened[0]?.path).toBe("/bundled");
  });

  it("prints JSON on one line, as much as is wanted", async () => {
    const { out } = await dateline(["ask", "--json", "--limit", "2", "what", "happened", "in", "Velm?"]);
    expect(out.split("\n").length).toBe(2);
    const { question, items, total } = JSON.parse(out);
    expect([question, items.length, total]).toEqual(["what happened in Velm?", 2, 23]);
  });

  it("reads a question a line and prints an answer a line, in order, whatever they are", async () => {
    const { code, out } = await dateline(["ask", "--json"], { stdin: "velm\r\n\nbroken\nidra" });
    const questions = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).question);
    expect(questions).toEqual(["velm", "", "broken", "idra"]);
    expect(code).toBe(0);
  });

  it("prints nothing where there is no question", async () => {
    expect(await dateline(["ask", "--json"])).toMatchObject({ code: 0, out: "", err: "" });
  });

  it("says that it waits for questions, to whoever sits at a keyboard", async () => {
    expect((await dateline(["ask"], { stdinIsTTY: true })).err).toContain("Type a question a line");
  });

  it.each([
    ["a question that is none", [""], 2],
    ["a desk that breaks", ["broken"], 1],
    ["a question with options in it", ["--", "--limit"], 0],
  ])("exits as it should for %s", async (_, words, code) => {
    expect((await dateline(["ask", ...words])).code).toBe(code);
  });

  it("takes the path of a desk before the command and after it", async () => {
    expect((await dateline(["ask", "--data", "here", "velm"])).opened[0]?.path).toBe("here");
    expect((await dateline(["--data", "here", "ask", "velm"])).opened[0]?.path).toBe("here");
  });

  it.each([
    ["2024-11-30", Date.UTC(2024, 10, 30)],
    ["2024-11-30T06:00:00Z", Date.UTC(2024, 10, 30, 6)],
    ["2024-11-30T06:00:00+03:00", Date.UTC(2024, 10, 30, 3)],
  ])("takes %s for now", async (now, time) => {
    expect((await dateline(["--now", now, "ask", "velm"])).opened[0]?.now).toBe(time);
  });

  it("is coloured for a terminal alone, and where nobody objects", async () => {
    const esc = String.fromCharCode(27);
    const shown = async (argv: string[], setup: Setup) => (await dateline(argv, setup)).out.includes(esc);
    expect(await shown(["ask", "velm"], { stdoutIsTTY: true })).toBe(true);
    expect(await shown(["ask", "velm"], {})).toBe(false);
    expect(await shown(["ask", "velm", "--no-color"], { stdoutIsTTY: true })).toBe(false);
    expect(await shown(["ask", "velm"], { stdoutIsTTY: true, env: { NO_COLOR: "1" } })).toBe(false);
    expect(await shown(["ask", "velm"], { stdoutIsTTY: true, env: { TERM: "dumb" } })).toBe(false);
  });

  it("ends quietly when its reader has gone", async () => {
    const closed = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error("closed"), { code: "EPIPE" })),
    });
    const { code, err, asked } = await dateline(["ask"], { stdin: "velm\n".repeat(500), stdout: closed });
    expect([code, err, asked.length]).toEqual([0, "", 1]);
  });

  it("reports a full disk", async () => {
    const full = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error("no space left"), { code: "ENOSPC" })),
    });
    const { code, err } = await dateline(["ask", "velm"], { stdout: full });
    expect(code).toBe(1);
    expect(err).toMatch(/^The answer could not be written \(no space left\): .*\n$/);
  });
});

describe("dateline export", () => {
  it("prints a row a line", async () => {
    const { code, out, calls } = await dateline(["export", "claims"]);
    expect(code).toBe(0);
    expect(out).toBe(
      '{"article":"kp-1","source":{"start":0,"end":3},"cue":null,"content":[{"start":4,"end":9}],"speaker":"=Ana"}\n',
    );
    expect(calls).toEqual([["export", "claims"]]);
  });

  it("prints CSV that no spreadsheet runs", async () => {
    const { out } = await dateline(["export", "claims", "--format", "csv"]);
    expect(out.split("\r\n")[1]).toBe("kp-1,0,3,,,4-9,'=Ana,,");
  });
});

describe("dateline timeline", () => {
  it("hands on what is wanted and prints JSON", async () => {
    const argv = ["timeline", "the", "airport", "--dates", "3", "--per-date", "2", "--json"];
    const { code, out, calls } = await dateline(argv);
    expect(code).toBe(0);
    expect(JSON.parse(out).entries[0]).toMatchObject({ date: "2024-11-30", items: [{ type: "event" }] });
    expect(calls).toEqual([["timeline", "the airport", { dates: 3, perDate: 2 }]]);
  });

  it("prints it to be read", async () => {
    expect((await dateline(["timeline", "airport"])).out).toMatch(/^30 Nov 2024\n\nRebel forces announced/);
  });

  it("says so where there is nothing, which is no failure", async () => {
    const { code, out } = await dateline(["timeline", "nothing"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^No dated event is told of nothing: try/);
  });
});

describe("dateline digest", () => {
  it("hands on what is wanted", async () => {
    const argv = [
      "digest",
      "the airport",
      "--date",
      "2024-11-30",
      "--since",
      "2024-11-28",
      "--limit",
      "5",
      "--json",
    ];
    const { code, out, calls } = await dateline(argv);
    expect(code).toBe(0);
    expect(JSON.parse(out).command).toBe("digest");
    expect(calls).toEqual([
      ["digest", { topic: "the airport", date: "2024-11-30", since: "2024-11-28", limit: 5 }],
    ]);
  });

  it("needs no topic", async () => {
    const { calls } = await dateline(["digest", "--date", "2024-02-29"]);
    expect(calls).toEqual([["digest", { date: "2024-02-29" }]]);
  });
});

describe("without a command", () => {
  it("is a session", async () => {
    const { code, out, asked } = await dateline(["--data", "here"], { stdin: "velm\nmore\n" });
    expect(code).toBe(0);
    expect(asked).toEqual(["velm", "velm"]);
    expect(out).toContain(" 11  Sentence 11");
  });
});

describe("used wrongly, exits with 2 and says what to do", () => {
  it.each([
    [["aks", "x"], "Unknown command 'aks': did you mean ask? Otherwise type \"dateline --help\"."],
    [["zzzzzz"], "Unknown command 'zzzzzz': type \"dateline --help\" to see what there is."],
    [
      ["who-claimed", "airport"],
      "Unknown command 'who-claimed': to ask the desk, type: dateline ask who-claimed airport.",
    ],
    [
      ["ask", "--jsno", "x"],
      "Unknown option '--jsno': did you mean --json? Otherwise type \"dateline ask --help\".",
    ],
    [["--dta", "x"], "Unknown option '--dta': did you mean --data? Otherwise type \"dateline --help\"."],
    [["help", "aks"], "Unknown command 'aks': did you mean ask? Otherwise type \"dateline --help\"."],
    [["ask", "--limit", "0", "x"], "It must be a whole number from 1"],
    [["ask", "--limit", "1e3", "x"], "It must be a whole number from 1"],
    [["ask", "--limit"], "Option '--limit <n>' argument missing: type \"dateline ask --help\""],
    [["--now", "soon", "ask", "x"], "It must be a time as 2024-11-30 or 2024-11-30T06:00:00Z"],
    [["export"], "Missing required argument 'kind'"],
    [["export", "tales"], "Allowed choices are claims, figures, articles"],
    [["export", "claims", "--format", "xml"], "Allowed choices are jsonl, csv"],
    [["export", "claims", "figures"], "Too many arguments"],
    [["timeline"], "Missing required argument 'topic'"],
    [["digest"], "Required option '--date <day>' not specified"],
    [["digest", "--date", "2024-02-30"], "It must be a day that exists, as 2024-11-30"],
    [["digest", "--date", "2024-11-30", "--since", "2024-12-01"], "--since must not be after --date"],
  ])("%j", async (argv, says) => {
    const { code, out, err, opened } = await dateline(argv);
    expect(err).toContain(says);
    expect(err.trimEnd().split("\n").length).toBe(1);
    expect([code, out, opened]).toEqual([2, "", []]);
  });

  it("never hands a control character back to the terminal", async () => {
    expect((await dateline([`${String.fromCharCode(27)}[2J`])).err).toContain("␛[2J");
  });
});

describe("help and version", () => {
  it.each([
    ["--help"],
    ["ask", "--help"],
    ["export", "--help"],
    ["timeline", "--help"],
    ["digest", "--help"],
    ["help"],
    ["help", "ask"],
    ["help", "--help"],
  ])("%s %s explains with examples", async (...argv) => {
    const { code, out, err } = await dateline(argv);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("Usage: dateline");
    expect(out).toContain("--data <path>");
    expect(out).toContain("Examples:\n  $ dateline");
  });

  it.each([["version"], ["--version"], ["-V"]])("%s prints the version", async (word) => {
    expect(await dateline([word])).toMatchObject({ code: 0, out: "1.2.3\n", opened: [] });
  });
});

describe("loading", () => {
  const problem = (line: number | null): LoadProblem => ({
    file: "a.jsonl",
    line,
    code: "bad-json",
    reason: "it is not JSON; mend it.",
  });

  it("reports what did not load and goes on", async () => {
    const { code, err, out } = await dateline(["ask", "velm"], { problems: [problem(3), problem(null)] });
    expect(code).toBe(0);
    expect(err).toBe("a.jsonl:3: it is not JSON; mend it.\na.jsonl: it is not JSON; mend it.\n");
    expect(out).toContain("About velm.");
  });

  it("reports at most 20, and how many more there are", async () => {
    const problems = Array.from({ length: 25 }, (_, i) => problem(i + 1));
    const lines = (await dateline(["ask", "velm"], { problems })).err.trimEnd().split("\n");
    expect(lines.length).toBe(21);
    expect(lines.at(-1)).toBe("and 5 more.");
  });

  it("fails with a sentence where there is nothing to read", async () => {
    const failure = new DatelineError("missing-path", "here: There is nothing at this path.");
    const { code, out, err } = await dateline(["--data", "here", "ask", "velm"], { failure });
    expect([code, out, err]).toEqual([1, "", "here: There is nothing at this path.\n"]);
  });

  it("shows no stack trace, whatever happens", async () => {
    const { code, err } = await dateline(["ask", "velm"], { failure: new TypeError("x is not a function") });
    expect(code).toBe(1);
    expect(err).toMatch(/^Something failed that should not have \(x is not a function\): .*\n$/);
  });
});
