/**
 * Support for tests that need Postgres.
 *
 * - **template database**: filled once per test run; every test database is a copy of one
 * - **host database**: one as cal.com makes it, without anything of ours
 */
export { catalogOf } from "./catalog.ts";
export type { TestDatabase } from "./clone-database.ts";
export { type ColumnRead, columnsReadBy, findUntold } from "./columns-read-by.ts";
export { countStatements } from "./count-statements.ts";
export { createTestDatabase } from "./create-test-database.ts";
export { emptyTables } from "./empty-tables.ts";
export { calcomAdapter, type LoginAnswer } from "./host/calcom-adapter.ts";
export {
  createDatabaseFrom,
  createHostDatabase,
  createPluggedDatabase,
  holidayTables,
  newerColumns,
} from "./host/create-host-database.ts";
export { accountForms, bookingStatuses, migrateHost, writeHostCompany } from "./host/host-company.ts";
export { type HostMember, writeHostTeam } from "./host/host-team.ts";
export { organizations, writeOrganizations } from "./host/organizations.ts";
export { openEntrance } from "./open-entrance.ts";
export { openSession } from "./open-session.ts";
export { hasPgBouncer, startPgBouncer } from "./pgbouncer.ts";
export { type ReplicatedPostgres, startReplicatedPostgres } from "./replicated-postgres.ts";
export { untilSessionsWait } from "./until-waiting.ts";
