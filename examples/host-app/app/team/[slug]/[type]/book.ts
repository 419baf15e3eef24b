"use server";

import type { BookingFormState, HoldAnswer } from "@calcache/booker";
import { redirect } from "next/navigation";
import { bookMeeting } from "../../../../lib/book-meeting";

/** Books what the form says, and leads to the booking; or tells why not. */
export async function book(_before: BookingFormState, form: FormData): Promise<BookingFormState> {
  const text = (name: string) => String(form.get(name) ?? "");
  const start = new Date(text("start"));
  const end = new Date(start.getTime() + Number(text("lengthInMinutes")) * 60_000);
  const attendee = { name: text("name"), email: text("email"), timeZone: text("timeZone") };
  const uid = await bookMeeting({ eventTypeId: Number(text("eventTypeId")), start, end, attendee });
  if (uid !== null) redirect(`/booking/${uid}`);
  // This app's event types ask nothing more, have one place, and don't repeat.
  const asked = {
    answers: {},
    place: text("place"),
    placeAnswer: "",
    recurrenceCount: "",
  };
  const values = {
    ...attendee,
    notes: text("notes"),
    guests: text("guests"),
    reason: text("reason"),
    ...asked,
  };
  return {
    start: start.getTime() / 60_000,
    values,
    problem: { kind: "slot-taken", alternatives: [] },
  };
}

/** This app holds no slots while forms are filled in. */
export async function hold(): Promise<HoldAnswer> {
  return { kind: "not-held" };
}
