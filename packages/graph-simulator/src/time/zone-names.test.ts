import { expect, test } from "vitest";
import { wallToInstant } from "./wall-clock.ts";
import { toIanaZone, toOutlookZone, toWindowsZone } from "./zone-names.ts";

test.each([
  ["W. Europe Standard Time", "Europe/Berlin"],
  ["UTC", "UTC"],
  ["Asia/Kolkata", "Asia/Kolkata"],
  ["Customized Time Zone", null],
  ["+02:00", null],
])("%s is the IANA zone %s", (name, iana) => {
  expect(toIanaZone(name)).toBe(iana);
});

test.each([
  ["Europe/Zurich", "W. Europe Standard Time"],
  ["Europe/Kyiv", "FLE Standard Time"],
  ["Etc/UTC", "UTC"],
  ["UTC", "UTC"],
  ["Antarctica/Troll", "Antarctica/Troll"],
])("%s has the Windows name %s", (iana, windows) => {
  expect(toWindowsZone(iana)).toBe(windows);
});

test("Outlook goes by Windows' rules: winter in Vancouver is that of Los Angeles", () => {
  expect(toWindowsZone("America/Vancouver")).toBe("Pacific Standard Time");
  const ten = Date.parse("2026-12-15T10:00Z");
  for (const name of ["Pacific Standard Time", "America/Vancouver"]) {
    const zone = toOutlookZone(name) ?? "";
    expect(new Date(wallToInstant(ten, zone)).toISOString()).toBe("2026-12-15T18:00:00.000Z");
  }
  expect(toOutlookZone("nowhere")).toBeNull();
  expect(toOutlookZone("Antarctica/Troll")).toBe("Antarctica/Troll");
});
