import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import MiniSearch from "minisearch";
import winkModel from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import type { ArticleInput } from "../src/core/article.js";
import { createDesk, type Desk } from "../src/core/desk.js";
import { deskProfileSchema } from "../src/core/desk-profile.js";
import { findClaims } from "../src/core/findings/claims/claims.js";
import { read } from "../src/core/reading/reading.js";
import { generateArticles } from "./corpus.js";

/**
 * Speed and memory of the whole core beside its two engines bare, in one run: what wink-nlp takes to read the same
 * text, and MiniSearch to index it and to answer the same words. Machines differ; the ratios are what to compare.
 *
 * npm run bench [-- SIZES]     e.g. npm run bench -- 100,1000
 */
const sizes = (process.argv[2] ?? "100,1000,10000").split(",").map(Number);

const questions: readonly (readonly [command: string, words: string])[] = [
  ["who-claimed airport", "airport"],
  ["who-claimed ceasefire hospital", "ceasefire hospital"],
  ["who-claimed disputed dam Quelmar", "disputed dam Quelmar"],
  ["casualties", "killed wounded people"],
  ["casualties pellimoor", "killed wounded pellimoor"],
  ["casualties pellimoor since 2031-01-05", "killed wounded pellimoor"],
  ["search northern bridge", "northern bridge"],
  ["search disputed refinery Vashnik", "disputed refinery Vashnik"],
  ["summary", "bridge airport convoy"],
  ["summary ceasefire", "ceasefire"],
  ["timeline garrison", "garrison"],
  ["timeline", "bridge airport convoy"],
  ["digest 2031-01-02", "bridge airport convoy"],
  ["what happened in Quelmar on 2031-01-02?", "happened Quelmar"],
  ["sources", "bridge"],
  ["article generated-7", "generated"],
  ["status", "bridge"],
  ["help", "help"],
];

const milliseconds = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));

function timed<T>(work: () => T): { value: T; took: number } {
  const from = performance.now();
  const value = work();
  return { value, took: performance.now() - from };
}

function heapAfter(): number {
  global.gc?.();
  global.gc?.();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}

function percentiles(work: () => unknown, runs: number): { p50: number; p99: number } {
  const took: number[] = [];
  for (let i = 0; i < runs; i++) took.push(timed(work).took);
  took.sort((a, b) => a - b);
  return { p50: took[Math.floor(runs * 0.5)] ?? 0, p99: took[Math.floor(runs * 0.99)] ?? 0 };
}

const newIndex = (): MiniSearch => new MiniSearch({ fields: ["title", "text"] });

function newDesk(): Desk {
  return createDesk({
    profile: deskProfileSchema.parse({ name: "bench", command: "bench", title: "Bench desk" }),
    clock: { now: () => Date.UTC(2031, 11, 31) },
    version: "bench",
  });
}

const nlp = winkNLP(winkModel, ["sbd", "pos"]);

function readBare(articles: readonly ArticleInput[]): void {
  for (const { text } of articles) {
    const tokens = nlp.readDoc(text).tokens();
    tokens.out(nlp.its.value);
    tokens.out(nlp.its.pos);
  }
}

function fill(index: MiniSearch, articles: readonly ArticleInput[]): void {
  for (const { id, title, text } of articles) index.add({ id, title, text });
}

/** Articles between one change of place and the next. */
const TURN = 50;

/** Each in turn over the same articles, so that a machine that slows down slows all of them. */
function timeInTurn(articles: readonly ArticleInput[], desk: Desk) {
  const index = newIndex();
  const took = { wink: 0, index: 0, claims: 0, desk: 0 };
  for (let from = 0; from < articles.length; from += TURN) {
    const some = articles.slice(from, from + TURN);
    took.wink += timed(() => readBare(some)).took;
    took.index += timed(() => fill(index, some)).took;
    took.claims += timed(() => {
      for (const { text } of some) findClaims(read({ text }));
    }).took;
    took.desk += timed(() => {
      for (const article of some) desk.add(article);
    }).took;
  }
  return took;
}

function benchSize(size: number): void {
  const articles = [...generateArticles(size)];
  const before = heapAfter();
  const bare = newIndex();
  fill(bare, articles);
  const withIndex = heapAfter();
  const desk = newDesk();
  const took = timeInTurn(articles, desk);
  const withDesk = heapAfter();
  const row = (name: string, time: number, heap: number): string =>
    `| ${name} | ${milliseconds(time)} | ${Math.round((size / time) * 1000)} | ${heap > 0 ? `${(heap / size / 1024).toFixed(1)} kB` : ""} |`;
  console.log(`\n## ${size} articles\n`);
  console.log("| | total ms | articles/s | heap/article |\n| --- | ---: | ---: | ---: |");
  console.log(row("bare wink-nlp reading", took.wink, 0));
  console.log(row("Dateline: reading and claims", took.claims, 0));
  console.log(`| its ratio to bare wink-nlp | ${(took.claims / took.wink).toFixed(2)} | | |`);
  console.log(row("bare MiniSearch indexing", took.index, withIndex - before));
  console.log(row("Dateline: reading, findings, index", took.desk, withDesk - withIndex));
  console.log(
    `| ratio to the two bare ones together | ${(took.desk / (took.wink + took.index)).toFixed(2)} | | |\n`,
  );
  console.log(
    "| question | p50 ms | p99 ms | first ms | bare query p50 | bare p99 | ratio p50 |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
  );
  const runs = size >= 10_000 ? 100 : 200;
  for (const [question, words] of questions) {
    const first = timed(() => desk.ask(question)).took;
    for (let i = 0; i < 5; i++) bare.search(words);
    const answer = percentiles(() => desk.ask(question), runs);
    const query = percentiles(() => bare.search(words), runs);
    const cells = [answer.p50, answer.p99, first, query.p50, query.p99].map(milliseconds);
    console.log(`| ${question} | ${cells.join(" | ")} | ${(answer.p50 / query.p50).toFixed(2)} |`);
  }
}

/** Whole processes, from the start of Node to the answer on standard output. */
function benchStart(): void {
  const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
  const data = fileURLToPath(new URL("../../data/syria", import.meta.url));
  const took: number[] = [];
  for (let i = 0; i < 7; i++) {
    const { value, took: time } = timed(() =>
      spawnSync(process.execPath, [cli, "ask", "--json", "--data", data, "who-claimed airport"]),
    );
    if (value.status !== 0) throw new Error(`the program failed: ${value.stderr}`);
    took.push(time);
  }
  const bare = timed(() => spawnSync(process.execPath, ["-e", "0"])).took;
  took.sort((a, b) => a - b);
  console.log("\n## Start to first answer, bundled desk\n");
  console.log(
    `median ${milliseconds(took[3] ?? 0)} ms, slowest ${milliseconds(took[6] ?? 0)} ms of 7 (Node alone: ${milliseconds(bare)} ms)`,
  );
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`);
// Everything compiles before anything is timed.
timeInTurn([...generateArticles(400, 7)], newDesk());
for (const size of sizes) benchSize(size);
benchStart();
