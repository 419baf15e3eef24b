import { expect, test } from "vitest";
import { connectionShares } from "./connection-shares.ts";

test("the default is shared out as it was measured", () => {
  expect(connectionShares(22)).toEqual({ main: 6, reads: 4, hostTokens: 4, visitorTokens: 2, queue: 4 });
});

test("no process has more than it may, and no pool is empty", () => {
  for (let total = 12; total <= 500; total++) {
    const shares = Object.values(connectionShares(total));
    expect(Math.min(...shares)).toBeGreaterThan(0);
    expect(shares.reduce((sum, share) => sum + share) + 2).toBeLessThanOrEqual(total);
  }
});
