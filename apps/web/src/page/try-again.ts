import { setTimeout as delay } from "node:timers/promises";
import { isDatabaseFailure } from "@calcache/prisma";

const attempts = 3;
/** ms */
const between = 250;

/**
 * Reads again where the database fails. The proxy has seen it answer, so it does so again in a moment; and a page that has begun to be
 * made can only fail with 500.
 */
export async function tryAgain<Value>(read: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await read();
    } catch (error) {
      if (attempt === attempts || !isDatabaseFailure(error)) throw error;
      await delay(between);
    }
  }
}
