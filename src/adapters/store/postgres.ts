import { Kysely, PostgresDialect, sql } from "kysely";
import { DatelineError } from "../../core/errors.js";
import { type Backend, codeOf, type Doing, guarded } from "./backend.js";
import { lendingPool } from "./postgres-pool.js";
import type { Tables } from "./schema.js";

/** PostgreSQL 15, as its server numbers itself. */
const OLDEST_SERVER = 150_000;
const CONNECTIONS = 4;
const CONNECTING_MS = 10_000;
/** Of the lock on the schema: any number that is always the same and that others do not happen to take. */
const SCHEMA_LOCK = 7_203_451_996;
const PLACE = "The database at DATABASE_URL";

/** Opens the database at an address as it is. Many processes may have it open. */
export async function openPostgres(databaseUrl: string): Promise<Backend> {
  const { default: pg } = await import("pg");
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECTING_MS,
    keepAlive: true,
    application_name: "dateline",
  });
  const dialect = new PostgresDialect({ pool: lendingPool(pool, isUnreachable) });
  const backend = new PostgresBackend(new Kysely<Tables>({ dialect }));
  try {
    await guarded(backend, "reading", () => checkServer(backend.db));
    return backend;
  } catch (error) {
    await backend.close();
    throw error;
  }
}

async function checkServer(db: Kysely<Tables>): Promise<void> {
  const found = await sql<{
    version: number;
    encoding: string;
  }>`select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`.execute(
    db,
  );
  const [server] = found.rows;
  if (server === undefined || server.version < OLDEST_SERVER)
    throw new DatelineError(
      "store-refused",
      "The PostgreSQL server of DATABASE_URL is older than version 15: upgrade it, or unset DATABASE_URL to keep everything in a file.",
    );
  if (server.encoding !== "UTF8")
    throw new DatelineError(
      "store-refused",
      `The database that DATABASE_URL names is in ${server.encoding}: make one with “createdb --encoding=UTF8 --template=template0 NAME”.`,
    );
}

class PostgresBackend implements Backend {
  readonly place = PLACE;
  readonly nameType = sql`text collate "C"`;

  constructor(readonly db: Kysely<Tables>) {}

  async hasTable(db: Kysely<Tables>, name: string): Promise<boolean> {
    // Not to_regclass: it may not see yet what another process made while this one waited for the lock.
    const found = await sql`select 1 from pg_catalog.pg_class
      where relname = ${name} and relkind = 'r' and pg_catalog.pg_table_is_visible(oid)`.execute(db);
    return found.rows.length > 0;
  }

  async lock(transaction: Kysely<Tables>): Promise<void> {
    await sql`select pg_advisory_xact_lock(${SCHEMA_LOCK})`.execute(transaction);
  }

  failure(error: unknown, doing: Doing): unknown {
    return postgresFailure(error, doing);
  }

  close(): Promise<void> {
    return this.db.destroy();
  }
}

const REFUSALS: Readonly<Record<string, string>> = {
  "28000": "refuses the user or the password in DATABASE_URL: mend them, or the server's pg_hba.conf",
  "28P01": "refuses the user or the password in DATABASE_URL: mend them, or the server's pg_hba.conf",
  "3D000": "has no database of the name in DATABASE_URL: make it with createdb, or mend the name",
  "42501":
    "does not let the user in DATABASE_URL do this: make it the database's owner, or grant it CREATE on the schema",
};

/** A failure of PostgreSQL, or of the way to it, as a sentence. The address never stands in it: it has a password. */
export function postgresFailure(error: unknown, doing: Doing): unknown {
  if (error instanceof DatelineError) return error;
  const code = codeOf(error);
  const coded = (name: string, sentence: string) => new DatelineError(name, sentence, { cause: bare(error) });
  const refusal = REFUSALS[code];
  if (refusal !== undefined) return coded("store-refused", `PostgreSQL ${refusal} (${code}).`);
  // What Node says of an address that is none repeats it.
  if (code === "ERR_INVALID_URL")
    return new DatelineError(
      "store-refused",
      "DATABASE_URL cannot be read: write it as postgres://USER:PASSWORD@HOST:5432/DATABASE, with signs such as @ and / in the password as %40 and %2F.",
    );
  if (/^XX00[12]$/.test(code))
    return coded("store-damaged", `${PLACE} is damaged (${code}): restore it from a backup.`);
  if (/^(53|25006|58|54)/.test(code))
    return coded(
      doing === "writing" ? "store-not-writable" : "store-not-readable",
      `${PLACE} takes nothing more (${code}): see that its server has room and connections left, and is no standby.`,
    );
  if (isUnreachable(error))
    return coded(
      "store-unreachable",
      `${PLACE} cannot be reached (${code || "the connection ended"}): see that its server runs, and that the address is right.`,
    );
  return error instanceof Error && "severity" in error ? bare(error) : error;
}

/** Of the system, of TLS, of PostgreSQL while it starts or stops; the client's own failures have no code. */
function isUnreachable(error: unknown): boolean {
  const code = codeOf(error);
  if (/^(E[A-Z_]+|08\w{3}|57P0\d|CERT_\w+|SELF_SIGNED\w*|DEPTH_ZERO\w*|UNABLE_TO\w*)$/.test(code))
    return !code.startsWith("ERR_") || code.startsWith("ERR_TLS");
  return error instanceof Error && code === "" && /connection|timeout|SSL|SASL|SCRAM/i.test(error.message);
}

/** Without what PostgreSQL adds to its errors, such as the row that it was about. */
function bare(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  return new Error(`${codeOf(error)} ${message}`.trim());
}
