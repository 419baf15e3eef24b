import { setTimeout as pause } from "node:timers/promises";
import { patience } from "@calcache/testing";
import { http } from "msw";
import { expect, test } from "vitest";
import { answerWith, now, testGraph, testMailbox, useMicrosoft, v1 } from "../testing/test-support.ts";
import { createPaces } from "./pace.ts";

const microsoft = useMicrosoft();
const hour = 3_600_000;

test("asks more and more patiently, for a day after silence and an hour after an overload", () => {
  let clock = now;
  const paces = createPaces(10_000, () => clock);
  const seen = () => [paces.of("a").timeoutMs, paces.of("a").pageSize];
  expect(seen()).toEqual([10_000, 1000]);
  paces.slowDown("a", "overloaded");
  expect(seen()).toEqual([20_000, 250]);
  clock += hour;
  expect(seen()).toEqual([10_000, 1000]);
  for (let count = 0; count < 9; count++) paces.slowDown("a", "slow");
  paces.slowDown("a", "overloaded");
  expect(seen()).toEqual([30_000, 50]);
  expect(paces.of("b").pageSize).toBe(1000);
  clock += 24 * hour - 1;
  expect(seen()).toEqual([30_000, 50]);
  clock += 1;
  expect(seen()).toEqual([10_000, 1000]);
});

const window = {
  calendarId: "a",
  startDateTime: "2026-03-01T00:00:00Z",
  endDateTime: "2026-04-01T00:00:00Z",
};
const view = `${v1}/me/calendars/a/calendarView`;

// Broken on purpose: every exchange with the usual limit; the calendar was never read.
test("a calendar that takes longer than others is read at the second try, in smaller pages", async () => {
  const tops: (string | null)[] = [];
  const timeoutMs = patience(100);
  microsoft.use(
    http.get(view, async ({ request }) => {
      tops.push(new URL(request.url).searchParams.get("$top"));
      await pause(timeoutMs * 1.2);
      return answerWith(200, { value: [] });
    }),
  );
  const graph = testGraph({ timeoutMs });
  const read = () => graph.mailbox({ credentialId: 7 }).calendarView(window);
  expect(await read()).toMatchObject({ ok: false, error: { kind: "transient", code: "TimeoutError" } });
  expect(await read()).toEqual({ ok: true, value: [] });
  expect(tops).toEqual(["1000", "250"]);
});

test.each([503, 504])("a %i asks for smaller pages from then on, in that mailbox alone", async (status) => {
  const tops: (string | null)[] = [];
  microsoft.use(
    http.get(view, ({ request }) => {
      tops.push(new URL(request.url).searchParams.get("$top"));
      return answerWith(tops.length < 3 ? status : 200, { value: [] });
    }),
  );
  const graph = testGraph();
  for (const credentialId of [7, 7, 7, 8]) await graph.mailbox({ credentialId }).calendarView(window);
  expect(tops).toEqual(["1000", "250", "100", "1000"]);
});

test("a list asks for no more than it is made for, and one without pages for none", async () => {
  const asked: string[] = [];
  const note = ({ request }: { request: Request }) => {
    asked.push(new URL(request.url).search);
    return answerWith(200, { value: [] });
  };
  microsoft.use(http.get(`${v1}/me/calendars`, note), http.get(`${v1}/subscriptions`, note));
  await testMailbox().listCalendars();
  await testMailbox().listSubscriptions();
  expect(asked).toEqual(["?$select=id,name,isDefaultCalendar,canEdit,owner&$top=100", ""]);
});
