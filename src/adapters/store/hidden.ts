import type { Article } from "../../core/article.js";
import type { ComingArticle } from "../../core/ports.js";
import type { Backend } from "./backend.js";
import { SqlStore } from "./sql-store.js";

/** What each desk must not show, by its last word on it. */
export type Hidden = ReadonlyMap<string, readonly ComingArticle[]>;

/**
 * The articles in a database whose last version is withdrawn, withheld or under embargo: what is restored from a time
 * before that must not bring them back.
 */
export async function hiddenIn(backend: Backend, now: number): Promise<Hidden> {
  const hidden = new Map<string, readonly ComingArticle[]>();
  const store = new SqlStore(backend, { now: () => now });
  for (const { desk } of await backend.db.selectFrom("dateline_desks").select("desk").execute()) {
    const last = new Map<string, ComingArticle>();
    for await (const { article, origin, counted } of store.articles(desk, 0, () => undefined))
      last.set(article.id, { article, origin, counted, announced: false });
    hidden.set(
      desk,
      [...last.values()].filter(({ article }) => isHidden(article, now)),
    );
  }
  return hidden;
}

/** Keeps them in a database; gives how many of them it did not have. */
export async function hideAgain(backend: Backend, hidden: Hidden, now: number): Promise<number> {
  const store = new SqlStore(backend, { now: () => now });
  let added = 0;
  for (const [desk, articles] of hidden)
    for (const outcome of await store.addArticles(desk, articles)) if (outcome === "added") added++;
  return added;
}

function isHidden({ status, embargoedUntil }: Article, now: number): boolean {
  return status !== "usable" || (embargoedUntil !== undefined && Date.parse(embargoedUntil) > now);
}
