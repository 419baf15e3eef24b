import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OtherBusyTimes } from "../engine/other-busy-times.ts";
import { createTestEngine } from "../testing/test-engine.ts";
import { addAvailability } from "./read-availability.ts";

let world: Awaited<ReturnType<typeof createTestEngine>>;
beforeEach(async () => {
  world = await createTestEngine();
});
afterEach(() => world.drop());

const google = {
  userId: 1,
  integration: "google_calendar",
  externalId: "ann@gmail.example",
  credentialId: 7,
  delegationCredentialId: null,
  unreadable: "no_provider",
} as const;
const delegated = {
  ...google,
  integration: "test_calendar",
  credentialId: null,
  delegationCredentialId: "d",
  unreadable: "delegation",
} as const;

const hour = 60;
const start = Date.parse("2026-12-01T09:00Z") / 60_000;
const range = { start, end: start + 8 * hour };

async function read(busyTimes: OtherBusyTimes, budget = 5_000) {
  world.engine.others = { busyTimes, budget };
  const batch = world.engine.db.openBatch();
  const answers = addAvailability(batch, world.engine, [google, delegated], range, { serveCache: true });
  await batch.send();
  return answers();
}

it("asks the host app's reader once, by what its calendars were selected with, and tells what it says as live", async () => {
  const asked: unknown[] = [];
  const answers = await read(async (...question) => {
    asked.push(question);
    return [
      [
        { start: "2026-12-01T10:00:30+01:00", end: "2026-12-01T09:29:30Z" },
        { start: new Date("2026-12-01T12:00Z"), end: new Date("2026-12-01T13:00Z") },
        { start: "2026-12-01T16:30Z", end: "2026-12-02T16:30Z" },
      ],
      [],
    ];
  });
  const { unreadable: _, ...theirs } = google;
  const { unreadable: __, ...others } = delegated;
  const iso = { start: "2026-12-01T09:00:00.000Z", end: "2026-12-01T17:00:00.000Z" };
  expect(asked).toEqual([[[theirs, others], iso]]);
  const asOf = world.engine.now();
  const busy = [start, start + 30, start + 3 * hour, start + 4 * hour, start + 7.5 * hour, start + 8 * hour];
  expect(answers).toEqual([
    { source: "live", busy: Uint32Array.from(busy), asOf },
    { source: "live", busy: new Uint32Array(), asOf },
  ]);
});

// Broken on purpose: `tooLate` left out of the race; the reader that never answers was waited for without end.
describe("a calendar stays unknown, which is never free,", () => {
  const unanswered = { source: "unavailable", why: "unanswered" };
  it.each<[string, OtherBusyTimes]>([
    ["where the reader fails", async () => Promise.reject(new Error("secret"))],
    [
      "where it throws",
      () => {
        throw new Error("secret");
      },
    ],
    ["where it takes longer than it may", () => new Promise(() => {})],
    ["where it answers nothing", async () => []],
    ["where it can't read it", async () => [null, null]],
    [
      "where it says what is no time",
      async () => [
        [{ start: "2026-12-01T12:00", end: "2026-12-01T13:00" }],
        [{ start: "2026-12-01T12:00Z", end: "2026-12-01T11:00Z" }],
      ],
    ],
    ["where it says what is no list", (async () => ({ busy: [] })) as unknown as OtherBusyTimes],
    ["where it gives no lists", (async () => ["09:00", {}]) as unknown as OtherBusyTimes],
    ["where its lists hold nothing", (async () => [[null], [5]]) as unknown as OtherBusyTimes],
  ])("%s", async (_what, busyTimes) => {
    expect(await read(busyTimes, 50)).toEqual([unanswered, unanswered]);
    expect(world.lines.join()).not.toContain("secret");
  });

  it("and one that it can't read takes no other with it", async () => {
    expect(await read(async () => [null, []])).toMatchObject([unanswered, { source: "live" }]);
  });
});
