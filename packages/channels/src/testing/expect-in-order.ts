import { expect } from "vitest";
import type { Received } from "./receiver.ts";

/** A notice that its receiver has answered with success, and when (epoch ms). */
export type Taken = { received: Received; at: number };

/** Each id says the same, and of a calendar no two within two seconds, each later than the one before. */
export function expectInOrder(taken: readonly Taken[]): void {
  const ofId = Map.groupBy(taken, ({ received }) => String(received.headers["webhook-id"]));
  for (const each of ofId.values()) expect(new Set(each.map(({ received }) => received.body)).size).toBe(1);
  const firsts = [...ofId.values()].flatMap(([first]) => (first ? [first] : []));
  const ofCalendar = Map.groupBy(
    firsts.filter(({ received: { verified } }) => verified?.type === "availability.changed"),
    ({ received: { path, verified } }) => `${path} ${verified?.data?.calendar}`,
  );
  for (const each of ofCalendar.values())
    for (const [index, { received, at }] of each.entries()) {
      const former = each[index - 1];
      if (!former) continue;
      expect(at - former.at).toBeGreaterThanOrEqual(2_000);
      const [since, before] = [received, former.received].map(({ verified }) => String(verified?.timestamp));
      expect(since && before && since >= before).toBe(true);
    }
}
