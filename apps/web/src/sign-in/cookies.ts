import { sessionCookie, sessionLifetime } from "@calcache/sign-in";
import type { NextResponse } from "next/server";
import { cookieOf, ownCookie } from "../api/edge/origins/own-cookie.ts";

/** Holds the secret of a browser that is on its way to Microsoft and back. */
const browserCookie = "calcache_sign_in";
const browserSeconds = 15 * 60;

/** Lets the browser keep a session's token; null forgets it. */
export function rememberSession(response: NextResponse, webappUrl: string, token: string | null): void {
  const maxAge = token === null ? 0 : sessionLifetime / 1000;
  response.cookies.set(ownCookie(webappUrl, { name: sessionCookie, value: token ?? "", maxAge }));
}

/** Lets the browser keep its secret until it is back from Microsoft. */
export function rememberBrowser(response: NextResponse, webappUrl: string, secret: string): void {
  const maxAge = browserSeconds;
  response.cookies.set(ownCookie(webappUrl, { name: browserCookie, value: secret, maxAge }));
}

/** The secret of a browser that has begun a sign-in; null where it hasn't. */
export function browserOf(request: Request, webappUrl: string): string | null {
  const text = cookieOf(request, webappUrl, browserCookie) ?? "";
  return /^[\w-]{43}$/.test(text) ? text : null;
}
