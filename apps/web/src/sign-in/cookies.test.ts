import { NextResponse } from "next/server";
import { expect, test } from "vitest";
import {
  rememberHint,
  rememberRefusal,
  rememberSession,
  rememberSignIn,
} from "../page/visitor-calendar/cookies.ts";
import { browserOf, rememberBrowser, rememberSession as rememberUser } from "./cookies.ts";
import { remember } from "./notice.ts";

const secret = "s".repeat(43);

function allCookies(site: string): string[] {
  const response = new NextResponse(null);
  rememberBrowser(response, site, secret);
  rememberUser(response, site, secret);
  remember(response, site, { kind: "saved" });
  rememberSession(response, site, secret);
  rememberRefusal(response, site);
  rememberHint(response, site, "ann@contoso.example");
  rememberSignIn(response, site, { state: "s", codeVerifier: "v", returnTo: "/" });
  return response.headers.getSetCookie();
}

test("every cookie is taken from this very host alone, and read by no script", () => {
  const cookies = allCookies("https://book.example");
  expect(cookies).toHaveLength(7);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-[\w]+=[^;]+; Path=\/; .*Secure; HttpOnly; SameSite=lax$/);
    expect(cookie).not.toContain("Domain");
  }
});

test("over http they have no prefix, by which browsers would refuse them", () => {
  for (const cookie of allCookies("http://localhost:3000")) expect(cookie).not.toMatch(/__Host-|Secure/);
});

// Broken on purpose: the name without a prefix; whoever planted their own began a sign-in in it, and had a user finish it as theirs.
test("a sign-in under way is known by no cookie that a neighbouring subdomain could plant", () => {
  const asked = (cookie: string) => new Request("https://book.example/", { headers: { cookie } });
  expect(browserOf(asked(`calcache_sign_in=${secret}`), "https://book.example")).toBeNull();
  expect(browserOf(asked(`__Host-calcache_sign_in=${secret}`), "https://book.example")).toBe(secret);
});
