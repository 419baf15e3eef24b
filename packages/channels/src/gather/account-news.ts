import { everyCredential, everySelectedCalendar, Prisma } from "@calcache/prisma";
import { cachedOfSelected } from "@calcache/scheduling";
import { isNews, opens, seesTimeOf, wantsHost, wantsHostOfTypes, wantsType } from "./listening.ts";

/**
 * SQL of a query: what each channel is told of the rows `changes` of `account_change`.
 * @param channels SQL of joins: the channels `ch` that may be told, and their keys `k`
 */
export const accountNews = (channels: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT ch.id AS channel_id, g.id, g.at, 'calendar.' || g.kind AS type, 'account ' || g.credential_id AS subject,
    jsonb_build_object('account', y.address, 'calendars', COALESCE(opened.ids, '[]'),
      'usernames', CASE WHEN u.username IS NULL THEN '[]' ELSE jsonb_build_array(u.username) END) AS data
  FROM changes g
  JOIN ${Prisma.raw(everyCredential)} own ON own.id = g.credential_id
  JOIN calcache.account y ON y.credential_id = own.id
  JOIN users u ON u.id = own."userId"
  LEFT JOIN (
    SELECT a.credential_id, jsonb_agg(DISTINCT s."externalId") AS ids
    FROM ${Prisma.raw(everySelectedCalendar)} s ${cachedOfSelected}
    WHERE a.credential_id IN (SELECT credential_id FROM changes) GROUP BY 1
  ) c ON c.credential_id = own.id
  JOIN ${channels} ON true
  CROSS JOIN LATERAL (SELECT jsonb_agg(one.id) AS ids FROM jsonb_array_elements_text(c.ids) one(id) WHERE ${opens("one.id")}) opened
  WHERE (k.reach <> 'calendars' OR opened.ids IS NOT NULL) AND ${isNews("g")} AND ${seesTimeOf("u.id")} AND ${wantsType("'calendar.' || g.kind")} AND ${wantsHost("u.username")}
    AND ${wantsHostOfTypes("u.id")} AND (NOT jsonb_exists(ch.filters, 'calendar_ids') OR ch.filters -> 'calendar_ids' @> ANY(
      SELECT jsonb_array_elements(opened.ids)))
    AND ch.filters -> 'only_managed' IS DISTINCT FROM 'true'`;
