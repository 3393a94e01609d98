import { setImmediate as others } from "node:timers/promises";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteDialect,
} from "kysely";
import type Libsql from "libsql";
import { patiently } from "./patience.js";

/** SQLite's dialect of Kysely on one connection, beside which other connections and processes write. */
export function sqliteDialect(database: Libsql.Database): Dialect {
  const dialect = new SqliteDialect({ database });
  return {
    createDriver: () => new LibsqlDriver(database),
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  };
}

class LibsqlDriver implements Driver {
  readonly #connection: LibsqlConnection;
  #last: Promise<void> = Promise.resolve();
  #leave = (): void => undefined;

  constructor(database: Libsql.Database) {
    this.#connection = new LibsqlConnection(database);
  }

  async init(): Promise<void> {}

  /** One after the other, in the order in which they came. (Kysely's own driver wakes all who wait, each time.) */
  async acquireConnection(): Promise<LibsqlConnection> {
    const before = this.#last;
    let leave = (): void => undefined;
    this.#last = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    // SQLite answers at once. Without this, who asks one thing after the other would let nobody else do anything.
    await others();
    this.#leave = leave;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#leave();
  }

  beginTransaction(connection: LibsqlConnection): Promise<void> {
    return connection.begin();
  }

  async commitTransaction(connection: LibsqlConnection): Promise<void> {
    connection.end("commit");
  }

  async rollbackTransaction(connection: LibsqlConnection): Promise<void> {
    connection.end("rollback");
  }

  async destroy(): Promise<void> {
    this.#connection.close();
  }
}

const WRITES = new Set(["InsertQueryNode", "UpdateQueryNode", "DeleteQueryNode"]);

/**
 * A statement that fails because another connection writes stays half done in libsql 0.5 until it is collected, and
 * nothing can be committed until then (tursodatabase/libsql-client-ts#352). So a statement that writes is only run
 * when the lock is held, and the lock is taken by `exec`, which leaves nothing behind.
 */
class LibsqlConnection implements DatabaseConnection {
  readonly #database: Libsql.Database;
  /** Each is made once: those that are thrown away live on until they are collected. */
  readonly #statements = new Map<string, Libsql.Statement<unknown[]>>();
  #isInTransaction = false;

  constructor(database: Libsql.Database) {
    this.#database = database;
  }

  async executeQuery<R>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#isInTransaction || !WRITES.has(query.kind))
      return patiently(() => this.#run<R>(sql, parameters));
    await this.begin();
    try {
      const result = this.#run<R>(sql, parameters);
      this.end("commit");
      return result;
    } catch (error) {
      if (this.#isInTransaction) this.end("rollback");
      throw error;
    }
  }

  // biome-ignore lint/correctness/useYield: nothing is streamed.
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error("Articles are read page by page instead.");
  }

  /** A transaction that reads before it writes would fail at once where another process wrote in between. */
  async begin(): Promise<void> {
    await patiently(() => this.#database.exec("begin immediate"));
    this.#isInTransaction = true;
  }

  end(how: "commit" | "rollback"): void {
    this.#database.exec(how);
    this.#isInTransaction = false;
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #run<R>(sql: string, parameters: readonly unknown[]): QueryResult<R> {
    const statement = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    if (statement.reader) return { rows: statement.all(parameters) as R[] };
    return { rows: [], numAffectedRows: BigInt(statement.run(parameters).changes) };
  }
}
