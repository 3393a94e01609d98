import type { Clock, Store } from "../../core/ports.js";
import type { Backend } from "./backend.js";
import { migrate } from "./migrate.js";
import { openPostgres } from "./postgres.js";
import { SqlStore } from "./sql-store.js";
import { openSqlite, sqliteFileIn } from "./sqlite.js";

/** Where things are kept: in the database at the address, or where there is none in a file in the folder. */
export interface StorePlace {
  readonly stateFolder: string;
  readonly databaseUrl: string | null;
}

/**
 * Opens the store, and makes it where there is none.
 *
 * @throws {DatelineError} `store-…` where it cannot be opened, or was written by a newer version of Dateline.
 */
export async function openStore(place: StorePlace & { readonly clock: Clock }): Promise<Store> {
  return new SqlStore(await openBackend(place), place.clock);
}

/** A database of the newest schema. */
export async function openBackend({ stateFolder, databaseUrl }: StorePlace): Promise<Backend> {
  return current(
    databaseUrl === null ? await openSqlite(sqliteFileIn(stateFolder)) : await openPostgres(databaseUrl),
  );
}

/** The database, when its schema is the newest; closed where that cannot be. */
export async function current(backend: Backend): Promise<Backend> {
  try {
    await migrate(backend);
    return backend;
  } catch (error) {
    await backend.close();
    throw error;
  }
}
