import type { CalendarProvider, MailboxRef } from "@calcache/calendar-cache";
import { expect, test } from "vitest";
import { limitRequestsPerMailbox } from "./requests-per-mailbox.ts";

const mailbox = (id: number): MailboxRef => ({
  id,
  credentialId: id,
  address: `host${id}@contoso.example`,
  externalId: null,
  accountKind: null,
  anchorRefused: false,
});

/** A provider whose requests end when the test says; the others of its methods aren't called. */
function slowProvider() {
  const running: { mailbox: number; end: () => void; fail: () => void }[] = [];
  const unsubscribe: CalendarProvider["unsubscribe"] = ({ id }) =>
    new Promise((resolve, reject) => {
      const done = (settle: () => void) => () => {
        running.splice(
          running.findIndex(({ end }) => end === request.end),
          1,
        );
        settle();
      };
      const request = {
        mailbox: id,
        end: done(() => resolve({ ok: true, value: null })),
        fail: done(() => reject(new Error("cut"))),
      };
      running.push(request);
    });
  const never = () => Promise.reject(new Error("not called"));
  const provider: CalendarProvider = {
    integration: "test_calendar",
    readProfile: never,
    readTimeZone: never,
    readBusy: never,
    subscribe: never,
    renew: never,
    unsubscribe,
    listSubscriptions: never,
  };
  return { provider, running };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

// Broken on purpose: `running >= limit` never true; all seven ran at once.
test("lets so many requests of a mailbox run at once, the next one as soon as one has ended, however it ends", async () => {
  const { provider, running } = slowProvider();
  const limited = limitRequestsPerMailbox(provider, 3);
  const answers = Array.from({ length: 7 }, () => limited.unsubscribe(mailbox(1), "a").catch(() => "cut"));
  await settle();
  expect(running).toHaveLength(3);
  running[0]?.end();
  running[0]?.fail();
  await settle();
  expect(running).toHaveLength(3);
  while (running.length > 0) {
    running[0]?.end();
    await settle();
    expect(running.length).toBeLessThanOrEqual(3);
  }
  expect(await Promise.all(answers)).toHaveLength(7);
});

test("keeps no mailbox waiting for another", async () => {
  const { provider, running } = slowProvider();
  const limited = limitRequestsPerMailbox(provider, 1);
  const answers = [1, 1, 2].map((id) => limited.unsubscribe(mailbox(id), "a"));
  await settle();
  expect(running.map((request) => request.mailbox)).toEqual([1, 2]);
  for (; running.length > 0; await settle()) running[0]?.end();
  await Promise.all(answers);
});
