import { describe, expect, it, test, vi } from "vitest";
import { ADDRESS, graphClient, startTestSimulator } from "../testing/test-simulator.ts";
import type { FaultDraft } from "./fault.ts";

async function startWithFault(fault: FaultDraft) {
  const world = await startTestSimulator();
  const { id } = world.simulator.addFault(fault);
  return { ...world, id };
}

test("answers with the status, the code and the Retry-After it is given, as often as it is told", async () => {
  const effect = { status: 503, code: "MailboxInfoStale", retryAfterSeconds: 3 };
  const { graph } = await startWithFault({ match: {}, effect, times: 2 });
  const first = await graph("/me");
  expect([first.status, first.error().code, first.headers.get("retry-after")]).toEqual([
    503,
    "MailboxInfoStale",
    "3",
  ]);
  expect(first.headers.get("request-id")).not.toBeNull();
  expect((await graph("/me")).status).toBe(503);
  expect((await graph("/me")).status).toBe(200);
});

test.each([
  ["mailbox", { mailbox: "bob@contoso.example" }],
  ["kind", { kind: "outlook.com" as const }],
  ["method", { method: "post" }],
  ["path prefix", { path: "/v1.0/me/mailboxSettings" }],
  ["path pattern", { path: "mailboxSettings$" }],
  ["operation", { operation: "getMailboxSettings" }],
])("strikes only the %s it is meant for", async (_, match) => {
  const { graph, simulator } = await startWithFault({ match, effect: { status: 500 } });
  const bob = simulator.createMailbox({
    address: "bob@contoso.example",
    displayName: "Bob",
    timeZone: "UTC",
    kind: "outlook.com",
  });
  const asBob = graphClient(simulator, bob.tokens.access_token);
  const statuses = [
    await graph("/me"),
    await graph("/me/mailboxSettings"),
    await asBob("/me"),
    await graph("/me/events", { method: "POST", body: {} }),
  ];
  const struck = statuses.map(({ status }) => status === 500);
  expect(struck.filter(Boolean)).toHaveLength(1);
  expect(struck[0]).toBe(false);
});

test("strikes only requests without x-AnchorMailbox where asked to", async () => {
  const { graph } = await startWithFault({
    match: { withoutAnchor: true },
    effect: { status: 404, code: "MailboxNotEnabledForRESTAPI" },
  });
  expect((await graph("/me")).error().code).toBe("MailboxNotEnabledForRESTAPI");
  expect((await graph("/me", { headers: { "x-anchormailbox": ADDRESS } })).status).toBe(200);
});

test.each([
  ["right", [503, 503, 200, 200]],
  ["by id", [503, 503, 503, 200]],
] as const)("spares requests that are anchored %s", async (unlessAnchored, expected) => {
  const { graph, simulator } = await startWithFault({ match: { unlessAnchored }, effect: { status: 503 } });
  const id = simulator.listMailboxes().find(({ address }) => address === ADDRESS)?.id ?? "";
  const ask = (anchor?: string) => graph("/me", anchor ? { headers: { "x-anchormailbox": anchor } } : {});
  const answers = [await ask(), await ask("bob@contoso.example"), await ask(ADDRESS), await ask(id)];
  expect(answers.map(({ status }) => status)).toEqual(expected);
});

test("cuts the connection", async () => {
  const { graph, simulator } = await startWithFault({ match: {}, effect: { cut: true }, times: 1 });
  await expect(graph("/me")).rejects.toThrow("fetch failed");
  expect(simulator.requests().requests[0]?.status).toBe(0);
  expect((await graph("/me")).status).toBe(200);
});

describe("knows a request that was abandoned before it was answered", () => {
  /** A request whose answer waits until the test gives it. */
  async function askAndWait() {
    const left: { answer?: () => void } = {};
    const { simulator } = await startTestSimulator({
      schedule: (run) => {
        left.answer = run;
        return () => undefined;
      },
    });
    simulator.addFault({ match: {}, effect: { delayMs: 1 } });
    const asker = new AbortController();
    const asked = fetch(`${simulator.url}/v1.0/me`, { signal: asker.signal });
    await vi.waitUntil(() => left.answer);
    return { simulator, asker, asked, answer: () => left.answer?.() };
  }
  async function isLoggedAsAbandoned({ simulator }: Awaited<ReturnType<typeof askAndWait>>) {
    await vi.waitUntil(() => simulator.requests().requests.length > 0);
    expect(simulator.requests().requests[0]).toMatchObject({ path: "/v1.0/me", isAbandoned: true });
  }

  it("long before", async () => {
    const request = await askAndWait();
    request.asker.abort();
    await expect(request.asked).rejects.toThrow("abort");
    // What is asked on a connection of its own comes after the end of the other.
    await fetch(request.simulator.url, { headers: { connection: "close" } });
    request.answer();
    await isLoggedAsAbandoned(request);
  });

  it("so late that the end of the connection hasn't been looked at", async () => {
    const request = await askAndWait();
    request.asker.abort();
    request.answer();
    await expect(request.asked).rejects.toThrow("abort");
    await isLoggedAsAbandoned(request);
  });
});

test("answers with JSON that ends in the middle, or with a body of one's own", async () => {
  const { graph, simulator, id } = await startWithFault({ match: {}, effect: { malformed: true } });
  const broken = await graph("/me");
  expect(broken.status).toBe(200);
  expect(broken.json).toThrow();
  simulator.removeFault(id);
  simulator.addFault({ match: {}, effect: { status: 502, body: { html: "no" } } });
  expect((await graph("/me")).json()).toEqual({ html: "no" });
});

test("a delay alone only delays", async () => {
  const delays: number[] = [];
  const world = await startTestSimulator({
    schedule: (run, delayMs) => {
      delays.push(delayMs);
      queueMicrotask(run);
      return () => {};
    },
  });
  world.simulator.addFault({ match: {}, effect: { delayMs: 9_000 } });
  expect((await world.graph("/me")).status).toBe(200);
  expect(delays).toEqual([9_000]);
});

test("strikes with the probability it is given", async () => {
  const fractions = [0.2, 0.4];
  const world = await startTestSimulator({
    random: {
      bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
      fraction: () => fractions.shift() ?? 0,
    },
  });
  world.simulator.addFault({ match: {}, effect: { status: 500 }, probability: 0.3 });
  expect([(await world.graph("/me")).status, (await world.graph("/me")).status]).toEqual([500, 200]);
});

test("loses an answer after having done what was asked", async () => {
  const { graph, simulator } = await startWithFault({
    match: { operation: "createEvent" },
    effect: { answerLost: true },
    times: 1,
  });
  const time = { dateTime: "2026-03-02T10:00:00", timeZone: "UTC" };
  const body = { subject: "Made all the same", start: time, end: time };
  await expect(graph("/me/events", { method: "POST", body })).rejects.toThrow();
  expect((await graph("/me/events")).list().value).toHaveLength(1);
  expect(simulator.requests().requests.map(({ status }) => status)).toEqual([0, 200]);
});

test("holds an answer back that was true when it was made", async () => {
  const { graph, simulator } = await startWithFault({
    match: { operation: "listEvents" },
    effect: { answerDelayMs: 30 },
  });
  const asked = graph("/me/events");
  while (simulator.requests().peakInFlight[ADDRESS] === undefined) await new Promise(setImmediate);
  const event = { title: "Later", start: "2026-03-02T10:00:00Z", end: "2026-03-02T11:00:00Z" };
  simulator.createEvent(ADDRESS, event);
  expect((await asked).list().value).toEqual([]);
});
