import { expect, test } from "vitest";
import { createPayloadQueue } from "./payload-queue.ts";

/** The order in which five callers, each busy for so many ms, and other work of the same process come to their turns. */
async function orderOf(busyFor: number) {
  let now = 0;
  const turn = createPayloadQueue(() => now);
  const order: string[] = [];
  const caller = async () => {
    await turn();
    order.push("caller");
    now += busyFor;
  };
  const other = async () => {
    for (let count = 0; count < 5; count++) {
      await new Promise(setImmediate);
      order.push("other");
    }
  };
  await Promise.all([...Array.from({ length: 5 }, caller), other()]);
  return order.join(" ");
}

// Broken on purpose: a share that never ends.
test("other work gets its chance between any two callers that take long", async () => {
  expect(await orderOf(10)).toMatch(/^(other )?(caller other ){4}caller/);
});

test("callers that are quick pass together", async () => {
  expect(await orderOf(0.1)).toMatch(/^(other )?caller caller caller caller caller/);
});
