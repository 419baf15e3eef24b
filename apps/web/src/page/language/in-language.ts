import type { PublicEventType } from "@calcache/booker";
import type { Translator } from "@calcache/languages";
import { messages } from "@calcache/languages/messages";

type Label = Extract<keyof typeof messages.en.site, `label${string}`>;
const isLabel = (key: string): key is Label => key.startsWith("label");

/** The usual labels of fields and places, by their English words: stored is only what somebody has said instead. */
const usual: ReadonlyMap<string, Label> = new Map(
  Object.entries(messages.en.site).flatMap(([key, text]) => (isLabel(key) ? [[text, key]] : [])),
);

/** A label in the page's language, where it is one of the usual ones. */
export function usualLabel(t: Translator<"site">, label: string): string {
  const key = usual.get(label);
  return key === undefined ? label : t(key);
}

/** An event type with the labels that nobody has given other words in the page's language. What people wrote stays as it is. */
export function inLanguage(eventType: PublicEventType, t: Translator<"site">): PublicEventType {
  const labelled = <Part extends { label: string }>(part: Part): Part => ({
    ...part,
    label: usualLabel(t, part.label),
  });
  const { questions, notes, guests } = eventType.form;
  return {
    ...eventType,
    form: {
      questions: questions.map(labelled),
      notes: notes && labelled(notes),
      guests: guests && labelled(guests),
    },
    places: eventType.places.map(labelled),
  };
}
