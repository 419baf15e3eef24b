import { setTimeout as delay } from "node:timers/promises";
import { isDatabaseFailure } from "@calcache/prisma";

const attempts = 3;
/** ms */
const between = 250;
/** ms after which a visitor is better told than kept waiting. */
const longest = 5_000;

/**
 * Reads again where the database fails. The proxy has seen it answer, so it does so again in a moment; and a page that has begun to be
 * made can only fail with 500.
 */
export async function tryAgain<Value>(read: () => Promise<Value>): Promise<Value> {
  const began = performance.now();
  for (let attempt = 1; ; attempt++) {
    try {
      return await read();
    } catch (error) {
      const isOver = attempt === attempts || performance.now() - began > longest;
      if (isOver || !isDatabaseFailure(error)) throw error;
      await delay(between);
    }
  }
}
