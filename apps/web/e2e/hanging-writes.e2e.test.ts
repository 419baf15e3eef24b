import { openSession, untilSessionsWait } from "@calcache/setup/testing";
import { patience } from "@calcache/testing";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { bookableTeam, dateAhead } from "./support/demo-team.ts";
import { notify } from "./support/notify.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

/** Of the app's main pool. */
const connectionsOfWrites = 6;

let app: WebApp;
const day = dateAhead(7);

beforeAll(async () => {
  app = await startWebApp();
  await bookableTeam(app);
});
afterAll(() => app.close());

/** ms until an answer is there whole. */
async function timeOf(path: string): Promise<[status: number, ms: number]> {
  const began = performance.now();
  const answer = await fetch(app.url + path);
  await answer.text();
  return [answer.status, performance.now() - began];
}

let visitors = 0;
const book = () =>
  fetch(`${app.url}/api/v2/bookings`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": `198.51.100.${visitors++ % 256}` },
    body: JSON.stringify({
      teamSlug: "devs",
      eventTypeSlug: "teamevent",
      start: `${day}T10:00:00Z`,
      attendee: { name: "Gus", email: "gus@guest.example", timeZone: "UTC" },
    }),
  });

/** Writes again and again, also where one is refused or given up, until `stop`. @returns the statuses of bookings */
function keepWriting(subscriptionId: string) {
  const stopped = new AbortController();
  const statuses = new Set<number>();
  const lane = async () => {
    while (!stopped.signal.aborted) {
      const [booked] = await Promise.all([book(), notify(app.url, subscriptionId)]);
      statuses.add(booked.status);
    }
  };
  const lanes = Promise.all(Array.from({ length: 12 }, lane));
  return async () => {
    stopped.abort();
    await lanes;
    return statuses;
  };
}

// Broken on purpose: with one pool for all (503 after five seconds).
test("while all writes hang, slots and pages are there at once", async () => {
  const slots = `/api/v2/slots?teamSlug=devs&eventTypeSlug=teamevent&start=${day}&end=${day}`;
  const page = `/team/devs/teamevent?date=${day}`;
  for (const path of [slots, page]) expect((await timeOf(path))[0]).toBe(200);
  const holder = await openSession(app.env.DATABASE_URL ?? "");
  onTestFinished(() => holder.end());
  await holder.query('BEGIN; LOCK TABLE "Booking", calcache.cached_calendar IN EXCLUSIVE MODE');
  const [subscription] = app.simulator.listSubscriptions();
  const stop = keepWriting(subscription?.id ?? "");
  await untilSessionsWait(app.db, connectionsOfWrites);
  for (const path of [slots, page]) {
    const [status, ms] = await timeOf(path);
    expect([path, status]).toEqual([path, 200]);
    expect(ms).toBeLessThan(patience(1_000));
  }
  await holder.query("COMMIT");
  expect(await stop()).not.toContain(500);
});
