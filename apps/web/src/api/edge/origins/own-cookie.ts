import { ownCookieName } from "@calcache/sign-in";
import { NextRequest } from "next/server";

/**
 * What every cookie of ours is like: no script reads it, it comes along when Microsoft leads back, and with nobody else's forms. A
 * `maxAge` of 0 forgets it.
 * @param cookie.maxAge seconds
 */
export const ownCookie = (webappUrl: string, cookie: { name: string; value: string; maxAge: number }) =>
  ({
    ...cookie,
    name: ownCookieName(webappUrl, cookie.name),
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: webappUrl.startsWith("https:"),
  }) as const;

/** What a request's cookie of a name of ours holds. */
export const cookieOf = ({ url, headers }: Request, webappUrl: string, name: string): string | undefined =>
  new NextRequest(url, { headers }).cookies.get(ownCookieName(webappUrl, name))?.value;
