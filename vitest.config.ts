import { defineConfig } from "vitest/config";

/**
 * Three kinds of test, told apart by their file names:
 * `*.test.ts` needs nothing, `*.integration.test.ts` a real Postgres, `*.e2e.test.ts` the production build besides.
 */
export default defineConfig({
  test: {
    reporters: ["default", "./scripts/lib/totals-reporter.ts"],
    projects: [
      {
        test: {
          name: "unit",
          include: ["{packages,apps,prisma,bench,scripts}/**/*.test.{ts,tsx}"],
          exclude: ["**/node_modules/**", "**/*.integration.test.ts", "**/*.e2e.test.ts"],
        },
      },
      {
        test: {
          name: "integration",
          include: ["{packages,apps,prisma,bench}/**/*.integration.test.ts"],
          exclude: ["**/node_modules/**"],
          globalSetup: ["./prisma/src/testing/global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
