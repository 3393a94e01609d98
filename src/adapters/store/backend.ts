import type { Kysely, RawBuilder } from "kysely";
import type { Tables } from "./schema.js";

export type Doing = "reading" | "writing";

/** What the databases do not have in common. */
export interface Backend {
  readonly db: Kysely<Tables>;
  /** Where it is, for a sentence; never an address, which has a password in it. */
  readonly place: string;
  /** Of a column whose texts are compared and sorted by their bytes. */
  readonly nameType: RawBuilder<unknown>;
  hasTable(db: Kysely<Tables>, name: string): Promise<boolean>;
  /** Until the transaction ends nobody else changes the schema, or fills the database. */
  lock(transaction: Kysely<Tables>): Promise<void>;
  /** A failure of the database as a sentence for whoever runs the bot; anything else as it is. */
  failure(error: unknown, doing: Doing): unknown;
  close(): Promise<void>;
}

/** Does something on a database, whose failures become sentences. */
export async function guarded<T>(
  backend: Pick<Backend, "failure">,
  doing: Doing,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw backend.failure(error, doing);
  }
}

/** The code of a failure of a system or of a database; empty where it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
