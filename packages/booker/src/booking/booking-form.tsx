"use client";

import type { MinuteRange } from "@calcache/availability";
import { useBooker } from "../context/booker-context.ts";
import { type BookingFormState, honeypotField } from "../view/booking-form.ts";
import { BookingProblemNotice } from "./booking-problem-notice.tsx";
import { FormField } from "./form-field.tsx";

/** Who books, as a plain form that works before and without scripts. */
export function BookingForm({
  slot,
  state,
  book,
  isPending,
  formId,
}: {
  slot: MinuteRange;
  state: BookingFormState;
  book: (form: FormData) => void;
  isPending: boolean;
  formId: string;
}) {
  const { eventType, view, words, moved, query } = useBooker();
  const answer = state?.start === slot.start ? state : null;
  const errors = answer?.problem.kind === "invalid" ? answer.problem.errors : [];
  const field = (name: keyof NonNullable<BookingFormState>["values"]) => ({
    name,
    value: state?.values[name] ?? { ...query.prefill, reason: "" }[name],
    error: errors.find(({ field }) => field === name)?.message ?? null,
  });
  const hidden = {
    start: new Date(slot.start * 60_000).toISOString(),
    lengthInMinutes: String(slot.end - slot.start),
    eventTypeId: String(eventType.id),
    timeZone: view.timeZone,
    language: words.locale,
    key: `${formId}-${slot.start}`,
    ...(query.timeFormat && { timeFormat: query.timeFormat }),
    ...(moved && { rescheduleUid: moved.uid }),
  };
  return (
    // The server says what is missing, in a summary that takes the focus; browsers' own bubbles vanish.
    <form action={book} noValidate className="flex flex-col gap-5">
      {answer && <BookingProblemNotice state={answer} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {moved ? (
        <FormField
          {...field("reason")}
          label="Why do you move it?"
          hint="Your hosts will read it."
          lines={3}
        />
      ) : (
        <>
          <FormField {...field("name")} label="Your name" autoComplete="name" isRequired />
          <FormField {...field("email")} label="Email" type="email" autoComplete="email" isRequired />
          <FormField
            {...field("guests")}
            label="Guests"
            hint="Email addresses of others who should come, with commas between them."
          />
          <FormField {...field("notes")} label="Notes" hint="What should your hosts know?" lines={3} />
        </>
      )}
      <div className="honeypot" aria-hidden>
        <label>
          Leave this empty
          <input name={honeypotField} tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className="button button-primary" aria-disabled={isPending}>
          {isPending ? "Booking…" : moved ? "Move the booking" : "Confirm the booking"}
        </button>
      </div>
    </form>
  );
}
