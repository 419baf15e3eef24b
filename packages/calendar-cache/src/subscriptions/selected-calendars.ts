import { isMailboxOf } from "@calcache/accounts";
import { everySelectedCalendar, type HostShape, hostShape, Prisma } from "@calcache/prisma";
import { readerOf } from "../accounts/selected-calendar.ts";
import type { Engine } from "../engine/engine.ts";
import { integrationsOf } from "../engine/providers.ts";
import { watchedUsers } from "./feature-switches.ts";

const mailboxOfWanted = Prisma.raw(isMailboxOf("m", "w"));

/**
 * Makes the watches what the teams' features and the members' selected calendars say: new ones are added, with
 * mailboxes and calendars on first sight, and those that nobody wants any more go. Four statements, whatever their
 * number.
 */
export async function alignWatches(engine: Engine): Promise<void> {
  const integrations = integrationsOf(engine);
  const shape = await hostShape(engine.db);
  const wanted = wantedBy(integrations, shape);
  await engine.db.$transaction([
    engine.db.$executeRaw`
      INSERT INTO calcache.mailbox (integration, address, credential_id)
      SELECT w.integration, w.address, COALESCE(calcache.working_account(w.integration, w.address), max(w.credential_id)) FROM (${wanted}) w
      WHERE NOT EXISTS (SELECT 1 FROM calcache.mailbox m WHERE ${mailboxOfWanted} AND m.credential_id IS NOT NULL)
      GROUP BY w.integration, w.address
      ON CONFLICT (integration, address) DO UPDATE SET credential_id = EXCLUDED.credential_id`,
    engine.db.$executeRaw`
      INSERT INTO calcache.cached_calendar (mailbox_id, external_id)
      SELECT DISTINCT w.mailbox_id, w.external_id FROM (${wanted}) w
      WHERE w.mailbox_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM calcache.cached_calendar c WHERE c.mailbox_id = w.mailbox_id AND c.external_id = w.external_id)
      ON CONFLICT DO NOTHING`,
    engine.db.$executeRaw`
      INSERT INTO calcache.calendar_watch (calendar_id, event_type_id)
      SELECT DISTINCT w.calendar_id, w.event_type_id FROM (${wantedWatches(integrations, shape)}) w
      ON CONFLICT DO NOTHING`,
    engine.db.$executeRaw`
      DELETE FROM calcache.calendar_watch k
      USING calcache.cached_calendar c, calcache.mailbox m
      WHERE c.id = k.calendar_id AND m.id = c.mailbox_id AND m.integration = ANY(${integrations})
        AND (k.calendar_id, k.event_type_id) NOT IN (SELECT w.calendar_id, w.event_type_id FROM (${wantedWatches(integrations, shape)}) w)`,
  ]);
}

/** Whether {@link alignWatches} would change anything: a condition for a query, that looks at everything once. */
export function watchesDiffer(integrations: readonly string[], shape: HostShape): Prisma.Sql {
  return Prisma.sql`EXISTS (
    WITH wanted AS MATERIALIZED (
      SELECT k.id AS calendar_id, w.event_type_id, w.read_by
      FROM (${wantedBy(integrations, shape)}) w
      LEFT JOIN ${all("calcache.cached_calendar")} k ON k.mailbox_id = w.mailbox_id AND k.external_id = w.external_id
    )
    SELECT 1 FROM wanted w
    FULL JOIN calcache.calendar_watch k ON k.calendar_id = w.calendar_id AND k.event_type_id = w.event_type_id
    WHERE k.calendar_id IS NULL
       OR (w.calendar_id IS NOT NULL AND w.read_by IS NULL)
       OR (w.calendar_id IS NULL AND EXISTS (
         SELECT 1 FROM calcache.cached_calendar c JOIN calcache.mailbox m ON m.id = c.mailbox_id
         WHERE c.id = k.calendar_id AND m.integration = ANY(${integrations}))))`;
}

const reader = Prisma.raw(readerOf("s"));

/**
 * A table of which most rows are joined to something, read once as a whole: OFFSET 0 keeps the planner from looking each row up by an
 * index, which it does as it takes the wanted calendars for a few.
 */
const all = (table: string) => Prisma.raw(`(SELECT * FROM ${table} OFFSET 0)`);

const wantedBy = (integrations: readonly string[], shape: HostShape) => Prisma.sql`
  SELECT a.integration, a.address, a.credential_id, box.id AS mailbox_id, box.credential_id AS read_by,
         COALESCE(followed.present_id, s."externalId") AS external_id, COALESCE(s."eventTypeId", 0) AS event_type_id
  FROM ${Prisma.raw(everySelectedCalendar)} s
  JOIN calcache.account a ON a.credential_id = ${reader} AND a.integration = s.integration AND a.address IS NOT NULL
  LEFT JOIN ${all("calcache.mailbox")} box ON ${Prisma.raw(isMailboxOf("box", "a"))}
  LEFT JOIN ${all("calcache.followed_calendar")} followed ON followed.mailbox_id = box.id AND followed.former_id = s."externalId"
  WHERE s."externalId" IS NOT NULL AND s.integration = ANY(${integrations}) AND s."userId" IN (${Prisma.raw(watchedUsers(shape))})`;

const wantedWatches = (integrations: readonly string[], shape: HostShape) => Prisma.sql`
  SELECT c.id AS calendar_id, w.event_type_id
  FROM (${wantedBy(integrations, shape)}) w
  JOIN calcache.cached_calendar c ON c.mailbox_id = w.mailbox_id AND c.external_id = w.external_id`;
