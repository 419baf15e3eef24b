import { expect, test } from "vitest";
import { sessionIn } from "./own-cookie.ts";

const site = "https://book.example";
const own = "o".repeat(43);
const planted = "p".repeat(43);
const asked = (cookie: string) => new Headers({ cookie });

// Broken on purpose: both names taken; a page of a neighbouring subdomain signed its visitors in as somebody else.
test("over https a session is named by a cookie of this very host, and by none that a neighbour planted", () => {
  const both = asked(`calcache_session=${planted}; __Host-calcache_session=${own}`);
  expect(sessionIn(both, site)).toBe(own);
  expect(sessionIn(asked(`calcache_session=${planted}`), site)).toBeNull();
});

test("over http it has no prefix, which browsers wouldn't take there", () => {
  expect(sessionIn(asked(`a=b; calcache_session=${own}`), "http://localhost:3000")).toBe(own);
  expect(sessionIn(asked(`__Host-calcache_session=${own}`), "http://localhost:3000")).toBeNull();
});

test.each([
  "",
  `x_calcache_session=${own}`,
  `calcache_session=${own}x`,
  "calcache_session=",
  "calcache_session",
])("%j names no session", (cookie) => expect(sessionIn(asked(cookie), "http://localhost:3000")).toBeNull());
