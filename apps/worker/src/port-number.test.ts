import { expect, test } from "vitest";
import { portNumber } from "./port-number.ts";

test.each(["", "0", "65536", "-1", "9.5", "1e3", "0x10", "nine"])("%j is no port", (text) => {
  expect(() => portNumber(text)).toThrow("a port is a number from 1 to 65535");
});

test("1 and 65535 are ports", () => {
  expect([portNumber("1"), portNumber("65535")]).toEqual([1, 65_535]);
});
