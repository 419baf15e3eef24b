import { type CalendarRef, ensureCalendar } from "../accounts/calendars.ts";
import { findMailboxes } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import { inLanes } from "../engine/in-lanes.ts";
import { type RefreshOutcome, refreshCalendar } from "./refresh-calendar.ts";

export type { RefreshOutcome };

/** Refreshes these calendars now, one at a time for each mailbox; in their order, null where the account has gone. */
export async function refreshCalendars(
  engine: Engine,
  calendars: readonly CalendarRef[],
): Promise<(RefreshOutcome | null)[]> {
  const outcomes: (RefreshOutcome | null)[] = calendars.map(() => null);
  const found = await Promise.all(calendars.map((ref) => ensureCalendar(engine, ref)));
  const tasks = found.flatMap((calendar, index) => (calendar ? [{ calendar, index }] : []));
  const mailboxes = await findMailboxes(engine, [
    ...new Set(tasks.map(({ calendar }) => calendar.mailboxId)),
  ]);
  await inLanes(
    tasks,
    ({ calendar }) => calendar.mailboxId,
    4,
    async ({ calendar, index }) => {
      const mailbox = mailboxes.get(calendar.mailboxId);
      if (mailbox) outcomes[index] = await refreshCalendar(engine, mailbox, calendar, "asked");
    },
  );
  return outcomes;
}
