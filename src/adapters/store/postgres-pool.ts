import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type pg from "pg";

/**
 * A pool that does not lend a connection again on which a query failed because it has ended: until its end is noticed
 * the client's own pool would.
 */
export function lendingPool(pool: pg.Pool, isEnd: (error: unknown) => boolean): PostgresPool {
  // A connection that ends while nobody uses it is replaced when it is needed; unheard, it would end the process.
  pool.on("error", () => undefined);
  return {
    connect: async () => new LentClient(await pool.connect(), isEnd),
    end: () => pool.end(),
  };
}

class LentClient implements PostgresPoolClient {
  readonly #client: pg.PoolClient;
  readonly #isEnd: (error: unknown) => boolean;
  #hasEnded = false;

  constructor(client: pg.PoolClient, isEnd: (error: unknown) => boolean) {
    this.#client = client;
    this.#isEnd = isEnd;
    // Heard while it is lent too: what was asked of it fails anyway.
    client.on("error", this.#onError);
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(
    sql: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof sql !== "string") throw new Error("Articles are read page by page instead.");
    return this.#run<R>(sql, parameters);
  }

  release(): void {
    this.#client.off("error", this.#onError);
    this.#client.release(this.#hasEnded);
  }

  async #run<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    try {
      return (await this.#client.query(sql, [...parameters])) as unknown as PostgresQueryResult<R>;
    } catch (error) {
      this.#hasEnded ||= this.#isEnd(error);
      throw error;
    }
  }

  readonly #onError = (): void => {
    this.#hasEnded = true;
  };
}
