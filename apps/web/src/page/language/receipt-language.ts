import { type ChosenLanguage, chosenLanguage } from "@calcache/languages";

/**
 * What a booking's page is written in: its attendee's language, in which it was booked; for a host who answers it, their browser's.
 * @param attendee a BCP 47 tag
 * @param hosts the headers of a host's request, null of anybody else's
 */
export const receiptLanguage = (attendee: string, hosts: Pick<Headers, "get"> | null): ChosenLanguage =>
  chosenLanguage(hosts === null ? attendee : hosts.get("accept-language"));
