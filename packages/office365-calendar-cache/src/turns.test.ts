import { expect, test } from "vitest";
import { createTurns } from "./turns.ts";

test("other work gets its chance between any two callers", async () => {
  const turn = createTurns();
  const order: string[] = [];
  const callers = Promise.all([1, 2, 3].map((name) => turn().then(() => order.push(`caller ${name}`))));
  const other = async () => {
    for (let count = 1; count <= 3; count++) {
      await new Promise(setImmediate);
      order.push(`other ${count}`);
    }
  };
  await Promise.all([callers, other()]);
  expect(order.indexOf("other 1")).toBeLessThan(order.indexOf("caller 2"));
  expect(order.indexOf("other 2")).toBeLessThan(order.indexOf("caller 3"));
});
