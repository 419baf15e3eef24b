import { createProcessMetrics, type Health } from "@calcache/operations";
import { afterEach, expect, test } from "vitest";
import { answerOperators } from "./answer-operators.ts";
import { type Listening, listen } from "./listen.ts";

const health: Health = {
  status: "ok",
  database: "ok",
  queue: "ok",
  worker: "running",
  sweep: { lastFinishedAt: null, overdue: false },
  timeZoneData: { version: "2026f", node: "2026c", system: null },
  clockAhead: 0,
  problems: [],
};

let server: Listening;
afterEach(() => server?.close());

/** Serves as a worker does, and asks it. */
async function serve({
  metricsToken,
  ...state
}: {
  metricsToken?: string;
  health?: () => Promise<Health>;
} = {}) {
  const { registry, countGraphRequest } = createProcessMetrics();
  const logged: unknown[] = [];
  const log = () => ({ error: (about: unknown) => logged.push(about) });
  const services = { registry, metricsToken, health: async () => health, ...state };
  server = await listen(0, answerOperators(services, log));
  const ask = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${path}`, init);
  return { ask, countGraphRequest, logged };
}

test("tells what this process counts", async () => {
  const { ask, countGraphRequest } = await serve();
  countGraphRequest({ operation: "calendarView", status: 200, durationMs: 30, accountKind: "outlook.com" });
  const scraped = await ask("/api/metrics");
  expect(scraped.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await scraped.text();
  expect(text).toMatch(/^calcache_graph_requests_total\{operation="calendarView",.*\} 1$/m);
  expect(text).toMatch(/^process_cpu_seconds_total /m);
});

// Broken on purpose: answerOperators passes no token on; a scrape without it was answered 200.
test("wants METRICS_TOKEN as a bearer token for the metrics, and nothing for the health", async () => {
  const { ask } = await serve({ metricsToken: "the-token-of-the-metrics" });
  const withToken = { headers: { authorization: "Bearer the-token-of-the-metrics" } };
  const statuses = [
    await ask("/api/metrics"),
    await ask("/api/metrics", withToken),
    await ask("/api/health"),
  ];
  expect(statuses.map(({ status }) => status)).toEqual([401, 200, 200]);
});

test("says 503 where something doesn't answer, and 500 where the answer fails, which is logged", async () => {
  const sick = await serve({ health: async () => ({ ...health, status: "error" }) });
  const told = await sick.ask("/api/health");
  expect([told.status, await told.json()]).toEqual([503, { ...health, status: "error" }]);
  server.close();
  const broken = await serve({ health: () => Promise.reject(new Error("a bug")) });
  const answer = await broken.ask("/api/health");
  const requestId = answer.headers.get("x-request-id");
  expect([answer.status, await answer.json()]).toEqual([
    500,
    { message: "Something went wrong here; it has been logged" },
  ]);
  expect(broken.logged).toMatchObject([{ err: { message: "a bug" }, requestId, path: "/api/health" }]);
});

test("has nothing else, and takes no other method", async () => {
  const { ask } = await serve();
  expect((await ask("/")).status).toBe(404);
  expect((await ask("/api/health", { method: "HEAD" })).status).toBe(200);
  const posted = await ask("/api/metrics", { method: "POST", body: "x" });
  expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
});

test("a port that another has is an error with a code", async () => {
  await serve();
  await expect(listen(server.port, async () => new Response())).rejects.toMatchObject({ code: "EADDRINUSE" });
});
