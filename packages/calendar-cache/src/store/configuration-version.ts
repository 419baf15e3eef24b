import type { BulkQuery } from "@calcache/prisma";

/** The version of the configuration, as text: it is another one after every change of what event types are found by. */
export const configurationVersion = `(SELECT COALESCE(sum(changes), 0)::text FROM configuration_version)`;

/** What was looked up at an older version of the configuration may no longer be so. */
export class ConfigurationChangedError extends Error {
  override readonly name = "ConfigurationChangedError";
}

/**
 * Has a statement of several queries fail if the configuration isn't at this version; null leaves it be.
 * @throws ConfigurationChangedError from `readTogether`
 */
export const atVersion = (version: string | null): BulkQuery<null> => ({
  select: version === null ? "SELECT WHERE false" : `SELECT ${configurationVersion}`,
  values: [],
  read(row) {
    if (row.text() !== version) throw new ConfigurationChangedError("the configuration has changed");
    return null;
  },
});
