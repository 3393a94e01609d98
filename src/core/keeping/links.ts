/** Parts of a link's query that say how somebody came to a page, not which page it is. */
const TRACKING =
  /^(?:utm_.*|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|cmpid|ocid|ftag|smid|xtor|at_medium|at_campaign)$/i;

/**
 * A link in the one form in which two links to a page are the same: without what tells only of the way there
 * (`utm_…` and its like), without fragment, default port, trailing dot of the host, and slash at the end. Undefined
 * where it is no web address.
 */
export function normalLink(written: string | undefined, base?: string): string | undefined {
  const link = written?.trim();
  if (link === undefined || link === "" || !URL.canParse(link, base)) return undefined;
  const url = new URL(link, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;
  url.hash = "";
  url.username = "";
  url.password = "";
  url.hostname = url.hostname.replace(/\.$/, "");
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  if (url.pathname.length > 1) url.pathname = url.pathname.replace(/\/+$/, "");
  return url.href;
}
