import { lockedInOrder, Prisma } from "@calcache/prisma";
import type { Engine } from "../engine/engine.ts";
import { providerOf } from "../engine/providers.ts";
import { likenessOf } from "./likeness.ts";
import type { KnownMailbox } from "./mailboxes.ts";

/** A mailbox's calendars are listed this often, in ms. */
export const listEvery = 24 * 60 * 60_000;

/** A list that failed is asked for again after this; what was listed before is kept. */
const listAgainAfter = 60 * 60_000;

/**
 * Notes under which owner and name a mailbox lists those of its calendars that are cached or written here, so that one of them is
 * found again once its id has changed ({@link followCalendar}). A list that fails says nothing about the mailbox: there are accounts
 * whose list fails for ever because of one shared calendar.
 */
export async function learnCalendars({ db, now, ...engine }: Engine, mailbox: KnownMailbox): Promise<void> {
  const listed = await providerOf(engine, mailbox).listCalendars(mailbox);
  const again = listed.ok ? listEvery : listAgainAfter;
  const listedAt = db.mailbox.update({
    where: { id: mailbox.id },
    data: { listedAt: new Date(now() - listEvery + again) },
  });
  if (!listed.ok) {
    await listedAt;
    engine.log.warn(
      { mailbox: mailbox.id, why: listed.error.reason },
      "a mailbox's calendars could not be listed",
    );
    return;
  }
  const ids = listed.value.map(({ externalId }) => externalId);
  const likenesses = listed.value.map(likenessOf);
  const list = Prisma.sql`unnest(${ids}::text[], ${likenesses}::text[]) AS l(id, likeness)`;
  await db.$transaction([
    db.$executeRaw`
      WITH locked AS (${lockedInOrder("cached_calendar", Prisma.sql`mailbox_id = ${mailbox.id}`)})
      UPDATE calcache.cached_calendar c SET listed_as = l.likeness FROM ${list}, locked
      WHERE c.id = locked.id AND c.external_id = l.id AND c.listed_as IS DISTINCT FROM l.likeness`,
    db.$executeRaw`
      UPDATE calcache.written_calendar w SET listed_as = l.likeness FROM ${list}
      WHERE w.mailbox_id = ${mailbox.id} AND w.external_id = l.id AND w.listed_as IS DISTINCT FROM l.likeness`,
    listedAt,
  ]);
}
