import { expect, test } from "vitest";
import { well as state } from "../testing/well.ts";
import type { OperationalState } from "./read-operational-state.ts";
import { createStateReader } from "./state-reader.ts";

const log = { warn: () => undefined };

test("a database that hangs counts as away in bounded time, and is asked once however many ask us", async () => {
  let asked = 0;
  const hanging = Promise.withResolvers<OperationalState>();
  const read = createStateReader(
    () => {
      asked += 1;
      return hanging.promise;
    },
    log,
    1,
  );
  expect(await Promise.all([read(), read()])).toEqual([null, null]);
  expect(await read()).toBe(null);
  expect(asked).toBe(1);
  hanging.resolve(state);
  expect(await read()).toBe(state);
  expect(await read()).toBe(state);
  expect(asked).toBe(2);
});

test("a database that fails counts as away, and is asked again the next time", async () => {
  const answers = [Promise.reject(new Error("away")), Promise.resolve(state)];
  const read = createStateReader(() => answers.shift() ?? Promise.reject(new Error("asked too often")), log);
  expect(await read()).toBe(null);
  expect(await read()).toBe(state);
});
