import { expect, test } from "vitest";
import { ADDRESS } from "../testing/test-simulator.ts";
import { calendar, component } from "./testing/ics-text.ts";
import { event, mailboxInUtc, read } from "./testing/imported.ts";

test("of two versions of one event the higher SEQUENCE stays, wherever it stands, and the other is named", async () => {
  const at = (time: string, sequence: number) =>
    event(`DTSTART:20260504T${time}Z`, "DURATION:PT1H", `SEQUENCE:${sequence}`);
  const { times, skipped } = await read(calendar(at("150000", 3), at("080000", 2)));
  expect(times).toEqual(["2026-05-04 15:00 – 2026-05-04 16:00"]);
  expect(skipped).toEqual(["a later version of it is in the file"]);
});

test("two events of one version with one uid are two events", async () => {
  const { times, warnings } = await read(
    calendar(event("DTSTART:20260504T080000Z"), event("DTSTART:20260505T080000Z")),
  );
  expect(times).toHaveLength(2);
  expect(warnings).toEqual(["it has the uid of another event: both are kept"]);
});

test("events without a uid are all kept, and importing them again makes no second ones", async () => {
  const simulator = await mailboxInUtc();
  const plain = (day: number) => component("VEVENT", `DTSTART:202605${10 + day}T080000Z`, "DURATION:PT1H");
  const text = calendar(plain(1), plain(2), plain(2));
  expect(simulator.importIcs(ADDRESS, text)).toMatchObject({ value: { imported: 3 } });
  simulator.importIcs(ADDRESS, text);
  const events = simulator.listEvents(ADDRESS, { start: "2026-05-01", end: "2026-06-01" });
  expect(events.ok && events.value).toHaveLength(3);
});
