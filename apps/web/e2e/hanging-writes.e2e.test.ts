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

const book = (visitor: number) =>
  fetch(`${app.url}/api/v2/bookings`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": `198.51.100.${visitor}` },
    body: JSON.stringify({
      teamSlug: "devs",
      eventTypeSlug: "teamevent",
      start: `${day}T10:00:00Z`,
      attendee: { name: "Gus", email: "gus@guest.example", timeZone: "UTC" },
    }),
  });

// Broken on purpose: with one pool for all (503 after five seconds).
test("while all writes hang, slots and pages are there at once", async () => {
  const slots = `/api/v2/slots?teamSlug=devs&eventTypeSlug=teamevent&start=${day}&end=${day}`;
  const page = `/team/devs/teamevent?date=${day}`;
  for (const path of [slots, page]) expect((await timeOf(path))[0]).toBe(200);
  const holder = await openSession(app.env.DATABASE_URL ?? "");
  onTestFinished(() => holder.end());
  await holder.query('BEGIN; LOCK TABLE "Booking", calcache.cached_calendar IN EXCLUSIVE MODE');
  const [subscription] = app.simulator.listSubscriptions();
  const written = Array.from({ length: 12 }, (_, visitor) => [
    book(visitor),
    notify(app.url, subscription?.id ?? ""),
  ]);
  await untilSessionsWait(app.db, connectionsOfWrites);
  for (const path of [slots, page]) {
    const [status, ms] = await timeOf(path);
    expect([path, status]).toEqual([path, 200]);
    expect(ms).toBeLessThan(patience(1_000));
  }
  await holder.query("COMMIT");
  await Promise.all(written.flat());
});
