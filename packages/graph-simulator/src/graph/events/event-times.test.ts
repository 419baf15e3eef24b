import { expect, test } from "vitest";
import { z } from "zod";
import type { EventFlaw } from "../../events/flaw.ts";
import { ADDRESS, at, startTestSimulator } from "../../testing/test-simulator.ts";

const listSchema = z.object({
  value: z.array(z.object({ id: z.string(), start: z.unknown(), end: z.unknown() })),
});
const VIEW = "/me/calendarView?startDateTime=2026-03-02&endDateTime=2026-03-03&$select=id,start,end";
const ten = at("2026-03-02T10:00:00.0000000");
const eleven = at("2026-03-02T11:00:00.0000000");
const yearOne = at("0001-01-01T00:00:00.0000000");

test.each<[EventFlaw, unknown, unknown]>([
  ["end before start", ten, at("2026-03-02T09:00:00.0000000")],
  ["year one", yearOne, yearOne],
  ["no start", null, eleven],
  ["no end", ten, null],
  ["no zone", { ...ten, timeZone: null }, { ...eleven, timeZone: null }],
  [
    "tzone://Microsoft/Utc",
    { ...ten, timeZone: "tzone://Microsoft/Utc" },
    { ...eleven, timeZone: "tzone://Microsoft/Utc" },
  ],
  [
    "tzone://Microsoft/Custom",
    at("2026-03-02T11:00:00.0000000", "tzone://Microsoft/Custom"),
    at("2026-03-02T12:00:00.0000000", "tzone://Microsoft/Custom"),
  ],
])("an event with the flaw '%s' stands among good ones, until it is mended", async (flaw, start, end) => {
  const { graph, simulator } = await startTestSimulator();
  const hour = { title: "One of two", start: "2026-03-02T10:00:00Z", end: "2026-03-02T11:00:00Z" };
  simulator.createEvent(ADDRESS, hour);
  const broken = simulator.createEvent(ADDRESS, { ...hour, flaw });
  const id = broken.ok ? broken.value.id : "";
  expect(broken).toMatchObject({ value: { flaw } });
  const shown = async () => {
    const { value } = listSchema.parse((await graph(VIEW)).json());
    return { count: value.length, broken: value.find((event) => event.id === id) };
  };
  expect(await shown()).toEqual({ count: 2, broken: { id, start, end } });
  simulator.updateEvent(ADDRESS, id, { flaw: null });
  expect(await shown()).toEqual({ count: 2, broken: { id, start: ten, end: eleven } });
});
