import { expect, test } from "vitest";
import { z } from "zod";
import { createManualClock } from "../testing/manual-clock.ts";
import { createDelivery } from "./delivery.ts";
import { DEFAULT_DELIVERY } from "./delivery-options.ts";
import type { PostAnswer } from "./post.ts";

const URL = "https://client.example/webhook";
const payloadSchema = z.object({ value: z.array(z.object({ number: z.number() })) });

/** A delivery whose endpoint gives these answers, the last one for ever; fractions are drawn from a list, then 0.5. */
function setUp(answers: (number | "timeout")[], fractions: number[] = []) {
  const clock = createManualClock();
  const posts: { at: number; url: string; deadlineMs: number; numbers: number[] }[] = [];
  const start = clock.now();
  const delivery = createDelivery({
    now: clock.now,
    schedule: clock.schedule,
    random: { bytes: () => new Uint8Array(), fraction: () => fractions.shift() ?? 0.5 },
    post: async (url, { body, deadlineMs }): Promise<PostAnswer> => {
      const { value } = payloadSchema.parse(JSON.parse(body));
      posts.push({ at: clock.now() - start, url, deadlineMs, numbers: value.map(({ number }) => number) });
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer === "timeout" || answer === undefined) return { kind: "timeout" };
      return { kind: "answered", status: answer, contentType: "", body: "" };
    },
  });
  return { clock, posts, delivery };
}

test("gathers what belongs to one URL for a moment, and posts each URL by itself", async () => {
  const { clock, posts, delivery } = setUp([202]);
  delivery.send(URL, { number: 1 });
  await clock.advance(10);
  delivery.send(URL, { number: 2 });
  delivery.send("https://other.example", { number: 3 });
  await clock.advance(100);
  delivery.send(URL, { number: 4 });
  await clock.advance(100);
  expect(posts.map(({ at, numbers }) => [at, numbers])).toEqual([
    [20, [1, 2]],
    [30, [3]],
    [130, [4]],
  ]);
  expect(delivery.pending()).toBe(0);
});

test("gives the first try three seconds and each retry ten, with pauses that double", async () => {
  const { clock, posts, delivery } = setUp([500, "timeout", 404, 200]);
  delivery.send(URL, { number: 1 });
  await clock.advance(60_000);
  expect(posts.map(({ at, deadlineMs }) => [at, deadlineMs])).toEqual([
    [20, 3_000],
    [5_020, 10_000],
    [15_020, 10_000],
    [35_020, 10_000],
  ]);
  expect(delivery.pending()).toBe(0);
});

test("gives up after four hours", async () => {
  const { clock, posts, delivery } = setUp([503]);
  delivery.send(URL, { number: 1 });
  await clock.advance(4 * 3_600_000 - 1);
  expect(delivery.pending()).toBe(0);
  expect(posts.at(-1)?.at).toBeGreaterThan(3 * 3_600_000);
  const tries = posts.length;
  await clock.advance(4 * 3_600_000);
  expect(posts).toHaveLength(tries);
});

test("holds everything while paused, and sends it when the pause ends", async () => {
  const { clock, posts, delivery } = setUp([202]);
  delivery.setOptions({ ...DEFAULT_DELIVERY, paused: true });
  for (const number of [1, 2]) delivery.send(URL, { number });
  await clock.advance(60_000);
  expect([posts.length, delivery.pending()]).toEqual([0, 2]);
  delivery.setOptions(DEFAULT_DELIVERY);
  await clock.advance(100);
  expect(posts.map(({ numbers }) => numbers)).toEqual([[1, 2]]);
});

test("drops, duplicates, delays and shuffles as told", async () => {
  const dropped = setUp([202], [0.1]);
  dropped.delivery.setOptions({ ...DEFAULT_DELIVERY, drop: 0.2 });
  for (const number of [1, 2]) dropped.delivery.send(URL, { number });
  await dropped.clock.advance(1_000);
  expect(dropped.posts.flatMap(({ numbers }) => numbers)).toEqual([2]);

  const duplicated = setUp([202]);
  duplicated.delivery.setOptions({ ...DEFAULT_DELIVERY, duplicate: 1 });
  duplicated.delivery.send(URL, { number: 1 });
  await duplicated.clock.advance(1_000);
  expect(duplicated.posts.flatMap(({ numbers }) => numbers)).toEqual([1, 1]);

  const delayed = setUp([202]);
  delayed.delivery.setOptions({ ...DEFAULT_DELIVERY, delayMs: [1_000, 3_000] });
  delayed.delivery.send(URL, { number: 1 });
  await delayed.clock.advance(5_000);
  expect(delayed.posts.map(({ at }) => at)).toEqual([2_020]);

  // Per notification: drop, delay, duplicate; then one rank for each of the two.
  const shuffled = setUp([202], [0.5, 0, 0.5, 0.5, 0, 0.5, 0.9, 0.1]);
  shuffled.delivery.setOptions({ ...DEFAULT_DELIVERY, shuffle: true });
  for (const number of [1, 2]) shuffled.delivery.send(URL, { number });
  await shuffled.clock.advance(1_000);
  expect(shuffled.posts.flatMap(({ numbers }) => numbers)).toEqual([2, 1]);
});

test("sends nothing once it is closed", async () => {
  const { clock, posts, delivery } = setUp([500]);
  delivery.send(URL, { number: 1 });
  await clock.advance(100);
  delivery.send(URL, { number: 2 });
  delivery.close();
  await clock.advance(60_000);
  expect(posts).toHaveLength(1);
});
