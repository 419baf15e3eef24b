import { Prisma } from "@calcache/prisma";
import { changedBetween } from "@calcache/scheduling";
import { accountNews } from "./account-news.ts";
import { bookingNews } from "./booking-news.ts";
import { listening } from "./listening.ts";
import type { Round } from "./round.ts";

/**
 * Makes a notice of each thing that became of a booking or an account. Notices of one subject are delivered in order. The answer says
 * whether there were any changes.
 * @param table which changes
 * @param newsFor SQL of what of them each channel is told
 */
const gatherNews =
  (table: string, newsFor: (channels: Prisma.Sql) => Prisma.Sql) =>
  async (tx: Prisma.TransactionClient, { since, until, cursor, now }: Round): Promise<boolean> => {
    const [found] = await tx.$queryRaw<{ changes: bigint }[]>`
      WITH changes AS MATERIALIZED (
        SELECT * FROM calcache.${Prisma.raw(table)} g WHERE ${changedBetween("g", since, until)}
      ), stored AS (
        INSERT INTO calcache.channel_notice (channel_id, type, subject, data, changes_since, cursor, next_attempt_at)
        SELECT news.channel_id, news.type, news.subject, news.data, news.at, ${cursor}, ${new Date(now)}
        FROM (${newsFor(listening(now))}) news ORDER BY news.id, news.channel_id
      )
      SELECT count(*) AS changes FROM changes`;
    return (found?.changes ?? 0n) > 0n;
  };

export const gatherBookings = gatherNews("booking_change", bookingNews);

export const gatherAccounts = gatherNews("account_change", accountNews);
