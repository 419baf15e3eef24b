import { afterEach, beforeEach, expect, test } from "vitest";
import { watchCalendar } from "../subscriptions/watch-calendar.ts";
import { createTestEngine } from "../testing/test-engine.ts";
import { noteSilence } from "./note-silence.ts";

let world: Awaited<ReturnType<typeof createTestEngine>>;
beforeEach(async () => {
  world = await createTestEngine();
});
afterEach(() => world.drop());

// Broken on purpose: without each condition of its own; the last three were taken for silent.
test.each<[which: string, created: number, notified: number | null, ends: number, isSilent: boolean]>([
  ["that is alive and never notified", -20, null, 60, true],
  ["that is alive and notified before only", -20, -15, 60, true],
  ["that has notified since, of another change perhaps", -20, -5, 60, false],
  ["that was made since", -5, null, 60, false],
  ["that has ended", -20, null, -1, false],
])(
  "a change of the last ten minutes, and a subscription %s: silent or not",
  async (_which, created, notified, ends, isSilent) => {
    const { engine, db, credential } = world;
    await watchCalendar(engine, { credentialId: credential.id, externalId: "a" }, [null]);
    const at = (minutes: number) => new Date(engine.now() + minutes * 60_000);
    const lastNotifiedAt = notified === null ? null : at(notified);
    await db.subscription.updateMany({
      data: { createdAt: at(created), lastNotifiedAt, expiresAt: at(ends) },
    });
    const { calendarId } = await db.subscription.findFirstOrThrow();
    await noteSilence(engine, calendarId, at(-10));
    expect((await db.subscription.findFirstOrThrow()).silentSince !== null).toBe(isSilent);
  },
);
