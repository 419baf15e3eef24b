/** Events in hosts' calendars. */
export const event = {
  between: "{what} between {host} and {attendee}",
  bookedBy: "Booked by {who}",
  guests: "Guests: {names}",
  hosts: "Hosts: {names}",
  whyMoved: "Why it was moved: {reason}",
  answer: "{field}: {answer}",
  yes: "yes",
  no: "no",
  list: ", ",
  deleted: "The event was deleted in a host's calendar",
} as const;
