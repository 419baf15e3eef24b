import type { MinuteRange } from "@calcache/availability";
import type { VisitorCalendar } from "@calcache/booker";
import type { Log } from "@calcache/calendar-cache";
import type { VisitorCalendarReading, VisitorCalendars } from "@calcache/outlook";
import { isSettledWithin } from "../slots/settled-within.ts";

/** ms; Outlook mostly answers in less than one second, and slots shouldn't wait longer for what only marks them. */
const patienceMs = 2_000;

/** A guest's calendar as the page shows it; `busy` is in minutes since the epoch. */
export type FoundVisitorCalendar = Pick<VisitorCalendar, "state" | "account"> & {
  busy: readonly MinuteRange[] | null;
};

/**
 * Reads when a guest is busy, if the page is to show it: never rejects, and gives Outlook two seconds.
 * @param session what the guest's browser names their calendar by, if it does
 * @param isRefused the visitor's organisation is known not to allow it
 * @param shown the dates on the page; null where the overlay isn't asked for, and then nobody is asked anything
 * @param patience ms
 */
export async function findVisitorCalendar(
  { guests, log }: { guests: Pick<VisitorCalendars, "read"> | null; log: Pick<Log, "error"> },
  { session, isRefused }: { session: string | null; isRefused: boolean },
  shown: { range: MinuteRange; timeZone: string } | null,
  patience = patienceMs,
): Promise<FoundVisitorCalendar | null> {
  if (guests === null) return null;
  if (session === null && isRefused) return nothing("refused");
  if (shown === null) return nothing("not-asked");
  if (session === null) return nothing("none");
  const reading = guests.read(session, shown.range, shown.timeZone).catch((error) => {
    log.error({ err: error }, "[Guest Calendar] a calendar can't be read");
    return { kind: "unreadable", address: null } satisfies VisitorCalendarReading;
  });
  return (await isSettledWithin(reading, patience)) ? asShown(await reading) : nothing("unreadable");
}

function asShown(reading: VisitorCalendarReading): FoundVisitorCalendar {
  switch (reading.kind) {
    case "none":
      return nothing("none");
    case "unreadable":
      return { ...nothing("unreadable"), account: reading.address };
    case "read":
      return { state: "connected", account: reading.address, busy: reading.busy };
  }
}

const nothing = (state: FoundVisitorCalendar["state"]): FoundVisitorCalendar => ({
  state,
  account: null,
  busy: null,
});
