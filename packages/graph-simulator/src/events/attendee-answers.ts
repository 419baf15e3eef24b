import type { EventDetails } from "./event.ts";

/** What an attendee can answer (Microsoft: "responseStatus resource type", /graph/api/resources/responsestatus). */
export const ATTENDEE_ANSWERS = ["accepted", "tentativelyAccepted", "declined", "none"] as const;
export type AttendeeAnswer = (typeof ATTENDEE_ANSWERS)[number];

/** Where an event keeps answers, by addresses in lower case: beside the attendees, since an organizer's change of these leaves them. */
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

/** The attendees of an event as Graph shows them, with what they answered. */
export function attendeesOf(details: EventDetails): object[] {
  const attendees = (details.attendees ?? []) as { emailAddress?: { address?: string } }[];
  return attendees.map((attendee) => ({
    type: "required",
    ...attendee,
    status: answersIn(details)[attendee.emailAddress?.address?.toLowerCase() ?? ""] ?? {
      response: "none",
      time: "0001-01-01T00:00:00Z",
    },
  }));
}
