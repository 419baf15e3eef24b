import { availableParallelism } from "node:os";
import { hang } from "@calcache/testing";
import { defineConfig } from "vitest/config";
import type {} from "./apps/web/e2e/support/web-app.ts";
import { LongestFirst } from "./scripts/lib/longest-first.ts";

const postgres = "./packages/setup/src/testing/global-setup.ts";
const builds = "./apps/web/e2e/support/global-setup.ts";

/**
 * The kinds of test, told apart by their file names: `*.test.ts` needs nothing, `*.integration.test.ts` a real Postgres,
 * `*.e2e.test.ts` the production build besides.
 */
export default defineConfig({
  test: {
    // Tests wait for Postgres, servers and browsers: two workers more than there are processors use the time.
    maxWorkers: availableParallelism() + 2,
    sequence: { sequencer: LongestFirst },
    reporters: ["default", "./scripts/lib/totals-reporter.ts"],
    projects: [
      {
        test: {
          ...common(),
          name: "unit",
          include: ["{packages,apps,prisma,bench,scripts}/**/*.test.{ts,tsx}"],
          exclude: ["**/node_modules/**", "**/*.integration.test.ts", "**/*.e2e.test.ts"],
        },
      },
      {
        test: {
          ...common(),
          name: "integration",
          include: ["{packages,apps,prisma,bench,scripts}/**/*.integration.test.ts"],
          globalSetup: [postgres],
        },
      },
      {
        test: {
          ...common("./apps/web/e2e/support/described-answers.ts"),
          name: "e2e",
          include: ["apps/web/e2e/**/*.e2e.test.ts"],
          globalSetup: [postgres, builds],
          provide: { databaseShape: "own" },
        },
      },
      {
        // The contract holds in a host's database as it does in one of our own.
        test: {
          ...common("./apps/web/e2e/support/described-answers.ts"),
          name: "e2e-host",
          include: ["slots", "webhook", "cron", "bookings"].map((name) => `apps/web/e2e/${name}.e2e.test.ts`),
          globalSetup: [postgres, builds],
          provide: { databaseShape: "host" },
        },
      },
    ],
  },
});

function common(...setupFiles: readonly string[]) {
  return {
    // Files that run in one process share what they import, and nothing that one could spoil for another: to import it anew for
    // each takes as long as half of the tests.
    isolate: false,
    // That a machine is busy is no failure: a test fails when it hangs, and its waits are as patient as the load asks for.
    testTimeout: hang,
    hookTimeout: hang,
    setupFiles: ["./packages/testing/src/patient-waits.ts", ...setupFiles],
  };
}
