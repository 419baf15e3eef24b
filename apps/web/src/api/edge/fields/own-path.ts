const anyOrigin = "https://own.invalid";

/** Longer ones would not fit into a cookie. */
const longest = 1500;

/**
 * A path of our own site, with its query, that a browser may be sent to; null for anything that could lead elsewhere. It
 * is read as browsers do, who take `\` for `/`, leave out tabs and line breaks, and resolve `/.//evil.example`.
 */
export function ownPath(text: string | null): string | null {
  if (text === null || text.length > longest || !URL.canParse(text, anyOrigin)) return null;
  const { origin, pathname, search } = new URL(text, anyOrigin);
  const isOwn = text.startsWith("/") && origin === anyOrigin && !pathname.startsWith("//");
  return isOwn ? pathname + search : null;
}
