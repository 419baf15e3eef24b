import { afterEach, beforeEach, expect, test } from "vitest";
import { ensureCalendar } from "../accounts/calendars.ts";
import { findMailboxes } from "../accounts/mailboxes.ts";
import { busy, testIntegration } from "../testing/test-engine.ts";
import { createTestMailbox, failing, hour, minute } from "../testing/test-mailbox.ts";
import { recordMailboxFailure } from "./mailbox-health.ts";

let box: Awaited<ReturnType<typeof createTestMailbox>>;
beforeEach(async () => {
  box = await createTestMailbox();
});
afterEach(() => box.drop());

const alerts = () => box.db.alert.findMany({ select: { name: true, clearedAt: true } });
const unsure = failing("relink", { mayPass: true, reached: "sign-in" });

// Broken on purpose: isProvenRelink believes the first; the account was marked, and nobody asked for it again.
test("a refusal that may pass by itself marks no account, and is forgotten with the next success", async () => {
  box.answer(unsure, busy());
  await box.markDirty();
  expect(await box.work()).toBe(1);
  expect(await box.isInvalid()).toBe(false);
  expect(await box.pause()).toBe(5 * minute);
  box.advance(5 * minute - 1);
  expect(await box.work()).toBe(0);
  box.advance(1);
  expect(await box.work()).toBe(2);
  expect(await box.row()).toMatchObject({ failingSince: null, failureKind: null, pausedUntil: null });
  box.answer(unsure);
  await box.markDirty();
  await box.work();
  expect(await box.isInvalid()).toBe(false);
});

// Broken on purpose: hasWaitedForSecond always false; the account was asked for every five minutes for ever.
test("a second refusal, minutes later, is believed", async () => {
  box.answer(unsure);
  await box.markDirty();
  await box.work();
  box.advance(5 * minute);
  expect(await box.work()).toBe(1);
  expect(await box.isInvalid()).toBe(true);
});

// Broken on purpose: hasWaitedForSecond without the end of the pause; two readers at once were two refusals.
test("two refusals at the same time are one", async () => {
  for (let count = 0; count < 2; count++) {
    const known = (await findMailboxes(box.engine, [box.id])).get(box.id);
    if (!known) throw new Error("no mailbox");
    await recordMailboxFailure(box.engine, known, unsure.error);
  }
  expect(await box.isInvalid()).toBe(false);
});

test("an account that is locked for hours is left alone for hours, and keeps its tokens", async () => {
  box.answer(failing("ambiguous", { retryAfterSeconds: 4 * 3600, reached: "sign-in" }));
  await box.markDirty();
  await box.work();
  expect(await box.pause()).toBeGreaterThanOrEqual(4 * hour);
  expect(await box.isInvalid()).toBe(false);
});

const shutOut = failing("tenant", { reached: "sign-in", reason: "HTTP 400, AADSTS700016" });

/** A mailbox of another organisation, whose calendar was last read at `confirmedAt`. */
async function another(confirmedAt: () => number) {
  const user = await box.db.user.create({ data: { email: "bo@fabrikam.example", timeZone: "UTC" } });
  const credential = await box.db.credential.create({
    data: { type: testIntegration, key: { email: user.email }, userId: user.id },
  });
  const made = await ensureCalendar(box.engine, { credentialId: credential.id, externalId: "C" });
  return () =>
    box.db.cachedCalendar.update({
      where: { id: made?.id ?? 0 },
      data: { confirmedAt: new Date(confirmedAt()) },
    });
}

/** The worker's work for so long, a step every five minutes. */
async function workFor(ms: number, between: () => Promise<unknown> = async () => {}) {
  for (const end = box.engine.now() + ms; box.engine.now() < end; box.advance(5 * minute)) {
    await between();
    await box.work();
  }
}

// Broken on purpose: `tenantPatience` 0; the account was marked in the first minutes.
test("an organisation that doesn't let the app in for hours, while others do, costs its accounts", async () => {
  box.answer(shutOut);
  await box.markDirty();
  const readAnother = await another(() => box.engine.now());
  await workFor(1.5 * hour, readAnother);
  expect(await box.isInvalid()).toBe(false);
  await workFor(2 * hour, readAnother);
  expect(await box.isInvalid()).toBe(true);
  expect(await alerts()).toEqual([]);
});

// Broken on purpose: isShutOut doesn't ask for the others; every account was marked for our own wrong client id.
test("where no organisation lets the app in it is our mistake: an alert, and no account's", async () => {
  box.answer(shutOut);
  await box.markDirty();
  const began = box.engine.now();
  await (await another(() => began))();
  await workFor(8 * hour);
  expect(await box.isInvalid()).toBe(false);
  expect(await alerts()).toEqual([{ name: "test_calendar sign-in", clearedAt: null }]);
  box.answer(busy());
  await workFor(1.5 * hour);
  expect(await alerts()).toEqual([{ name: "test_calendar sign-in", clearedAt: expect.any(Date) }]);
  expect(await box.row()).toMatchObject({ failingSince: null, quarantinedAt: null });
});
