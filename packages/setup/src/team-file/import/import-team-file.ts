import { forgetTroubles, standsAlone, type TokenCipher } from "@calcache/accounts";
import { type Database, err, hostShape, ok, type Prisma, type Result } from "@calcache/prisma";
import type { TeamFile, TeamFileError } from "../team-file.ts";
import type { ImportContext } from "./context/import-context.ts";
import { emptySummary, type ImportSummary } from "./context/import-summary.ts";
import { findUserErrors, findUserIds } from "./find-users.ts";
import { importTeam } from "./import-team.ts";
import { importUserRow, importUserSections } from "./import-user.ts";
import { findUsersByAddress } from "./users-by-address.ts";

/** A team of thousands, and a credential that is just being refreshed at a slow login, fit in. */
const transactionLimits = { timeout: 600_000, maxWait: 60_000 };

/**
 * Makes what the file names as it says, all of it or nothing; importing the same file again changes nothing.
 *
 * Users and teams that it doesn't name, and sections that it leaves out, stay as they are. Tokens are taken unless they
 * are those taken before, which have been rotated since, or end no later than the stored ones. Cached calendars are
 * never deleted here: upkeep stops watching what nobody selects any more.
 * @param now the moment of the import in milliseconds since the epoch
 * @returns what changed; or, with nothing changed, whom the file refers to in vain
 */
export async function importTeamFile(
  db: Database,
  cipher: TokenCipher,
  file: TeamFile,
  now: number,
): Promise<Result<ImportSummary, TeamFileError[]>> {
  const shape = await hostShape(db);
  return db.$transaction(async (transaction) => {
    await oneImportAtATime(transaction);
    const errors = await findUserErrors(transaction, file);
    if (errors.length > 0) return err(errors);

    const isOwnDatabase = await standsAlone(transaction);
    const base = { transaction, cipher, isOwnDatabase, shape, now: new Date(now), summary: emptySummary() };
    const known = await findUsersByAddress(
      transaction,
      file.users.map(({ email }) => email),
    );
    for (const user of file.users) await importUserRow(base, user, known);
    const userIds = await findUserIds(transaction, file);
    const context: ImportContext = { ...base, userIds, newlyLinked: [] };
    for (const user of file.users) await importUserSections(context, user);
    for (const team of file.teams) await importTeam(context, team);
    await forgetTroubles(transaction, context.newlyLinked);
    return ok(context.summary);
  }, transactionLimits);
}

const importLock = 4_122_027;

async function oneImportAtATime(transaction: Prisma.TransactionClient): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${importLock})`;
}
