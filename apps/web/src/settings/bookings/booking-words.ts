import { bookingTimes } from "@calcache/emails";
import type { BookingList, HostBooking } from "@calcache/scheduling";

export const listWords: Record<BookingList, { label: string; empty: string }> = {
  upcoming: { label: "Upcoming", empty: "You have no booking that is still to come." },
  past: { label: "Past", empty: "No booking of yours is over yet." },
  flagged: {
    label: "Flagged",
    empty: "Nothing is flagged: your bookings are in your calendar as they were made.",
  },
};

const flags = {
  moved: "Its event was moved in Outlook; the booking stands as it was",
  deleted: "Its event was deleted in Outlook; the booking stands as it was",
  room_declined: "Its room declined, and no other one was free; the booking stands, and has no room",
} as const;

/** What is to be seen about a booking whose event somebody changed, or whose room declined; null where nobody did. */
export const flagWords = ({ changes }: Pick<HostBooking, "changes">): string | null =>
  changes.length === 0 ? null : changes.map((change) => flags[change]).join(". ");

/** When a booking is, in words, in its host's zone. */
export const whenWords = ({ start, end }: Pick<HostBooking, "start" | "end">, timeZone: string): string =>
  bookingTimes(start, end, "en", timeZone).range;

/** Whom a booking is with, and in which room; null where nobody is named. */
export function whoWords({
  attendee,
  otherHosts,
  room,
}: Pick<HostBooking, "attendee" | "otherHosts" | "room">): string | null {
  const others = otherHosts === 0 ? [] : [otherHosts === 1 ? "1 other host" : `${otherHosts} other hosts`];
  const parts = [
    ...(attendee === null ? [] : [`${attendee.name} (${attendee.email})`]),
    ...others,
    ...(room === null ? [] : [room]),
  ];
  return parts.length === 0 ? null : parts.join(" · ");
}

/** Which of its series' bookings it is; null for none. */
export const seriesWords = ({ series }: Pick<HostBooking, "series">): string | null =>
  series && `${series.place} of ${series.of} in a row`;

/** What handing over does. */
export const handOverConsequences = [
  "Its event moves from your calendar to theirs, also where Outlook is away just now.",
  "Whoever booked it, their guests and all hosts have mail. Its link changes; the old one leads on.",
  "Your time is offered again at once.",
];

/** What asking for another time does. */
export const askForTimeConsequences = [
  "The booking is cancelled, and its event deleted from all hosts' calendars, also where Outlook is away just now.",
  "Whoever booked it has mail with your reason and a link to choose another time; their guests and all hosts hear that it is cancelled.",
  "Where several have it with a seat each, each of them has such mail, and chooses by themselves.",
  "Its time is offered again at once. This can't be undone.",
];

/** What cancelling does. */
export function consequencesOf({ otherHosts }: Pick<HostBooking, "otherHosts">): string[] {
  const others =
    otherHosts === 0 ? "" : otherHosts === 1 ? " and the other host's" : ` and ${otherHosts} other hosts'`;
  return [
    `Its event is deleted from your calendar${others}, also where Outlook is away just now.`,
    "Whoever booked it, their guests and all hosts have mail, with your reason.",
    "Its time is offered again at once. This can't be undone.",
  ];
}
