import { Counter, Gauge } from "prom-client";
import { expect, it, vi } from "vitest";
import { served } from "../edge/testing/served.ts";
import type { Viewer } from "./followed.ts";
import { liveEndpoint } from "./live-endpoint.ts";
import type { Joined, LivePages } from "./live-pages.ts";

function services(join: (viewer: Viewer) => Joined) {
  const metrics = {
    liveStreams: new Gauge({ name: "streams", help: "streams", registers: [] }),
    liveEvents: new Counter({ name: "events", help: "events", registers: [] }),
  };
  const pages: LivePages = { join: async (_, viewer) => join(viewer), close: async () => {} };
  return { pages, metrics, random: () => 0.5 };
}

type Services = ReturnType<typeof services>;
const ask = (given: Services, signal?: AbortSignal, failed?: () => void) =>
  served(liveEndpoint, given, failed)("?eventTypeId=7", signal ? { signal } : {});
const open = async ({ liveStreams }: { liveStreams: Gauge }) => (await liveStreams.get()).values[0]?.value;

it("lets a viewer in until the browser leaves", async () => {
  const leave = vi.fn();
  const given = services(() => ({ kind: "joined", leave }));
  const browser = new AbortController();
  const answer = await ask(given, browser.signal);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("no-store, no-transform");
  expect(await open(given.metrics)).toBe(1);
  browser.abort();
  expect(leave).toHaveBeenCalledTimes(1);
  expect(await open(given.metrics)).toBe(0);
  expect(await answer.text()).toBe("retry: 3500\n\n");
});

it("lets nobody stay who left while being let in", async () => {
  const leave = vi.fn();
  const given = services(() => ({ kind: "joined", leave }));
  await ask(given, AbortSignal.abort());
  expect(leave).toHaveBeenCalledTimes(1);
});

it("sends what it is told, and counts it", async () => {
  const viewers: Viewer[] = [];
  const given = services((viewer) => {
    viewers.push(viewer);
    return { kind: "joined", leave: () => {} };
  });
  const answer = await ask(given);
  for (const { tell, end } of viewers) {
    tell();
    end();
  }
  expect(await answer.text()).toContain("event: availability\ndata: {}\n\n");
  expect((await given.metrics.liveEvents.get()).values[0]?.value).toBe(1);
});

it("asks an address to come back later where it has too many pages open", async () => {
  const answer = await ask(services(() => ({ kind: "address full" })));
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "30"]);
});

it("asks to come back later when too many pages are open", async () => {
  const answer = await ask(services(() => ({ kind: "full" })));
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("30");
});

it("knows an unknown event type, and a database that is away", async () => {
  const unknown = await ask(services(() => ({ kind: "unknown event type" })));
  expect(unknown.status).toBe(404);
  const given = services(() => {
    throw Object.assign(new Error("away"), { name: "PrismaClientInitializationError" });
  });
  const failed = vi.fn();
  const away = await ask(given, undefined, failed);
  expect(away.status).toBe(503);
  expect(failed).toHaveBeenCalledTimes(1);
  expect(await open(given.metrics)).toBe(0);
});

it.each([
  "",
  "?eventTypeId=",
  "?eventTypeId=0",
  "?eventTypeId=-1",
  "?eventTypeId=1.5",
  "?eventTypeId=2147483648",
  "?eventTypeId=a",
])("says what is wrong with %j", async (query) => {
  const answer = await served(
    liveEndpoint,
    services(() => ({ kind: "full" })),
  )(query);
  expect(answer.status).toBe(400);
  expect((await answer.json()).error.message).toMatch(/^eventTypeId /);
});
