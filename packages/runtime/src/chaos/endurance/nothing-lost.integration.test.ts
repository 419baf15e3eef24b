import { expect, inject, test } from "vitest";
import { runEndurance } from "./run-endurance.ts";

// `npm run chaos -- --faults 2000 --mailboxes 200 --bookings 400` is the long form.
test("in 200 random faults over 20 mailboxes with 40 bookings nothing is lost", async () => {
  const postgres = { serverUrl: inject("testServerUrl"), templateUrl: inject("testDatabaseUrl") };
  const run = { seed: 1, faults: 200, mailboxes: 20, bookings: 40 };
  const { losses, requests, bookings, notes } = await runEndurance(run, postgres);
  expect(losses, notes.join("\n")).toEqual({ accounts: [], bookings: [], events: [], calendars: [] });
  expect(requests.failed).toBeGreaterThan(200);
  expect(bookings.standing).toBeGreaterThan(30);
  expect(bookings.ended).toBeGreaterThan(0);
});
