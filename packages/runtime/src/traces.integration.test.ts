import { refreshMailbox } from "@calcache/calendar-cache";
import { eventTypeCache, findSlotsFor } from "@calcache/scheduling";
import { patience } from "@calcache/testing";
import { startTracing } from "@calcache/trace-export";
import { type ReceivedSpan, startOtlpReceiver } from "@calcache/trace-export/testing";
import { inSpan } from "@calcache/tracing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTestWorld, type TestWorld, teamOf, webhookToken } from "./testing/test-world.ts";

const address = "ann@contoso.example";
const day = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
const webhook = "POST /api/integrations/office365calendar/webhook";

let world: TestWorld;
let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>;
let calendar = { credentialId: 0, externalId: "" };
let stopTracing = async () => {};

beforeEach(async () => {
  receiver = await startOtlpReceiver();
  vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.url);
  vi.stubEnv("OTEL_BSP_SCHEDULE_DELAY", "20");
  world = await createTestWorld();
  const ann = world.simulator.createMailbox({ address, displayName: "Ann", timeZone: "Europe/Berlin" });
  await world.importTeam(teamOf([ann]));
  await world.runtime.sweep();
  await refreshMailbox(world.engine, (await world.db.mailbox.findFirstOrThrow()).id);
  const { credentialId } = await world.db.selectedCalendar.findFirstOrThrow();
  calendar = { credentialId: credentialId ?? 0, externalId: ann.calendars[0]?.id ?? "" };
});
afterEach(async () => {
  await stopTracing();
  vi.unstubAllEnvs();
  await world.close();
  await receiver.close();
});

const trace = async () => {
  stopTracing = await startTracing({ protocol: "http/json" }, "calcache-test", world.engine.log);
};

const read = () =>
  inSpan("GET /api/v2/slots", { isRequest: true }, () =>
    world.read(calendar, `${day}T00:00:00Z`, `${day}T23:00:00Z`),
  );

const spansOf = (name: string) => receiver.spans.filter((span) => span.name === name);
const received = (name: string, count = 1) =>
  vi.waitFor(() => {
    const found = spansOf(name);
    expect(found.length).toBeGreaterThanOrEqual(count);
    return found.at(-1) as ReceivedSpan;
  }, patience(5_000));

/** What a span's ancestors are called, from the top down. */
function pathTo({ parentSpanId, traceId, name }: ReceivedSpan): string[] {
  const parent = receiver.spans.find((span) => span.spanId === parentSpanId && span.traceId === traceId);
  return [...(parent ? pathTo(parent) : []), name];
}

const meet = (title: string) =>
  world.simulator.createEvent(address, { title, start: `${day}T10:00:00Z`, end: `${day}T11:00:00Z` });

/** Has the worker do what a notification asks for, once that has come. */
async function refresh(): Promise<void> {
  await received("mark calendars");
  await vi.waitFor(async () => expect(await isDirty()).toBe(true), patience(5_000));
  world.advance(2_000);
  await refreshMailbox(world.engine, (await world.db.mailbox.findFirstOrThrow()).id);
}

const isDirty = async () => (await world.db.cachedCalendar.findFirstOrThrow()).dirtySince !== null;

// Broken on purpose: the mark without its trace context; the refresh had a trace of its own.
test("one trace leads from the notification over mark, read and store to the served slot", async () => {
  await trace();
  await read();
  meet("s3cret meeting");
  await refresh();
  expect((await read()).busy).toHaveLength(1);

  const served = await received("serve calendar");
  expect(pathTo(served)).toEqual([
    webhook,
    "mark calendars",
    "refresh calendar",
    "store calendar",
    "serve calendar",
  ]);
  const request = await received("GET /api/v2/slots", 2);
  expect(served.links).toMatchObject([{ traceId: request.traceId, spanId: request.spanId }]);
  const asked = receiver.spans.filter(
    ({ name, traceId }) => name === "Graph: calendarView" && traceId === served.traceId,
  );
  expect(asked.map(pathTo)).toEqual([
    [webhook, "mark calendars", "refresh calendar", "read calendar", "Graph: calendarView"],
  ]);
  expect(await world.db.cachedCalendar.findFirst({ select: { trace: true } })).toEqual({
    trace: `00-${served.traceId}-${served.parentSpanId}-01`,
  });
});

test("it holds no address, secret, URL or calendar content", async () => {
  await trace();
  meet("s3cret meeting");
  await refresh();
  await read();
  await stopTracing();
  const sent = receiver.requests.map(({ body }) => body.toString()).join("");
  expect(sent).toContain("refresh calendar");
  for (const secret of [
    address,
    "contoso",
    "s3cret",
    webhookToken,
    calendar.externalId,
    "127.0.0.1",
    "$select",
  ])
    expect(sent).not.toContain(secret);
});

test("a failed read says by which code, and its trace goes on with the next try", async () => {
  await trace();
  meet("Meeting");
  const fault = { match: { operation: "listCalendarView" }, effect: { status: 503 }, times: 1 } as const;
  world.simulator.addFault(fault);
  await refresh();
  const failed = await received("refresh calendar");
  expect(failed.status).toEqual({ code: 2 });
  expect((await received("Graph: calendarView")).status).toEqual({ code: 2 });
  world.advance(5 * 60_000);
  await refresh();
  const tried = await received("refresh calendar", 2);
  expect([tried.traceId, tried.parentSpanId]).toEqual([failed.traceId, failed.parentSpanId]);
});

test("a page's slots are served within a span of their own, which says where they come from", async () => {
  await trace();
  meet("Meeting");
  await refresh();
  const from = Date.parse(`${day}T00:00:00Z`) / 60_000;
  const found = await findSlotsFor(
    world.engine,
    eventTypeCache(),
    { eventTypeSlug: "teamevent", teamSlug: "devs" },
    { range: { start: from, end: from + 1_440 }, timeZone: "UTC", duration: null, serveCache: null },
  );
  expect(found.ok).toBe(true);
  const span = await received("find slots");
  expect(span.attributes).toContainEqual({ key: "calcache.cache", value: { stringValue: "HIT" } });
  expect((await received("serve calendar")).links).toMatchObject([
    { traceId: span.traceId, spanId: span.spanId },
  ]);
});

test("where nothing is traced, nothing of it is kept", async () => {
  meet("Meeting");
  await vi.waitFor(async () => expect(await isDirty()).toBe(true), patience(5_000));
  world.advance(2_000);
  await refreshMailbox(world.engine, (await world.db.mailbox.findFirstOrThrow()).id);
  await read();
  expect(await world.db.cachedCalendar.findFirst({ select: { trace: true } })).toEqual({ trace: null });
  expect(receiver.requests).toEqual([]);
});
