import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { GET } from "../app/api/[...path]/route.ts";

vi.mock("@calcache/logger", () => {
  const quiet = () => undefined;
  return { createLogger: () => ({ info: quiet, warn: quiet, error: quiet }) };
});

const environment = {
  METRICS_TOKEN: "the-token-of-the-metrics",
  DATABASE_URL: "postgresql://nobody@127.0.0.1:1/nothing",
  NEXT_PUBLIC_WEBAPP_URL: "http://localhost:3000",
  MICROSOFT_WEBHOOK_TOKEN: "the-secret-of-the-webhook",
  MS_GRAPH_CLIENT_ID: "app",
  MS_GRAPH_CLIENT_SECRET: "secret",
  CALENDSO_ENCRYPTION_KEY: "0123456789abcdef0123456789abcdef",
};
const scrape = (headers: Record<string, string> = {}) =>
  GET(new Request("http://localhost/api/metrics", { headers }));

beforeAll(() => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
afterAll(() => vi.unstubAllEnvs());

test("wants METRICS_TOKEN as a bearer token", async () => {
  for (const headers of [
    {},
    { authorization: environment.METRICS_TOKEN },
    { authorization: "Bearer " },
    { authorization: "Bearer the-token-of-the-metricS" },
  ]) {
    const answer = await scrape(headers);
    expect([headers, answer.status]).toEqual([headers, 401]);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    expect(await answer.text()).not.toContain("calcache_");
  }
});

test("answers while the database is away, and says so", async () => {
  const answer = await scrape({ authorization: `Bearer ${environment.METRICS_TOKEN}` });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await answer.text();
  expect(text).toMatch(/^calcache_database_up 0$/m);
  expect(text).toMatch(/^process_cpu_seconds_total /m);
  expect(text).not.toMatch(/^calcache_subscriptions\{/m);
});

/** The files that an operator deploys beside us. */
const deployed = ["grafana/calcache.json", "prometheus/calcache.rules.yml"];

test.each(deployed)("%s asks for metrics that there are", async (file) => {
  const answer = await scrape({ authorization: `Bearer ${environment.METRICS_TOKEN}` });
  const known = new Set((await answer.text()).match(/(?<=^# HELP )\S+/gm));
  const asked =
    readFileSync(new URL(`../../../../deploy/${file}`, import.meta.url), "utf8").match(/\bcalcache_\w+/g) ??
    [];
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((name) => !known.has(name.replace(/_(bucket|sum|count)$/, "")))).toEqual([]);
});
