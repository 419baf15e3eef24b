import { inject } from "vitest";
import { copyOf, type TestDatabase } from "./clone-database.ts";
import type {} from "./global-setup.ts";

/** An empty, migrated database of the test file's own. Only in projects with this package's global setup. */
export const createTestDatabase = (): Promise<TestDatabase> =>
  copyOf(new URL(inject("testDatabaseUrl")).pathname.slice(1));
