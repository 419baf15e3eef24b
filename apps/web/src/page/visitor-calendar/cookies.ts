import { visitorCalendarLifetime } from "@calcache/accounts";
import type { NextResponse } from "next/server";
import { cookieOf, ownCookie } from "../../api/edge/origins/own-cookie.ts";

/** Names the guest's calendar. */
export const sessionCookie = "guest_calendar";

/** Remembers a sign-in that is under way. */
const signInCookie = "guest_calendar_sign_in";
const signInSeconds = 10 * 60;

/** Says that the visitor's organisation doesn't let them; asked again after a day, for its administrator may have consented. */
export const refusedCookie = "guest_calendar_refused";
const refusedSeconds = 24 * 60 * 60;

/** Who a visitor is at Microsoft, from one redirect to the next: an address belongs in no URL. */
const hintCookie = "guest_calendar_hint";
const hintSeconds = 60;

/** A sign-in under way: what its answer has to match, and where to lead then. */
export type SignIn = { state: string; codeVerifier: string; returnTo: string };

/** The session that a cookie's text names; null for what can't be one. */
export const sessionIn = (text: string | undefined): string | null =>
  text !== undefined && /^[\w-]{43}$/.test(text) ? text : null;

/** The session that a request's cookie names. */
export const sessionOf = (request: Request, webappUrl: string): string | null =>
  sessionIn(cookieOf(request, webappUrl, sessionCookie));

/** Lets the browser keep a guest's session; null forgets it. */
export function rememberSession(response: NextResponse, webappUrl: string, session: string | null): void {
  const maxAge = session === null ? 0 : visitorCalendarLifetime / 1000;
  response.cookies.set(ownCookie(webappUrl, { name: sessionCookie, value: session ?? "", maxAge }));
}

/** Lets the browser remember for a day that its visitor's organisation refuses. */
export function rememberRefusal(response: NextResponse, webappUrl: string): void {
  response.cookies.set(ownCookie(webappUrl, { name: refusedCookie, value: "true", maxAge: refusedSeconds }));
}

/** Lets the browser say on its next request whose account is meant. */
export function rememberHint(response: NextResponse, webappUrl: string, address: string): void {
  const value = Buffer.from(address).toString("base64url");
  response.cookies.set(ownCookie(webappUrl, { name: hintCookie, value, maxAge: hintSeconds }));
}

/** Whose account is meant, where the visitor has just said so at Microsoft. */
export function hintOf(request: Request, webappUrl: string): string | null {
  const address = Buffer.from(cookieOf(request, webappUrl, hintCookie) ?? "", "base64url").toString();
  return address === "" ? null : address;
}

/** Lets the browser keep a sign-in in mind for ten minutes; null forgets it. */
export function rememberSignIn(response: NextResponse, webappUrl: string, signIn: SignIn | null): void {
  const value =
    signIn &&
    [signIn.state, signIn.codeVerifier, Buffer.from(signIn.returnTo).toString("base64url")].join(".");
  const maxAge = value === null ? 0 : signInSeconds;
  response.cookies.set(ownCookie(webappUrl, { name: signInCookie, value: value ?? "", maxAge }));
}

/** The sign-in that this browser has begun; null where there is none. */
export function signInOf(request: Request, webappUrl: string): SignIn | null {
  const [, state, codeVerifier, path] =
    /^([\w-]{32})\.([\w-]{64})\.([\w-]+)$/.exec(cookieOf(request, webappUrl, signInCookie) ?? "") ?? [];
  if (state === undefined || codeVerifier === undefined || path === undefined) return null;
  return { state, codeVerifier, returnTo: Buffer.from(path, "base64url").toString() };
}
