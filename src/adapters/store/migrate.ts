import type { Kysely } from "kysely";
import { DatelineError } from "../../core/errors.js";
import { type Backend, guarded } from "./backend.js";
import { MIGRATIONS, type Migration, type Tables } from "./schema.js";

/**
 * Brings a database to the newest schema, in one transaction; of several processes that try at once, one does.
 *
 * @throws {DatelineError} `store-newer` where its schema is newer than that.
 */
export async function migrate(
  backend: Backend,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const { db } = backend;
  await guarded(backend, "writing", async () => {
    if (isCurrent(await versionOf(backend, db), backend, migrations)) return;
    await db.transaction().execute(async (transaction) => {
      await backend.lock(transaction);
      // Somebody else may have done it meanwhile.
      const version = await versionOf(backend, transaction);
      if (isCurrent(version, backend, migrations)) return;
      await advance(backend, transaction, version, migrations);
    });
  });
}

/** The version of a database's schema; 0 where there is none. */
export async function versionOf(backend: Backend, db: Kysely<Tables>): Promise<number> {
  if (!(await backend.hasTable(db, "dateline_schema"))) return 0;
  const row = await db.selectFrom("dateline_schema").select("version").executeTakeFirst();
  return row?.version ?? 0;
}

function isCurrent(version: number, { place }: Backend, migrations: readonly Migration[]): boolean {
  if (version <= migrations.length) return version === migrations.length;
  throw new DatelineError(
    "store-newer",
    `${place} was written by a newer version of Dateline (schema ${version}, and this one knows ${migrations.length}): run that version again, or restore a backup that was made before it.`,
  );
}

async function advance(
  { nameType }: Backend,
  db: Kysely<Tables>,
  version: number,
  migrations: readonly Migration[],
): Promise<void> {
  for (const migration of migrations.slice(version)) await migration(db, nameType);
  const row = { version: migrations.length };
  if (version > 0) await db.updateTable("dateline_schema").set(row).execute();
  else {
    await db.schema
      .createTable("dateline_schema")
      .addColumn("version", "integer", (column) => column.notNull())
      .execute();
    await db.insertInto("dateline_schema").values(row).execute();
  }
}
