import type { Database, Prisma } from "@calcache/prisma";
import { columnsReadBy, dropConstraints, seenAfter } from "@calcache/setup/testing";
import { expect, it } from "vitest";
import { createTeamEvent, createUser } from "../testing/seed.ts";
import { slotsWorld } from "../testing/slots-world.ts";
import type { EventTypeQuery } from "./event-type-query.ts";
import { readEventType } from "./find-event-type.ts";

const world = slotsWorld();

const lookups: EventTypeQuery[] = [
  { eventTypeId: 1 },
  { teamSlug: "", eventTypeSlug: "" },
  { username: "", eventTypeSlug: "" },
];

/** The statements that event types are found by. */
async function statements(): Promise<string[]> {
  const texts: string[] = [];
  const db = {
    readPrepared: async ({ text }: { text: string }) => {
      texts.push(text);
      return [];
    },
  } as unknown as Database;
  for (const which of lookups) await readEventType({ db, providers: world.engine.providers }, which);
  return texts;
}

// Broken on purpose: a column taken out of the list in triggers.sql; one added to the statement.
it("of each column that an event type is found by a change is counted, and of each row that goes", async () => {
  const { db } = world.database;
  const columns = [];
  for (const text of await statements()) columns.push(...(await columnsReadBy(db, text)));
  const ann = await createUser(db, "ann");
  await createTeamEvent(db, "one", [{ user: ann }]);
  await db.feature.create({ data: { slug: "calendar-cache-serve" } });
  await db.teamFeatures.create({ data: { teamId: 1, featureId: "calendar-cache-serve", assignedBy: "" } });
  await db.mailbox.create({
    data: { integration: "x", address: "a", calendars: { create: { externalId: "c" } } },
  });
  const version = async (tx: Prisma.TransactionClient) =>
    (await tx.configurationVersion.aggregate({ _sum: { changes: true } }))._sum.changes;
  const before = await version(db);
  const counted = async (sql: string) => (await seenAfter(db, sql, version)) !== before;
  const uncounted: string[] = [];
  const counts = columns.filter(({ table }) => table !== "calcache.configuration_version");
  for (const table of new Set(counts.map((column) => column.table)))
    if (!(await counted(`DELETE FROM ${table}`))) uncounted.push(table);
  await dropConstraints(db);
  for (const { table, column, otherValue } of counts)
    if (!(await counted(`UPDATE ${table} SET ${column} = ${otherValue}`)))
      uncounted.push(`${table}.${column}`);
  expect(uncounted).toEqual([]);
  expect(new Set(counts.map(({ table }) => table)).size).toBe(12);
});
