import { expect, test } from "vitest";
import { authority, pathName, permissions, share } from "./path-arguments.ts";

test.each([
  ["Consumers", "consumers"],
  ["contoso.example", "contoso.example"],
  ["https://login.microsoftonline.us/common/", "https://login.microsoftonline.us/common"],
  ["http://127.0.0.1:4000/common", "http://127.0.0.1:4000/common"],
])("%s is an authority", (text, read) => {
  expect(authority(text)).toBe(read);
});

test.each([
  "http://login.example/common",
  "https://login.example",
  "https://login.example/a/b",
  "https://login.example/common?a=b",
  "",
  "a/b",
])("%j is none: secrets are sent there", (text) => {
  expect(() => authority(text)).toThrow("an authority is");
});

test("a share is above 0 and at most 100, and the environment's name is taken", () => {
  expect(share("0.5")).toBe(0.5);
  for (const text of ["0", "-1", "101", "x", ""]) expect(() => share(text)).toThrow("above 0");
  for (const text of ["environment", "A", "-a", ""]) expect(() => pathName(text)).toThrow("a name has");
});

test("a sign-in asks for tokens that last", () => {
  expect(permissions(" offline_access  User.Read ")).toBe("offline_access User.Read");
  expect(() => permissions("User.Read")).toThrow("offline_access must be among them");
});
