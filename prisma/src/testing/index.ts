/**
 * Support for tests that need Postgres.
 *
 * - **template database**: migrated once per test run; every test database is a copy of it
 */
export { countStatements } from "./count-statements.ts";
export { createTestDatabase, type TestDatabase } from "./create-test-database.ts";
export { emptyTables } from "./empty-tables.ts";
export { untilSessionsWait } from "./until-waiting.ts";
