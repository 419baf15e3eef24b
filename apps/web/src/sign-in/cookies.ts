import { sessionCookieName, sessionLifetime } from "@calcache/sign-in";
import { NextRequest, type NextResponse } from "next/server";

/** Holds the secret of a browser that is on its way to Microsoft and back. */
const browserCookie = "calcache_sign_in";
const browserSeconds = 15 * 60;

const isSecure = (webappUrl: string) => webappUrl.startsWith("https:");

/** No script reads them; they come along when Microsoft leads back, and with nobody else's forms. */
const settings = (webappUrl: string) =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure(webappUrl) }) as const;

/** Lets the browser keep a session's token; null forgets it. */
export function rememberSession(response: NextResponse, webappUrl: string, token: string | null): void {
  const maxAge = token === null ? 0 : sessionLifetime / 1000;
  response.cookies.set(sessionCookieName(isSecure(webappUrl)), token ?? "", {
    ...settings(webappUrl),
    maxAge,
  });
}

/** Lets the browser keep its secret until it is back from Microsoft. */
export function rememberBrowser(response: NextResponse, webappUrl: string, secret: string): void {
  response.cookies.set(browserCookie, secret, { ...settings(webappUrl), maxAge: browserSeconds });
}

/** The secret of a browser that has begun a sign-in; null where it hasn't. */
export function browserOf(request: Request): string | null {
  const text = cookieOf(request, browserCookie) ?? "";
  return /^[\w-]{43}$/.test(text) ? text : null;
}

/** What a request's cookie of a name holds. */
export const cookieOf = ({ url, headers }: Request, name: string): string | undefined =>
  new NextRequest(url, { headers }).cookies.get(name)?.value;
