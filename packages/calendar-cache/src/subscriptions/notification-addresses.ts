import { Prisma } from "@calcache/prisma";
import type { Engine } from "../engine/engine.ts";

/** Processes that haven't swept for so many ms have been stopped, or have another address by now. */
export const addressAliveFor = 15 * 60_000;

const forgottenAfter = 24 * 60 * 60_000;

/**
 * Notes where this process has notifications sent, and says so where processes with another address are newer: then these have the
 * subscriptions, and this one leaves them there.
 */
export async function noteAddresses({ db, log, now, providers }: Engine): Promise<void> {
  const at = new Date(now());
  const stopped = new Date(now() - addressAliveFor);
  const served = Prisma.sql`
    unnest(${[...providers.keys()]}::text[], ${[...providers.values()].map(({ address }) => address)}::text[])
      AS served(integration, address)`;
  const newer = await db.$queryRaw<{ integration: string }[]>`
    WITH noted AS (
      INSERT INTO calcache.notification_address AS known (integration, address, since, swept_at)
      SELECT integration, address, ${at}, ${at} FROM ${served}
      ON CONFLICT (integration, address) DO UPDATE
        SET swept_at = ${at}, since = CASE WHEN known.swept_at <= ${stopped} THEN ${at} ELSE known.since END
    ), forgotten AS (
      DELETE FROM calcache.notification_address
      WHERE swept_at <= ${new Date(now() - forgottenAfter)}
        AND (integration, address) NOT IN (SELECT integration, address FROM ${served})
    )
    SELECT integration FROM ${served} WHERE ${isOutdone("served", now())}`;
  for (const { integration } of newer)
    log.warn(
      { integration },
      "[Two Addresses] another process has notifications sent to another address, and keeps the subscriptions: configure them alike",
    );
}

/**
 * SQL of a condition: whether a newer address than this one is in use.
 * @param served the alias of what has columns `integration` and `address`
 * @param now epoch ms
 */
export const isOutdone = (served: string, now: number) => {
  const [integration, address] = [Prisma.raw(`${served}.integration`), Prisma.raw(`${served}.address`)];
  return Prisma.sql`EXISTS (
    SELECT 1 FROM calcache.notification_address mine
    JOIN calcache.notification_address other
      ON other.integration = mine.integration AND (other.since, other.address) > (mine.since, mine.address)
    WHERE mine.integration = ${integration} AND mine.address = ${address}
      AND LEAST(mine.swept_at, other.swept_at) > ${new Date(now - addressAliveFor)})`;
};
