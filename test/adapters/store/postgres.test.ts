import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrate, versionOf } from "../../../src/adapters/store/migrate.js";
import { openBackend, openStore } from "../../../src/adapters/store/open.js";
import { openPostgres, postgresFailure } from "../../../src/adapters/store/postgres.js";
import { MIGRATIONS } from "../../../src/adapters/store/schema.js";
import { DatelineError } from "../../../src/core/errors.js";
import { HOW_TO_RUN, postgresPlace, type TestPlace, testServer } from "./support.js";

const PASSWORD = "p%40ss-word-of-the-tests";
const open = (databaseUrl: string) => openStore({ stateFolder: "/nowhere", databaseUrl, clock: Date });

/** Everything that a log might write of a failure. */
async function failureOf(work: () => Promise<unknown>): Promise<{ code: string; message: string }> {
  const failure = await work().catch((error: unknown) => error);
  if (!(failure instanceof DatelineError)) throw new Error(`It is no sentence: ${String(failure)}`);
  const { cause } = failure;
  const told = [failure.stack, cause instanceof Error ? `${cause.stack} ${JSON.stringify(cause)}` : ""].join(
    "\n",
  );
  expect(told).not.toContain(PASSWORD);
  expect(told).not.toContain(decodeURIComponent(PASSWORD));
  expect(told).not.toContain("postgres://dateline");
  return failure;
}

describe("a database that cannot be opened", () => {
  test.each([
    [`postgres://dateline:${PASSWORD}@127.0.0.1:1/x`, "store-unreachable", "see that its server runs"],
    [`postgres://dateline:${PASSWORD}@[/x`, "store-refused", "DATABASE_URL cannot be read"],
    [`postgres://dateline:${PASSWORD}@127.0.0.1:99999/x`, "store-refused", "DATABASE_URL cannot be read"],
  ])("is named with what to do, and without its password", async (url, code, sentence) => {
    const failure = await failureOf(() => open(url));
    expect(failure.code).toBe(code);
    expect(failure.message).toContain(sentence);
  });

  test("has no row of a table in what is told of its failure", () => {
    const cause = Object.assign(new Error("value too long"), {
      ...{ code: "22001", severity: "ERROR", detail: "Failing row contains (xoxb-secret)." },
    });
    const told = postgresFailure(cause, "writing");
    expect(JSON.stringify(told, Object.getOwnPropertyNames(told))).not.toContain("xoxb-secret");
    expect(String(told)).toContain("22001");
  });
});

describe.skipIf(testServer === null)(`on a PostgreSQL server (${HOW_TO_RUN})`, () => {
  let place: TestPlace;
  beforeEach(async () => {
    place = await postgresPlace();
  });
  afterEach(() => place.remove());
  const changed = (change: (url: URL) => void): string => {
    const url = new URL(place.databaseUrl ?? "");
    change(url);
    return url.href;
  };

  test.each([
    [
      "a wrong password",
      (url: URL) => Object.assign(url, { password: PASSWORD }),
      "the user or the password",
    ],
    [
      "a wrong name",
      (url: URL) => Object.assign(url, { pathname: "/nowhere" }),
      "has no database of the name",
    ],
  ])("%s is named with what to do", async (_, change, sentence) => {
    const failure = await failureOf(() => open(changed(change)));
    expect(failure.code).toBe("store-refused");
    expect(failure.message).toContain(sentence);
  });

  test("a schema in which nothing may be made is named with what to do", async () => {
    const url = changed((one) => one.searchParams.set("options", "-c search_path=pg_catalog"));
    expect(await failureOf(() => open(url))).toMatchObject({ code: "store-refused" });
  });

  test("a database that only reads is named with what to do", async () => {
    await (await open(place.databaseUrl ?? "")).close();
    const url = changed((one) => {
      const path = one.searchParams.get("options") ?? "";
      one.searchParams.set("options", `${path} -c default_transaction_read_only=on`);
    });
    const store = await open(url);
    expect(await failureOf(() => store.set("a", "b", {}))).toMatchObject({ code: "store-not-writable" });
    expect(await store.get("a", "b")).toBeUndefined();
    await store.close();
  });

  test("connections that the server ends are made anew, and the process lives on", async () => {
    const store = await open(place.databaseUrl ?? "");
    const other = await openPostgres(place.databaseUrl ?? "");
    await store.set("a", "b", { is: 1 });
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dateline' and pid <> pg_backend_pid() and query like '%dateline_documents%'`.execute(
      other.db,
    );
    // The first may still meet a connection that has ended.
    await store
      .get("a", "b")
      .catch((error: unknown) => expect(error).toMatchObject({ code: "store-unreachable" }));
    expect(await store.get("a", "b")).toEqual({ is: 1 });
    await Promise.all([store.close(), other.close()]);
  });

  test("several processes that open an empty database at once make its tables once", async () => {
    const backends = await Promise.all(Array.from({ length: 8 }, () => openBackend(place)));
    for (const backend of backends) expect(await versionOf(backend, backend.db)).toBe(MIGRATIONS.length);
    await Promise.all(backends.map((backend) => backend.close()));
  });

  test("a newer schema is refused with what to do", async () => {
    const backend = await openBackend(place);
    await migrate(backend, [...MIGRATIONS, async () => undefined]);
    await backend.close();
    const failure = await failureOf(() => open(place.databaseUrl ?? ""));
    expect(failure.code).toBe("store-newer");
    expect(failure.message).toMatch(
      /^The database at DATABASE_URL was written by a newer version of Dateline/,
    );
  });
});
