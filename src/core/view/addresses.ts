/**
 * An address that is safe to link: http or https, percent-encoded where a character could end a link early on a
 * platform (`ends`). Null for what is none, or longer than the platform takes.
 */
export function safeUrl(written: string | null, longest: number, ends: RegExp): string | null {
  if (written === null || !URL.canParse(written)) return null;
  const url = new URL(written);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  // A name and password before the host make one address look like another.
  if (url.username !== "" || url.password !== "") return null;
  const encoded = (one: string): string =>
    `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  const href = url.href.replace(ends, encoded);
  return href.length <= longest ? href : null;
}
