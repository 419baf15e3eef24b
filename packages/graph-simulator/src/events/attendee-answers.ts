import type { EventDetails } from "./event.ts";

/** What an attendee can answer (Microsoft: "responseStatus resource type", /graph/api/resources/responsestatus). */
export const ATTENDEE_ANSWERS = ["accepted", "tentativelyAccepted", "declined", "none"] as const;
export type AttendeeAnswer = (typeof ATTENDEE_ANSWERS)[number];

/** Where an event keeps answers, by addresses in lower case: beside the attendees, since an organizer's change of these leaves those of who stays. */
const key = "answers";

type Answers = Readonly<Record<string, { response: AttendeeAnswer; time: string }>>;

const answersIn = (details: EventDetails) => (details[key] ?? {}) as Answers;

/** The details of an event whose attendees have answered so. @param time ISO 8601 */
export const withAnswers = (
  details: EventDetails,
  given: Readonly<Record<string, AttendeeAnswer>>,
  time: string,
): EventDetails => ({
  ...details,
  [key]: {
    ...answersIn(details),
    ...Object.fromEntries(
      Object.entries(given).map(([address, response]) => [address.toLowerCase(), { response, time }]),
    ),
  },
});

/** Whether an attendee has answered an event since they were invited to it. */
export const hasAnswered = (details: EventDetails, address: string): boolean =>
  Object.hasOwn(answersIn(details), address.toLowerCase());

type Attendee = { type?: string; emailAddress?: { address?: string } };

const attendeesIn = (details: EventDetails) => (details.attendees ?? []) as Attendee[];
const addressOf = ({ emailAddress }: Attendee) => emailAddress?.address?.toLowerCase() ?? "";

/** An organizer's change of an event's details. Whoever is invited no more has answered no more, also when they are invited again. */
export function keepAnswers(before: EventDetails, change: EventDetails): EventDetails {
  if (change.attendees === undefined) return change;
  const invited = new Set(attendeesIn(change).map(addressOf));
  const kept = Object.entries(answersIn(before)).filter(([address]) => invited.has(address));
  return { ...change, [key]: Object.fromEntries(kept) };
}

/** The addresses, in lower case, that an event invites as resources. */
export const resourcesIn = (details: EventDetails): string[] =>
  attendeesIn(details).flatMap((attendee) => (attendee.type === "resource" ? [addressOf(attendee)] : []));

/** The attendees of an event as Graph shows them, with what they answered. */
export function attendeesOf(details: EventDetails): object[] {
  return attendeesIn(details).map((attendee) => ({
    type: "required",
    ...attendee,
    status: answersIn(details)[addressOf(attendee)] ?? {
      response: "none",
      time: "0001-01-01T00:00:00Z",
    },
  }));
}
