import { createTestDatabase } from "@calcache/setup/testing";
import { patience } from "@calcache/testing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openRefreshQueue, type RefreshQueue } from "./refresh-queue.ts";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let queue: RefreshQueue;
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

beforeEach(async () => {
  database = await createTestDatabase();
  queue = await openRefreshQueue(database.databaseUrl, quiet);
});
afterEach(async () => {
  await queue.stop();
  await database.drop();
});

/** Refreshes that last until the test ends them. */
function heldRefreshes() {
  const running = new Map<number, (() => void)[]>();
  let most = 0;
  const refresh = (mailboxId: number) =>
    new Promise<"done">((resolve) => {
      const ofMailbox = [...(running.get(mailboxId) ?? []), () => resolve("done")];
      running.set(mailboxId, ofMailbox);
      most = Math.max(most, ofMailbox.length);
    });
  const release = (mailboxId: number) => {
    const [first, ...rest] = running.get(mailboxId) ?? [];
    running.set(mailboxId, rest);
    first?.();
  };
  return {
    refresh,
    release,
    isRunning: (id: number) => (running.get(id)?.length ?? 0) > 0,
    count: () => [...running.values()].flat().length,
    mostOfOne: () => most,
  };
}

// Seen to fail without `groupConcurrency`: the last three never began.
test("a busy mailbox that is woken again keeps no other waiting", async () => {
  const held = heldRefreshes();
  await queue.work(held.refresh);
  await queue.wake([1]);
  await vi.waitFor(() => expect(held.isRunning(1)).toBe(true), patience(3_000));
  await queue.wake([1]);
  await queue.wake([2, 3, 4]);
  await vi.waitFor(() => expect([2, 3, 4].every(held.isRunning)).toBe(true), patience(3_000));
  for (const id of [1, 2, 3, 4]) held.release(id);
  await vi.waitFor(() => expect(held.isRunning(1)).toBe(true), patience(3_000));
  expect(held.mostOfOne()).toBe(1);
  held.release(1);
});

test("any number of wake-ups for a busy mailbox means one more refresh", async () => {
  const held = heldRefreshes();
  let begun = 0;
  await queue.work((id) => {
    begun += 1;
    return held.refresh(id);
  });
  await queue.wake([1]);
  await vi.waitFor(() => expect(held.isRunning(1)).toBe(true), patience(3_000));
  for (let count = 0; count < 50; count++) await queue.wake([1]);
  held.release(1);
  await vi.waitFor(() => expect(begun).toBe(2), patience(3_000));
  held.release(1);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(begun).toBe(2);
});

test("a mailbox waits no longer than it takes to finish the one before", async () => {
  const order: number[] = [];
  await queue.work(async (id) => {
    order.push(id);
    return "done";
  });
  const ids = Array.from({ length: 40 }, (_, index) => index + 1);
  await queue.wake(ids);
  await vi.waitFor(() => expect(new Set(order).size).toBe(40), patience(4_000));
});

test("while all wait for a slow provider, further mailboxes are asked; with nothing to do, lanes close again", async () => {
  const held = heldRefreshes();
  let lanes = 0;
  await queue.work(held.refresh, (now) => {
    lanes = now;
  });
  expect(lanes).toBe(8);
  const ids = Array.from({ length: 20 }, (_, index) => index + 1);
  await queue.wake(ids);
  await vi.waitFor(() => expect(held.count()).toBeGreaterThanOrEqual(10), patience(6_000));
  const most = lanes;
  await vi.waitFor(() => {
    for (const id of ids) held.release(id);
    expect(lanes).toBeLessThan(most);
  }, patience(6_000));
});
