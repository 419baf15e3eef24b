import { sameAddress } from "@calcache/email-address";

/** Each guest once, in whatever case of letters, and not the attendee again. */
export const otherGuests = (guests: readonly string[], attendee: string): string[] =>
  guests.filter(
    (guest, index) =>
      !sameAddress(guest, attendee) && guests.findIndex((other) => sameAddress(other, guest)) === index,
  );
