import type { MailboxRef } from "@calcache/calendar-cache";
import { createGraph } from "@calcache/microsoft-graph";
import { expect, test } from "vitest";
import type { AskMailbox } from "./ask-mailbox.ts";
import { limitRequestsPerMailbox } from "./requests-per-mailbox.ts";

const mailbox = (id: number): MailboxRef => ({
  id,
  integration: "office365_calendar",
  credentialId: id,
  address: `host${id}@contoso.example`,
  externalId: null,
  tid: null,
  oid: null,
  accountKind: null,
  anchorRefused: false,
});

/** Asks whose answers come when the test says. */
function slowAsk() {
  const running: { mailbox: number; end: () => void; fail: () => void }[] = [];
  const ask: AskMailbox = async ({ id }, request) => {
    await new Promise<void>((resolve, reject) => {
      const done = (settle: () => void) => () => {
        running.splice(
          running.findIndex(({ end }) => end === entry.end),
          1,
        );
        settle();
      };
      const entry = { mailbox: id, end: done(resolve), fail: done(() => reject(new Error("cut"))) };
      running.push(entry);
    });
    return request(graph.mailbox({ credentialId: id }));
  };
  return { ask, running };
}

/** Nothing is sent: the requests of these tests ask it for nothing. */
const graph = createGraph({
  graphUrl: "https://graph.example",
  loginUrl: "https://login.example",
  clientId: "",
  clientSecret: "",
  tokens: {
    read: () => Promise.reject(new Error("not called")),
    refreshExclusively: () => Promise.reject(new Error("not called")),
  },
  now: () => 0,
});
const request = async () => ({ ok: true as const, value: null });

const settle = () => new Promise((resolve) => setImmediate(resolve));

// Broken on purpose: `running >= limit` never true; all seven ran at once.
test("lets so many requests of a mailbox run at once, the next one as soon as one has ended, however it ends", async () => {
  const { ask, running } = slowAsk();
  const limited = limitRequestsPerMailbox(ask, 3);
  const answers = Array.from({ length: 7 }, () => limited(mailbox(1), request).catch(() => "cut"));
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
  const { ask, running } = slowAsk();
  const limited = limitRequestsPerMailbox(ask, 1);
  const answers = [1, 1, 2].map((id) => limited(mailbox(id), request));
  await settle();
  expect(running.map((request) => request.mailbox)).toEqual([1, 2]);
  for (; running.length > 0; await settle()) running[0]?.end();
  await Promise.all(answers);
});
