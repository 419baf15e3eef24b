/**
 * The cookie that names a session. Over https its name has a prefix by which browsers take it from this very host alone.
 * (RFC 6265bis, cookie name prefixes)
 */
export const sessionCookieName = (isSecure: boolean) =>
  isSecure ? "__Host-calcache_session" : "calcache_session";

/** The session's token in a request's cookies; null where there is none that could be one. */
export function sessionIn(headers: Headers): string | null {
  const cookies = headers.get("cookie") ?? "";
  return /(?:^|;\s*)(?:__Host-)?calcache_session=([\w-]{43})(?:;|$)/.exec(cookies)?.[1] ?? null;
}
