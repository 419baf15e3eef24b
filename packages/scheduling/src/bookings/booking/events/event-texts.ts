import { languageOf, type Translator } from "@calcache/languages";
import { translate } from "@calcache/languages/messages";

/** Whom an event's texts are for: the language that its event type names, and the one that its host has chosen, BCP 47 tags. */
export type EventReader = { interfaceLanguage: string | null; locale: string | null | undefined };

/**
 * Writes what stands in a host's calendar: in the event type's language where that is one of ours, else in the host's, else in English. An event
 * stays as it was written until its booking changes, whatever language is chosen since.
 */
export function eventTexts({ interfaceLanguage, locale }: EventReader): Translator<"event"> {
  const chosen = [interfaceLanguage, locale].find((tag) => languageOf(tag) !== null);
  return translate("event", chosen ?? null);
}
