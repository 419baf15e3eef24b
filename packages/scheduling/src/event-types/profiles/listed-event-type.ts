import type { EventTypeOwner } from "../columns/event-type.ts";
import { readEventTypeMetadata } from "../columns/event-type-metadata.ts";

/** A team or a user, with the event types that everybody may see, in their order. */
export type Profile = EventTypeOwner & { eventTypes: readonly ListedEventType[] };

/** The same, found by its slug. */
export type FoundProfile = Profile & { id: number };

/** An event type, as lists show it. Lengths are minutes, in order. */
export type ListedEventType = {
  slug: string;
  title: string;
  description: string | null;
  lengths: readonly number[];
};

export const listedColumns = { slug: true, title: true, description: true, length: true, metadata: true };

type Row = Omit<ListedEventType, "lengths"> & { length: number; metadata: unknown };

export const listEventType = ({ length, metadata, ...eventType }: Row): ListedEventType => ({
  ...eventType,
  lengths: (readEventTypeMetadata(metadata, length, () => {}).lengths ?? [length]).toSorted((a, b) => a - b),
});
