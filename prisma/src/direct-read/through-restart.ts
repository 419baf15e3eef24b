import { setTimeout as pause } from "node:timers/promises";
import { isLostConnection } from "./lost-connection.ts";

/** ms: a database takes a second or two to restart. One that is away for longer is away, and whoever waits should hear of it. */
const longest = 2_500;
const between = 100;

/**
 * Reads again where the connection was lost under a read, or none can be made for the moment: a read changes nothing, so that
 * nobody needs to notice a restart. The last failure is thrown.
 */
export async function throughRestart<Value>(read: () => Promise<Value>): Promise<Value> {
  const began = performance.now();
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!isLostConnection(error) || performance.now() - began > longest) throw error;
      await pause(between);
    }
  }
}
