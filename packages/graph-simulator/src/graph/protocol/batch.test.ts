import { expect, test } from "vitest";
import { z } from "zod";
import type { TestSimulator } from "../../testing/test-simulator.ts";
import { ADDRESS, at, startTestSimulator } from "../../testing/test-simulator.ts";

const answerSchema = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.string()),
      body: z.unknown().optional(),
    }),
  ),
});

async function batch({ graph }: TestSimulator, requests: object[]) {
  const answer = await graph("/$batch", { method: "POST", body: { requests } });
  expect(answer.status).toBe(200);
  return answerSchema.parse(answer.json()).responses.sort((a, b) => a.id.localeCompare(b.id));
}

const me = (id: string) => ({ id, method: "GET", url: "/me" });

test("each item has a status of its own, the batch is 200", async () => {
  const world = await startTestSimulator();
  const body = { subject: "Batched", start: at("2026-03-03T10:00:00"), end: at("2026-03-03T11:00:00") };
  const responses = await batch(world, [
    me("1"),
    { id: "2", method: "GET", url: "me/events/nonsense" },
    { id: "3", method: "POST", url: "/me/events", headers: { "content-type": "application/json" }, body },
  ]);
  expect(responses.map(({ status }) => status)).toEqual([200, 400, 201]);
  expect(responses[0]?.body).toMatchObject({ mail: ADDRESS });
  expect(responses[2]?.body).toMatchObject({ subject: "Batched" });
});

test("runs four items at once, so that a batch of twenty keeps the mailbox's limit", async () => {
  const world = await startTestSimulator({ latencyMs: 5 });
  const requests = Array.from({ length: 20 }, (_, id) => ({
    id: String(id),
    method: "GET",
    url: "/me/events",
  }));
  const responses = await batch(world, requests);
  expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200]));
  expect(world.simulator.requests().peakInFlight).toEqual({ [ADDRESS]: 4 });
});

test("an item fails with the one it depends on", async () => {
  const world = await startTestSimulator();
  const responses = await batch(world, [
    { ...me("3"), dependsOn: ["2"] },
    { id: "2", method: "GET", url: "/me/events/nonsense", dependsOn: ["1"] },
    me("1"),
    { ...me("4"), dependsOn: ["1"] },
  ]);
  expect(responses.map(({ status }) => status)).toEqual([200, 400, 424, 200]);
});

test("a throttled item says so itself, with its own Retry-After", async () => {
  const world = await startTestSimulator();
  world.simulator.addFault({
    match: { operation: "getUser" },
    effect: { status: 429, retryAfterSeconds: 7 },
    times: 1,
  });
  const [first, second] = await batch(world, [me("1"), { id: "2", method: "GET", url: "/me/calendars" }]);
  expect([first?.status, first?.headers["Retry-After"], second?.status]).toEqual([429, "7", 200]);
});

test.each([
  ["more than twenty items", Array.from({ length: 21 }, (_, id) => me(String(id)))],
  ["two items of one id", [me("1"), me("1")]],
  [
    "a circle of dependencies",
    [
      { ...me("1"), dependsOn: ["2"] },
      { ...me("2"), dependsOn: ["1"] },
    ],
  ],
  ["no items", []],
])("refuses %s", async (_, requests) => {
  const { graph } = await startTestSimulator();
  expect((await graph("/$batch", { method: "POST", body: { requests } })).status).toBe(400);
});
