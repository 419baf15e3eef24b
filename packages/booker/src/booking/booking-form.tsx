"use client";

import type { MinuteRange } from "@calcache/availability";
import { answerField, type BookingQuestion, isChoiceOfSeveral } from "@calcache/booking-questions/form";
import { useBooker } from "../context/booker-context.ts";
import { type BookingFormField, type BookingFormState, honeypotField } from "../view/booking-form.ts";
import { chosenRoom, roomParameter } from "../view/page-query.ts";
import { routedFields } from "../view/routed-query.ts";
import { BookingProblemNotice } from "./booking-problem-notice.tsx";
import { FormField } from "./form-field.tsx";
import { PlaceField } from "./place-field.tsx";
import { QuestionField } from "./question-field.tsx";
import { RecurrenceField } from "./recurrence-field.tsx";

/** Who books, as a plain form that works before and without scripts. */
export function BookingForm({
  slot,
  state,
  book,
  isPending,
  formId,
  holdUid,
  privateLink,
}: {
  slot: MinuteRange;
  state: BookingFormState;
  book: (form: FormData) => void;
  isPending: boolean;
  formId: string;
  holdUid: string | null;
  privateLink: string | null;
}) {
  const { eventType, view, words, language, moved, query, t } = useBooker();
  const answer = state?.start === slot.start ? state : null;
  const errors = answer?.problem.kind === "invalid" ? answer.problem.errors : [];
  const { form: asked, places, recurrence } = eventType;
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message ?? null;
  const values = state?.values ?? {
    ...query.prefill,
    recurrenceCount: "",
    reason: "",
    place: "",
    placeAnswer: "",
    answers: null,
  };
  const field = (name: BookingFormField) => ({
    name,
    value: values[name],
    error: errorOf(name),
    optional: t("optional"),
  });
  const givenTo = ({ name, ...question }: BookingQuestion) => {
    if (values.answers !== null) return values.answers[answerField({ name, ...question })] ?? [];
    const prefilled = query.prefill.answers[name];
    if (prefilled === undefined) return [];
    return isChoiceOfSeveral(question.kind) ? prefilled.split(",").map((one) => one.trim()) : [prefilled];
  };
  const room = chosenRoom(query, eventType);
  const hidden = {
    start: new Date(slot.start * 60_000).toISOString(),
    lengthInMinutes: String(slot.end - slot.start),
    eventTypeId: String(eventType.id),
    timeZone: view.timeZone,
    language: words.locale,
    pageLanguage: language,
    key: `${formId}-${slot.start}`,
    ...(query.timeFormat && { timeFormat: query.timeFormat }),
    ...(moved && { rescheduleUid: moved.uid }),
    ...(privateLink !== null && { privateLink }),
    ...(query.routing && routedFields(query.routing)),
    ...(room !== null && { [roomParameter]: String(room.id) }),
    ...(holdUid !== null && { reservedSlotUid: holdUid }),
  };
  return (
    // The server says what is missing, in a summary that takes the focus; browsers' own bubbles vanish.
    <form action={book} noValidate className="flex flex-col gap-5">
      {answer && <BookingProblemNotice state={answer} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {moved ? (
        <FormField {...field("reason")} label={t("whyMove")} hint={t("hostsRead")} lines={3} />
      ) : (
        <>
          <FormField {...field("name")} label={t("yourName")} autoComplete="name" isRequired />
          <FormField {...field("email")} label={t("email")} type="email" autoComplete="email" isRequired />
          {recurrence && (
            <RecurrenceField
              start={slot.start}
              recurrence={recurrence}
              value={values.recurrenceCount}
              error={errorOf("recurrenceCount")}
            />
          )}
          <PlaceField places={places} values={values} error={errorOf("place")} />
          {asked.questions.map((question) => (
            <QuestionField
              key={question.name}
              question={question}
              given={givenTo(question)}
              error={errorOf(answerField(question))}
            />
          ))}
          {asked.guests && (
            <FormField
              {...field("guests")}
              label={asked.guests.label}
              example={asked.guests.placeholder}
              hint={t("guestsHint")}
            />
          )}
          {asked.notes && (
            <FormField
              {...field("notes")}
              label={asked.notes.label}
              example={asked.notes.placeholder}
              hint={t("notesHint")}
              isRequired={asked.notes.isRequired}
              lines={3}
            />
          )}
        </>
      )}
      <div className="honeypot" aria-hidden>
        <label>
          {t("leaveEmpty")}
          <input name={honeypotField} tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className="button button-primary" aria-disabled={isPending}>
          {isPending ? t("booking") : moved ? t("moveTheBooking") : t("confirmTheBooking")}
        </button>
      </div>
    </form>
  );
}
