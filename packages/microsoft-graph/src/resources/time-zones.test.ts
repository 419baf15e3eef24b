import { expect, test } from "vitest";
import { toIanaTimeZone } from "./time-zones.ts";
import { windowsZones } from "./windows-zones.ts";

test.each([
  ["Pacific Standard Time", "America/Los_Angeles"],
  ["W. Europe Standard Time", "Europe/Berlin"],
  ["GMT Standard Time", "Europe/London"],
  ["Tokyo Standard Time", "Asia/Tokyo"],
  ["Lord Howe Standard Time", "Australia/Lord_Howe"],
  ["Kamchatka Standard Time", "Asia/Kamchatka"],
  ["Mid-Atlantic Standard Time", "Etc/GMT+2"],
  ["Central Asia Standard Time", "Asia/Bishkek"],
  ["Mountain Standard Time (Mexico)", "America/Mazatlan"],
  ["Qyzylorda Standard Time", "Asia/Qyzylorda"],
  ["pacific standard time", "America/Los_Angeles"],
  ["UTC", "UTC"],
  ["tzone://Microsoft/Utc", "UTC"],
  ["Europe/Berlin", "Europe/Berlin"],
  ["America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"],
])("%s is %s", (name, iana) => {
  expect(toIanaTimeZone(name)).toBe(iana);
});

test.each(["tzone://Microsoft/Custom", "Customized Time Zone", "Mars/Olympus", ""])(
  "%j is no zone",
  (name) => {
    expect(toIanaTimeZone(name)).toBeNull();
  },
);

test("every Windows zone has rules here", () => {
  const names = windowsZones.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => toIanaTimeZone(name) === null)).toEqual([]);
});
