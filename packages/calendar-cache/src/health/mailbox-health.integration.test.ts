import { afterEach, beforeEach, expect, test } from "vitest";
import { findMailboxes } from "../accounts/mailboxes.ts";
import type { FailureKind } from "../engine/provider.ts";
import { refreshCalendars } from "../refresh/refresh-calendars.ts";
import { busy } from "../testing/test-engine.ts";
import { createTestMailbox, failing, hour, minute, second } from "../testing/test-mailbox.ts";
import { refreshMailbox } from "../worker/refresh-mailbox.ts";
import { noteReachable, noteWatchAnswer, recordMailboxFailure } from "./mailbox-health.ts";

let box: Awaited<ReturnType<typeof createTestMailbox>>;
beforeEach(async () => {
  box = await createTestMailbox();
});
afterEach(() => box.drop());

const alerts = () => box.db.alert.findMany({ orderBy: { name: "asc" } });

// Broken on purpose: `refusal` answers null; calendar B was read in the pause. And refreshMailbox's loop without
// `pauseLeft`; nobody was woken for the end of the pause.
test("waits as long as it is told to when it asked too much, with all calendars of the mailbox", async () => {
  box.answer(failing("throttled", { retryAfterSeconds: 7 }), busy());
  await box.markDirty();
  expect(await box.work()).toBe(1);
  expect(await box.pause()).toBe(7 * second);
  expect(box.woken).toEqual([box.id, box.id]);
  box.advance(6_999);
  expect(await box.isWoken()).toBe(false);
  await refreshMailbox(box.engine, box.id);
  await refreshCalendars(box.engine, [{ credentialId: box.credential.id, externalId: "B" }]);
  expect(box.reads.length).toBe(1);
  box.advance(1);
  expect(await box.work()).toBe(2);
  expect(await box.row()).toMatchObject({
    pausedUntil: null,
    failingSince: null,
    failureKind: null,
    failureCount: 0,
  });
});

test("backs off while the provider is in trouble, and forgets it with the first success", async () => {
  box.answer(failing("transient"));
  await box.markDirty();
  const pauses: number[] = [];
  for (let count = 0; count < 9; count++) {
    expect(await box.work()).toBe(1);
    pauses.push(await box.pause());
    box.advance(await box.pause());
  }
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  expect(pauses.at(0)).toBeLessThan(3 * second);
  expect(pauses.at(-1)).toBeGreaterThanOrEqual(5 * minute);
  expect(await box.isInvalid()).toBe(false);
  box.answer(busy());
  box.advance(hour);
  await box.work();
  expect(await box.row()).toMatchObject({ failingSince: null, quarantinedAt: null, failureCount: 0 });
});

// Broken on purpose: `disconnect` doesn't mark the credential; it wasn't invalid. It doesn't mark the calendars; B, which
// nobody had marked, wasn't refreshed when the account was back. It leaves `connected`; B was asked for in the same round.
test("marks the account to be connected again, stops calling, and refreshes as soon as it is back", async () => {
  box.answer(failing("relink"));
  await box.markDirty();
  await box.db.cachedCalendar.updateMany({ where: { externalId: "B" }, data: { dirtySince: null } });
  await refreshCalendars(box.engine, box.calendars);
  expect(box.reads.length).toBe(1);
  expect(await box.isInvalid()).toBe(true);
  expect(await box.row()).toMatchObject({
    failureKind: "relink",
    failureReason: "HTTP 599",
    quarantinedAt: null,
  });
  box.advance(40 * hour);
  expect(await box.work()).toBe(0);
  await box.db.credential.update({ where: { id: box.credential.id }, data: { invalid: false } });
  box.answer(busy());
  expect(await box.work()).toBe(2);
  expect(await box.row()).toMatchObject({ failingSince: null, failureKind: null });
});

// Broken on purpose: `disconnect` without `keyDigest`; the account that was just connected was marked.
test("an account that was connected again while its old tokens were refused isn't marked", async () => {
  await box.markDirty();
  const known = (await findMailboxes(box.engine, [box.id])).get(box.id);
  if (!known) throw new Error("no mailbox");
  const key = { email: known.address, token: "second" };
  await box.db.credential.update({ where: { id: box.credential.id }, data: { key } });
  await recordMailboxFailure(box.engine, known, failing("relink").error);
  expect(await box.isInvalid()).toBe(false);
  box.answer(failing("relink"));
  await box.work();
  expect(await box.isInvalid()).toBe(true);
});

// Broken on purpose: without `isSecondRefusal`; the provider was asked again and again.
test("tokens that are refused as often as they are replaced are given up", async () => {
  await box.markDirty();
  for (const token of ["second", "third"]) {
    const known = (await findMailboxes(box.engine, [box.id])).get(box.id);
    if (!known) throw new Error(`refused before the ${token} token`);
    const key = { email: known.address, token };
    await box.db.credential.update({ where: { id: box.credential.id }, data: { key } });
    await recordMailboxFailure(box.engine, known, failing("relink").error);
  }
  expect(await box.isInvalid()).toBe(true);
});

test.each<[FailureKind, RegExp]>([
  ["forbidden", /may not read this calendar, .* \(HTTP 599\)/],
  ["gone", /was deleted, or is no longer shared/],
])(
  "stops a calendar that is %s for a day, with a reason, and no other of its mailbox",
  async (kind, reason) => {
    box.answer(failing(kind), busy());
    await box.markDirty();
    expect(await box.work()).toBe(2);
    expect(await box.row()).toMatchObject({ failingSince: null, pausedUntil: null });
    const { externalId, failureReason } = await box.db.cachedCalendar.findFirstOrThrow({
      where: { failingSince: { not: null } },
    });
    expect(failureReason).toMatch(reason);
    box.woken.length = 0;
    box.advance(24 * hour - minute);
    expect(await box.work()).toBe(0);
    await refreshMailbox(box.engine, box.id);
    expect(box.woken).toEqual([]);
    box.advance(7 * hour);
    expect(await box.work()).toBe(1);
    expect(await box.calendar(externalId)).toMatchObject({ failingSince: null, failureReason: null });
  },
);

test.each<FailureKind>(["malformed", "bug"])(
  "an answer that is %s is one calendar's trouble",
  async (kind) => {
    box.answer(failing(kind), busy());
    await box.markDirty();
    expect(await box.work()).toBe(2);
    expect(await box.row()).toMatchObject({ failingSince: null, pausedUntil: null });
    expect(await box.db.cachedCalendar.count({ where: { failureKind: kind } })).toBe(1);
  },
);

// Broken on purpose: clearAlert not called; the alert stood after the success.
test("a mistake of ours raises one alert, touches no account, and is cleared by the next success", async () => {
  box.answer(failing("config", { subject: "sign-in", reason: "HTTP 401, AADSTS7000215" }));
  await box.markDirty();
  await box.work();
  const raisedAt = new Date(box.engine.now());
  box.advance(5 * minute);
  await box.work();
  expect(await alerts()).toEqual([
    { name: "test_calendar sign-in", reason: "HTTP 401, AADSTS7000215", raisedAt, clearedAt: null },
  ]);
  expect(await box.isInvalid()).toBe(false);
  expect(await box.row()).toMatchObject({ failureKind: "config", failureCount: 2, quarantinedAt: null });
  expect(box.lines.filter((line) => line.startsWith("[Alert]")).length).toBe(1);
  box.advance(10 * minute);
  box.answer(busy());
  await box.work();
  expect(await alerts()).toMatchObject([{ clearedAt: new Date(box.engine.now()) }]);
  box.answer(failing("config"));
  await box.markDirty();
  await box.work();
  expect(await alerts()).toMatchObject([{ raisedAt: new Date(box.engine.now()), clearedAt: null }]);
});

// Broken on purpose: the latest failure decides whether there is an alert to clear; it stood for ever.
test("an alert is cleared by the success of the mailbox that raised it, whatever else failed between", async () => {
  await box.markDirty();
  for (const answer of [failing("config", { subject: "sign-in" }), failing("transient"), busy()]) {
    box.answer(answer);
    await box.work();
    box.advance(11 * minute);
  }
  expect(await box.row()).toMatchObject({ failingSince: null });
  expect(await alerts()).toMatchObject([{ clearedAt: expect.any(Date) }]);
});

// Broken on purpose: any recovery clears it; the alert went though nobody had signed in.
test("an alert stands while a mailbox recovers that failed only later, with a token it still had", async () => {
  await box.db.alert.create({
    data: { name: "test_calendar sign-in", reason: "wrong", raisedAt: new Date(box.engine.now() - hour) },
  });
  box.answer(failing("transient"));
  await box.markDirty();
  await box.work();
  box.advance(hour);
  box.answer(busy());
  await box.work();
  expect(await box.row()).toMatchObject({ failingSince: null });
  expect(await alerts()).toMatchObject([{ clearedAt: null }]);
});

test("a webhook that the provider can't reach raises its own alert, and stops no reading", async () => {
  const known = (await findMailboxes(box.engine, [box.id])).get(box.id);
  if (!known) throw new Error("no mailbox");
  for (const answer of [failing("config", { subject: "notifications" }), failing("transient")]) {
    expect(await noteWatchAnswer(box.engine, known, answer)).toBe(answer);
  }
  expect(await box.row()).toMatchObject({ failingSince: null, pausedUntil: null });
  expect(await alerts()).toMatchObject([{ name: "test_calendar notifications", clearedAt: null }]);
  // That the list of subscriptions can be read says nothing of the webhook.
  await noteWatchAnswer(box.engine, known, { ok: true, value: null });
  expect(await alerts()).toMatchObject([{ clearedAt: null }]);
  await noteReachable(box.engine, known);
  expect(await alerts()).toMatchObject([{ clearedAt: new Date(box.engine.now()) }]);
  await noteWatchAnswer(box.engine, known, failing("throttled", { retryAfterSeconds: 20 }));
  expect(await box.pause()).toBe(20 * second);
});

test("keeps the provider's id of the last request that failed, of the mailbox or of one calendar in it", async () => {
  const [one, other] = ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"];
  box.answer(failing("transient", { requestId: one }));
  await refreshCalendars(box.engine, box.calendars.slice(0, 1));
  expect(await box.row()).toMatchObject({
    failedRequestId: one,
    failedRequestAt: new Date(box.engine.now()),
  });
  box.advance(hour);
  box.answer(failing("gone", { requestId: other, reached: "mailbox" }));
  await refreshCalendars(box.engine, box.calendars.slice(0, 1));
  expect(await box.row()).toMatchObject({
    failedRequestId: other,
    failedRequestAt: new Date(box.engine.now()),
    failingSince: null,
  });
  // An answer that names none leaves the last known one.
  box.advance(hour);
  box.answer(failing("transient"));
  await refreshCalendars(box.engine, box.calendars.slice(0, 1));
  expect(await box.row()).toMatchObject({ failedRequestId: other });
});
