import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const postgres = "./prisma/src/testing/global-setup.ts";

/**
 * The kinds of test, told apart by their file names: `*.test.ts` needs nothing, `*.integration.test.ts` a real Postgres,
 * `*.e2e.test.ts` the production build besides.
 */
export default defineConfig({
  test: {
    // Integration tests wait for Postgres half of their time: a second worker uses it, on two cores too.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: ["default", "./scripts/lib/totals-reporter.ts"],
    projects: [
      {
        test: {
          name: "unit",
          include: ["{packages,apps,prisma,bench,scripts}/**/*.test.{ts,tsx}"],
          exclude: ["**/node_modules/**", "**/*.integration.test.ts", "**/*.e2e.test.ts"],
          // That a machine is busy is no failure: speed is judged by the benchmarks.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "integration",
          include: ["{packages,apps,prisma,bench}/**/*.integration.test.ts"],
          globalSetup: [postgres],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["apps/web/e2e/**/*.e2e.test.ts"],
          globalSetup: [postgres, "./apps/web/e2e/support/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
