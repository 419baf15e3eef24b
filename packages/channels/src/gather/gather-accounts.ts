import { everyCredential, everySelectedCalendar, Prisma } from "@calcache/prisma";
import { cachedOfSelected, changedBetween } from "@calcache/scheduling";
import { isNews, listening, opens, seesTimeOf, wantsHost, wantsHostOfTypes, wantsType } from "./listening.ts";
import type { Round } from "./round.ts";

/** Makes a notice of each thing that became of an account. The answer says whether there were any changes. */
export async function gatherAccounts(tx: Prisma.TransactionClient, round: Round): Promise<boolean> {
  const { since, until, cursor, now } = round;
  const [found] = await tx.$queryRaw<{ changes: bigint }[]>`
    WITH changes AS MATERIALIZED (
      SELECT * FROM calcache.account_change g WHERE ${changedBetween("g", since, until)}
    ), calendars AS (
      SELECT a.credential_id, jsonb_agg(DISTINCT s."externalId") AS ids
      FROM ${Prisma.raw(everySelectedCalendar)} s ${cachedOfSelected}
      WHERE a.credential_id IN (SELECT credential_id FROM changes) GROUP BY 1
    ), stored AS (
      INSERT INTO calcache.channel_notice (channel_id, type, subject, data, changes_since, cursor, next_attempt_at)
      SELECT ch.id, 'calendar.' || g.kind, 'account ' || g.credential_id, jsonb_build_object('account', y.address,
        'calendars', COALESCE(opened.ids, '[]'), 'usernames', CASE WHEN u.username IS NULL THEN '[]' ELSE jsonb_build_array(u.username) END),
        g.at, ${cursor}, ${new Date(now)}
      FROM changes g
      JOIN ${Prisma.raw(everyCredential)} own ON own.id = g.credential_id
      JOIN calcache.account y ON y.credential_id = own.id
      JOIN users u ON u.id = own."userId"
      LEFT JOIN calendars c ON c.credential_id = own.id
      JOIN ${listening(now)} ON true
      CROSS JOIN LATERAL (SELECT jsonb_agg(one.id) AS ids FROM jsonb_array_elements_text(c.ids) one(id) WHERE ${opens("one.id")}) opened
      WHERE (k.reach <> 'calendars' OR opened.ids IS NOT NULL) AND ${isNews("g")} AND ${seesTimeOf("u.id")} AND ${wantsType("'calendar.' || g.kind")} AND ${wantsHost("u.username")}
        AND ${wantsHostOfTypes("u.id")} AND (NOT jsonb_exists(ch.filters, 'calendar_ids') OR ch.filters -> 'calendar_ids' @> ANY(
          SELECT jsonb_array_elements(opened.ids)))
        AND ch.filters -> 'only_managed' IS DISTINCT FROM 'true'
      ORDER BY g.id, ch.id
    )
    SELECT count(*) AS changes FROM changes`;
  return (found?.changes ?? 0n) > 0n;
}
