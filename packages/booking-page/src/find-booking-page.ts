import {
  firstOfEach,
  type OfferedSlots,
  type PublicEventType,
  parsePageQuery,
  type SearchParams,
} from "@calcache/booker/view";
import type { Engine } from "@calcache/calendar-cache";
import { chosenLanguage, type Language, type SectionTexts } from "@calcache/languages";
import { textsIn } from "@calcache/languages/messages";
import type { EventTypeWithHosts } from "@calcache/scheduling";
import { lastShown } from "./last-shown.ts";
import { offeredDates } from "./offered-dates.ts";
import { offeredLength } from "./offered-length.ts";
import { findOfferedSlots } from "./offered-slots.ts";
import { publicEventType } from "./public-event-type.ts";
import { inShownZone } from "./shown-zone.ts";
import { zonesBetween } from "./zones-between.ts";

/**
 * What a page of an event type shows to a visitor of whom nothing is known but what the URL says.
 * @param search the query of the page's URL; what of it can't be used is ignored
 */
export async function findBookingPage(
  engine: Engine,
  eventType: EventTypeWithHosts,
  search: SearchParams,
): Promise<{
  eventType: PublicEventType;
  offered: OfferedSlots;
  language: Language;
  texts: SectionTexts<"page">;
}> {
  const asked = parsePageQuery(search);
  const query = inShownZone(asked, eventType);
  const { last, timeZone } = offeredDates(query, eventType, engine.now());
  const zones = zonesBetween(engine.now(), lastShown(eventType, Date.parse(last)));
  const length = offeredLength(query, eventType, null);
  const offered = await findOfferedSlots(engine, eventType, query, length);
  const { language } = chosenLanguage(null, eventType.interfaceLanguage, firstOfEach(search).lang);
  return {
    language,
    texts: textsIn(language, "page"),
    eventType: publicEventType(eventType, zones),
    offered: { ...offered, zone: zones(timeZone), askedTimeZone: asked.timeZone },
  };
}
