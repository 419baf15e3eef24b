import { isMailboxOf, presentIdIn } from "@calcache/accounts";
import { readerOf } from "@calcache/calendar-cache";
import { Prisma } from "@calcache/prisma";

const reader = Prisma.raw(readerOf("s"));
const itsMailbox = Prisma.raw(isMailboxOf("m", "a"));
const presentId = Prisma.raw(presentIdIn("m", 's."externalId"'));

/**
 * SQL of joins: from a selected calendar `s`, by the account `a` that reads it and its mailbox `m`, to the cached calendar `c`. An `=` between
 * the integrations would have Postgres join mailboxes to selected calendars by it, each to each.
 */
export const cachedOfSelected: Prisma.Sql = Prisma.sql`
  JOIN calcache.account a ON a.credential_id = ${reader} AND a.integration IS NOT DISTINCT FROM s.integration
  JOIN calcache.mailbox m ON ${itsMailbox}
  JOIN calcache.cached_calendar c ON c.mailbox_id = m.id AND c.external_id = ${presentId}`;
