import { http } from "msw";
import { expect, test } from "vitest";
import { answerWith, testMailbox, useMicrosoft, v1 } from "../testing/test-support.ts";

const microsoft = useMicrosoft();
const workingHours = {
  daysOfWeek: ["friday", "monday", "someday"],
  startTime: "08:30:00.0000000",
  endTime: "17:00:00.0000000",
  timeZone: { name: "Tokyo Standard Time" },
};
const hours = { days: [1, 5], startTime: "08:30", endTime: "17:00", timeZone: "Asia/Tokyo" };

test.each([
  [{ workingHours }, hours],
  [
    { workingHours: { ...workingHours, timeZone: { name: "Customized Time Zone" } } },
    { ...hours, timeZone: null },
  ],
  [{ workingHours: { ...workingHours, timeZone: null } }, { ...hours, timeZone: null }],
  [{ workingHours: { ...workingHours, daysOfWeek: [] } }, null],
  [{ workingHours: { ...workingHours, endTime: "08:30:00" } }, null],
  [{ workingHours: { ...workingHours, startTime: "early" } }, null],
  [{ workingHours: null }, null],
  [{}, null],
])("a mailbox that says %j works %j", async (settings, told) => {
  microsoft.use(http.get(`${v1}/me/mailboxSettings`, () => answerWith(200, settings)));
  expect(await testMailbox().workingHours()).toEqual({ ok: true, value: told });
});

test("a mailbox without settings tells no hours, and one that may not be asked says so", async () => {
  microsoft.use(http.get(`${v1}/me/mailboxSettings`, () => new Response(null, { status: 204 })));
  expect(await testMailbox().workingHours()).toEqual({ ok: true, value: null });
  const denied = { error: { code: "ErrorAccessDenied", message: "Access is denied." } };
  microsoft.use(http.get(`${v1}/me/mailboxSettings`, () => answerWith(403, denied)));
  expect(await testMailbox().workingHours()).toMatchObject({ ok: false });
});
