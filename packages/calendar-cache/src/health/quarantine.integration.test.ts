import { afterEach, beforeEach, expect, test } from "vitest";
import { readAvailability } from "../serve/read-availability.ts";
import { busy } from "../testing/test-engine.ts";
import { createTestMailbox, failing, hour, minute, second } from "../testing/test-mailbox.ts";

let box: Awaited<ReturnType<typeof createTestMailbox>>;
beforeEach(async () => {
  box = await createTestMailbox();
});
afterEach(() => box.drop());

const ten = Date.parse("2026-11-24T10:00:00Z") / 60_000;

test("puts a mailbox that fails ambiguously for long into quarantine, and keeps its tokens", async () => {
  await box.failIntoQuarantine();
  const { quarantinedAt, failureCount, failureReason } = await box.row();
  expect(quarantinedAt).not.toBeNull();
  expect(failureCount).toBe(6);
  expect(failureReason).toBe("HTTP 599");
  expect(await box.isInvalid()).toBe(false);
});

// Broken on purpose: recordMailboxFailure without `probeDelay`; an hour and a quarter between probes, 38 of them. And
// wakeDueMailboxes without its UNION; a mailbox with no dirty calendar was never probed.
test("probes it ever more rarely, at least once an hour, with nothing of it dirty, for all that a refresh reads", async () => {
  await box.failIntoQuarantine();
  await box.db.cachedCalendar.updateMany({ data: { dirtySince: null } });
  const from = box.reads.length;
  let longest = 0;
  let probed = box.engine.now();
  for (const end = box.engine.now() + 40 * hour; box.engine.now() < end; box.advance(30 * second)) {
    if ((await box.work()) === 0) continue;
    longest = Math.max(longest, box.engine.now() - probed);
    probed = box.engine.now();
  }
  const probes = box.reads.slice(from);
  expect(probes.length).toBeGreaterThan(40);
  expect(probes.length).toBeLessThan(65);
  expect(longest).toBeLessThanOrEqual(hour + 30 * second);
  expect(probes.every(({ start, end }) => end - start > 100 * 24 * 60)).toBe(true);
});

// Broken on purpose: recordMailboxSuccess without markAllDirty; 1 request, the probe, instead of 3.
test("one success reinstates it, and refreshes all its calendars", async () => {
  await box.failIntoQuarantine();
  await box.db.cachedCalendar.updateMany({ data: { dirtySince: null } });
  box.advance(hour);
  box.answer(busy([ten + 120, ten + 180]));
  expect(await box.work()).toBe(3);
  expect(await box.row()).toMatchObject({
    quarantinedAt: null,
    pausedUntil: null,
    failingSince: null,
    failureCount: 0,
  });
  for (const { externalId } of box.calendars) {
    const { confirmedAt, dirtySince, failingSince } = await box.calendar(externalId);
    expect([confirmedAt?.getTime(), dirtySince, failingSince]).toEqual([box.engine.now(), null, null]);
  }
  expect(box.lines).toContain("[Reinstated] it answers again; all its calendars are refreshed");
});

test("an answer that one calendar is gone reinstates as well: the mailbox answers", async () => {
  await box.failIntoQuarantine();
  box.advance(hour);
  box.answer(failing("gone"), busy());
  await box.work();
  expect(await box.row()).toMatchObject({ quarantinedAt: null, pausedUntil: null });
});

// Broken on purpose: `refusal` answers null; the reader of a calendar never seen asked the provider. (decideServing without
// `quarantined` and without `pausedUntil`: see serve-rule.test.ts.)
test("readers get what was last known, with its age, without asking the provider", async () => {
  const asOf = (await box.calendar("A")).confirmedAt?.getTime();
  await box.failIntoQuarantine();
  const before = box.reads.length;
  const unseen = { credentialId: box.credential.id, externalId: "never seen" };
  const refs = [...box.calendars, unseen];
  for (const serveCache of [true, false]) {
    const answers = await readAvailability(box.engine, refs, { start: ten, end: ten + 600 }, { serveCache });
    expect(answers).toMatchObject([
      { source: "stale", asOf },
      { source: "stale", asOf },
      { source: "unavailable" },
    ]);
  }
  expect(box.reads.length).toBe(before);
});

// Broken on purpose: readCalendar and probe take every failure that isn't the mailbox's for a sign of life; it was reinstated.
test.each([
  failing("relink", { reached: "sign-in", mayPass: true }),
  failing("bug", { reached: "sign-in" }),
  failing("gone", { reached: "provider" }),
  failing("unlisted"),
  failing("malformed"),
])("$error.kind from the $error.reached proves nothing, and leaves it in quarantine", async (answer) => {
  await box.failIntoQuarantine();
  box.advance(hour);
  box.answer(answer);
  expect(await box.work()).toBe(1);
  expect((await box.row()).quarantinedAt).not.toBeNull();
  expect(await box.isInvalid()).toBe(false);
});

// Broken on purpose: the probe asks for the calendar that was read last; the mailbox was never reinstated.
test("a calendar that never answers again doesn't keep its mailbox in quarantine", async () => {
  await box.failIntoQuarantine();
  await box.db.cachedCalendar.updateMany({ data: { failingSince: new Date(box.engine.now()) } });
  await box.db.cachedCalendar.updateMany({
    where: { externalId: "A" },
    data: { confirmedAt: new Date(box.engine.now()) },
  });
  box.provider.readBusy = async (_mailbox, calendar) => (calendar === "A" ? failing("transient") : busy());
  for (let step = 0; step < 12; step++) {
    box.advance(hour / 2);
    await box.work();
  }
  expect((await box.calendar("B")).failingSince).toBeNull();
  expect((await box.calendar("A")).failingSince).not.toBeNull();
});

// Broken on purpose: failsAlone always false; calendar B was left alone with A, half of the time.
test("a calendar that fails like an outage, while others of its mailbox answer, stops only itself", async () => {
  const asked = { A: 0, B: 0 };
  box.provider.readBusy = async (_mailbox, calendar) => {
    asked[calendar === "A" ? "A" : "B"] += 1;
    return calendar === "A" ? failing("transient") : busy();
  };
  const notifyB = () =>
    box.db.cachedCalendar.updateMany({
      where: { externalId: "B" },
      data: { dirtySince: new Date(box.engine.now()), refreshAfter: null },
    });
  await box.markDirty();
  for (const end = box.engine.now() + 3 * hour; box.engine.now() < end; box.advance(minute)) {
    await notifyB();
    await box.work();
  }
  expect(await box.row()).toMatchObject({ failingSince: null, pausedUntil: null, quarantinedAt: null });
  expect((await box.calendar("A")).failureReason).toMatch(/only this calendar fails/);
  const before = { ...asked };
  for (const end = box.engine.now() + 3 * hour; box.engine.now() < end; box.advance(minute)) {
    await notifyB();
    await box.work();
  }
  expect(asked.A - before.A).toBeLessThanOrEqual(4);
  expect(asked.B - before.B).toBe(180);
});

// Broken on purpose: failsAlone without calendarPatience, and without asking whether anything was read since; both were called alone.
test.each([
  ["for an hour, while others of its mailbox answer,", "A", hour, minute],
  ["for hours, with all others of its mailbox,", "both", 9 * hour, 3 * hour],
] as const)("a calendar that fails %s is taken for its mailbox's trouble", async (_what, fails, ms, step) => {
  box.provider.readBusy = async (_mailbox, calendar) =>
    fails === "both" || calendar === fails ? failing("transient") : busy();
  await box.markDirty();
  for (const end = box.engine.now() + ms; box.engine.now() < end; box.advance(step)) await box.work();
  expect((await box.calendar("A")).failureReason).toBe("the provider is in trouble (HTTP 599)");
  expect((await box.row()).failingSince).not.toBeNull();
});
