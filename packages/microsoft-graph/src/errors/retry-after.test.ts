import { expect, test } from "vitest";
import { now } from "../testing/test-support.ts";
import { parseRetryAfter } from "./retry-after.ts";

test.each([
  ["0", 0],
  ["120", 120],
  [" 5 ", 5],
  ["1.2", 2],
  ["Sun, 01 Mar 2026 12:02:00 GMT", 120],
  ["Sun, 01 Mar 2026 11:00:00 GMT", 0],
  ["-5", null],
  ["soon", null],
  ["", null],
  [null, null],
])("Retry-After %j is %j seconds", (header, seconds) => {
  expect(parseRetryAfter(header, now)).toBe(seconds);
});
