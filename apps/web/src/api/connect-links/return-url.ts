/**
 * An address that a browser may be led back to, as it is then; null where it isn't of an allowed origin. Origins are compared as
 * browsers read them, so that no spelling of another site passes.
 * @param origins as `URL.origin` writes them
 */
export function returnUrl(text: string, origins: ReadonlySet<string>): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  // Of `blob:` and other schemes the origin may be that of a site.
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  if (url.username !== "" || url.password !== "") return null;
  return origins.has(url.origin) ? url.href : null;
}
