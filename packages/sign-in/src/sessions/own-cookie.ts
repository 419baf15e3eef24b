/**
 * The name of a cookie of ours. Over https it has a prefix by which browsers take it from this very host alone: else a page of a
 * neighbouring subdomain could put its own session, or its own sign-in under way, in the place of a user's. Such a cookie has the
 * path `/` and no domain. (RFC 6265bis, cookie name prefixes)
 * @param siteUrl the site's address
 */
export const ownCookieName = (siteUrl: string, name: string): string =>
  siteUrl.startsWith("https:") ? `__Host-${name}` : name;

/** The cookie that names a session. */
export const sessionCookie = "calcache_session";

/** The session's token in a request's cookies; null where there is none that could be one. */
export function sessionIn(headers: Headers, siteUrl: string): string | null {
  const beginning = `${ownCookieName(siteUrl, sessionCookie)}=`;
  const cookies = (headers.get("cookie") ?? "").split(";").map((cookie) => cookie.trim());
  const token = cookies.find((cookie) => cookie.startsWith(beginning))?.slice(beginning.length);
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null;
}
