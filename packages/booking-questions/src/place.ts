import { z } from "zod";

/** Where an event may take place. */
export type BookingPlace = {
  /** cal.com's name of its kind, such as `inPerson` or `integrations:office365_video`. */
  type: string;
  /** What whoever books reads; an address or a link only where everybody may know it. */
  label: string;
  /** What whoever books has to say, to be stored as the booking's place; null for nothing. */
  asks: "phone" | "address" | "place" | null;
  /** What is stored as the booking's place where nothing has to be said. */
  location: string;
};

/** What of a place everybody may know. */
export type PublicPlace = Pick<BookingPlace, "type" | "label" | "asks">;

/** cal.com's name for a meeting in Teams. */
export const teamsMeeting = "integrations:office365_video";

const words = z.string().nullish();
const storedPlaces = z
  .array(
    z.object({
      type: z.string().min(1),
      address: words,
      link: words,
      hostPhoneNumber: words,
      displayLocationPublicly: z.boolean().nullish(),
      customLabel: words,
    }),
  )
  .max(50)
  .nullish();
type StoredPlace = NonNullable<z.output<typeof storedPlaces>>[number];

/**
 * Reads where an event may take place, in its order.
 * @param stored `EventType.locations`, as cal.com stores it
 * @returns null where it can't be read
 */
export function readPlaces(stored: unknown): BookingPlace[] | null {
  const places = storedPlaces.safeParse(stored);
  return places.success ? (places.data ?? []).map(toPlace) : null;
}

function toPlace(stored: StoredPlace): BookingPlace {
  const { type, customLabel, displayLocationPublicly } = stored;
  const named = (label: string) => customLabel || label;
  // What nobody has filled in is told by its name.
  const told = (label: string, location: string | null | undefined) => ({
    type,
    label: (displayLocationPublicly && location) || named(label),
    asks: null,
    location: location || named(label),
  });
  switch (type) {
    case "inPerson":
      return told("In person", stored.address);
    case "link":
      return told("Online, by a link", stored.link);
    case "userPhone":
      return told("You call the host", stored.hostPhoneNumber);
    case "phone":
      return { type, label: named("The host calls you"), asks: "phone", location: type };
    case "attendeeInPerson":
      return { type, label: named("At an address of yours"), asks: "address", location: type };
    case "somewhereElse":
      return { type, label: named("Somewhere else"), asks: "place", location: type };
    case teamsMeeting:
      return { type, label: named("Microsoft Teams"), asks: null, location: type };
    default:
      return { type, label: named("Online"), asks: null, location: stored.link ?? stored.address ?? type };
  }
}
