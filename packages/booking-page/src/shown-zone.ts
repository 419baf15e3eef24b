import type { PageQuery } from "@calcache/booker/view";
import type { EventTypeWithHosts } from "@calcache/scheduling";
import { isTimeZone } from "@calcache/time-zones/data";

/** A page's query with the zone that the page shows times in: the one asked for, unless nobody chooses it; null for the page's own. */
export const inShownZone = (
  query: PageQuery,
  { lockedTimeZone }: Pick<EventTypeWithHosts, "lockedTimeZone">,
): PageQuery => ({
  ...query,
  timeZone: lockedTimeZone ?? (query.timeZone !== null && isTimeZone(query.timeZone) ? query.timeZone : null),
});
