import { opensCalendar, seesUser } from "@calcache/api-keys";
import { Prisma } from "@calcache/prisma";
import type { ChannelFilters } from "../channel/channel-filters.ts";
import type { NoticeType } from "../channel/notice-types.ts";

/** SQL of joins: from the key `k` of a channel `ch` that notices gather for, while the key is valid. @param now epoch ms */
export const listening = (now: number): Prisma.Sql => Prisma.sql`
  calcache.channel ch JOIN calcache.api_key k ON k.id = ch.api_key_id AND ch.state IN ('active', 'paused')
    AND (k.expires_at IS NULL OR k.expires_at > ${new Date(now)})`;

/** As much of a channel as an application has that reads the changes itself. */
export type Asker = { apiKeyId: string; filters: ChannelFilters; since: string };

/** SQL of joins in the place of {@link listening}: from the key `k` of an application that asks, by what it asks for as if it were a channel `ch`. */
export const asking = ({ apiKeyId, filters, since }: Asker): Prisma.Sql => Prisma.sql`
  (SELECT '00000000-0000-0000-0000-000000000000'::uuid AS id, ${apiKeyId}::text AS api_key_id, ${JSON.stringify(filters)}::jsonb AS filters,
    ${since}::text AS since) ch JOIN calcache.api_key k ON k.id = ch.api_key_id`;

/** SQL of a condition: whether a row that was changed is news to the channel `ch`. @param row the alias of a table with `changed_in` */
export const isNews = (row: string): Prisma.Sql =>
  Prisma.sql`NOT pg_visible_in_snapshot(${Prisma.raw(`${row}.changed_in`)}::text::xid8, ch.since::pg_snapshot)`;

/** SQL of a condition: whether the channel `ch` wants a list's value; it wants all where it has no such list. */
const isListed = (list: string, value: string) =>
  `(NOT jsonb_exists(ch.filters, '${list}') OR ch.filters -> '${list}' @> to_jsonb(${value}))`;

/** SQL of a condition: whether the channel `ch` wants notices of a type. @param type SQL of a text */
export const wantsType = (type: string | NoticeType): Prisma.Sql => Prisma.raw(isListed("types", type));

/** @param value SQL of a calendar's id at its provider */
export const wantsCalendar = (value: string): Prisma.Sql => Prisma.raw(isListed("calendar_ids", value));

/** Usernames are the same in any case of letters. @param value SQL of a username */
export const wantsHost = (value: string): Prisma.Sql =>
  Prisma.raw(`(NOT jsonb_exists(ch.filters, 'hosts') OR lower(${value}) IN (
  SELECT lower(host.name) FROM jsonb_array_elements_text(ch.filters -> 'hosts') host(name)))`);

/** @param value SQL of an event type's id */
export const wantsEventType = (value: string): Prisma.Sql => Prisma.raw(isListed("event_types", value));

/** SQL of a condition: whether the channel `ch` wants what concerns a user as the host of an event type. @param user SQL of their id */
export const wantsHostOfTypes = (user: string): Prisma.Sql =>
  Prisma.raw(`(NOT jsonb_exists(ch.filters, 'event_types') OR EXISTS (
  SELECT FROM "EventType" t WHERE ch.filters -> 'event_types' @> to_jsonb(t.id)
    AND (t."userId" = ${user} OR EXISTS (SELECT FROM "Host" h WHERE h."eventTypeId" = t.id AND h."userId" = ${user})
      OR EXISTS (SELECT FROM "_user_eventtype" o WHERE o."A" = t.id AND o."B" = ${user}))))`);

/** SQL of a condition: whether the key `k` opens a user's time. @param user SQL of their id */
export const seesTimeOf = (user: string): Prisma.Sql => Prisma.raw(seesUser(user));

/** SQL of a condition: whether the key `k` opens a calendar, as far as it is for chosen ones. @param calendar SQL of its id, as selected */
export const opens = (calendar: string): Prisma.Sql => Prisma.raw(opensCalendar(calendar));
