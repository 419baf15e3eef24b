import { parsePageQuery, type SearchParams } from "@calcache/booker";
import { isOwnParameter } from "@calcache/embed/protocol";
import { type BookingDetails, ledTo } from "@calcache/scheduling";
import { embedQuery, inFrame } from "../../embed/embed-query.ts";
import { languageParameter } from "../language/language-header.ts";
import { bookingPath } from "./booking-paths.ts";
import { keptQuery } from "./kept-path.ts";

/** Of the receipt's page: it leads on to where the event type says. */
export const leadsOnParameter = "leadsOn";

/**
 * Where somebody is led to who has just booked: to the page that the event type names, or to the receipt. Without scripts always to the receipt,
 * which leads on: browsers let a form be led to no other site (`form-action`).
 */
export function afterBooking(
  booking: BookingDetails,
  timeFormat: unknown,
  asked: Pick<Headers, "get" | "has">,
  happened: "booked" | "moved" = "booked",
): string {
  const came = searchOf(asked.get("referer"));
  const others = othersIn(came);
  const url = ledTo(booking, others);
  const framed = embedQuery(came);
  // Few pages let themselves be shown in a frame: from there the receipt leads the whole window on.
  if (url !== null && asked.has("next-action") && Object.keys(framed).length === 0) return url;
  const query = new URLSearchParams({
    ...keptQuery(came),
    ...inFrame(came, happened),
    ...(url !== null && { [leadsOnParameter]: "true", ...others }),
    ...((timeFormat === "12" || timeFormat === "24") && { timeFormat }),
  });
  return bookingPath(booking.uid) + (query.size > 0 ? `?${query}` : "");
}

/** Where a receipt leads on to; null where it doesn't. */
export function leadsOnTo(booking: BookingDetails, search: SearchParams): string | null {
  if (search[leadsOnParameter] !== "true" || booking.status === "cancelled" || booking.status === "rejected")
    return null;
  return ledTo(booking, othersIn(search));
}

/** What a page's query holds that is none of the page's: of a campaign, say. cal.com hands it on, too. */
function othersIn(search: SearchParams): Record<string, string> {
  const { answers } = parsePageQuery(search).prefill;
  return Object.fromEntries(
    Object.entries(answers).filter(([name]) => !own.has(name) && !isOwnParameter(name)),
  );
}

const own: ReadonlySet<string> = new Set([leadsOnParameter, languageParameter, "orgSlug", "wait"]);

/** The query of the page that something was sent from. */
export const searchOf = (referer: string | null): SearchParams =>
  referer !== null && URL.canParse(referer) ? Object.fromEntries(new URL(referer).searchParams) : {};
