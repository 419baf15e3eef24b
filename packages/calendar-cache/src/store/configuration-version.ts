import type { BulkQuery } from "@calcache/prisma";

/**
 * The version of the configuration, as text: it is another one after every change of what event types are found by, and in every
 * incarnation of the database, which may have lost changes that were counted.
 */
export const configurationVersion = `(
  SELECT calcache.incarnation() || ' ' || COALESCE(sum(changes), 0) FROM calcache.configuration_version)`;

/** Asks for it in a batch: what was looked up at another version may no longer be so. */
export const configurationVersionQuery: BulkQuery<string> = {
  select: `SELECT ${configurationVersion}`,
  values: [],
  read: (row) => row.text(),
};
