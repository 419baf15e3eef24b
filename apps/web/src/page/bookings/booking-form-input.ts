import {
  type BookingFormField,
  type BookingFormValues,
  honeypotField,
  roomIn,
  routedIn,
} from "@calcache/booker";
import { formAnswers, separators, type WantedPlace } from "@calcache/booking-questions";
import { languageOf, type Translator, writtenFor } from "@calcache/languages";
import { translate } from "@calcache/languages/messages";
import type { BookingRequest, CancelRequest, RescheduleRequest } from "@calcache/scheduling";
import { z } from "zod";
import {
  email,
  id,
  language,
  lastDay,
  line,
  minutes,
  moment,
  text,
  timeZone,
  uid,
} from "../../api/edge/fields.ts";
import { otherGuests } from "../../api/edge/other-guests.ts";
import { responses } from "../../api/edge/responses.ts";

type FieldError = { field: BookingFormField; message: string };
type Book = { kind: "book" } & Omit<BookingRequest, "reservationUid" | "visitorIp">;
type Move = { kind: "move" } & Omit<RescheduleRequest, "reservationUid" | "by">;

/** What went with the visible fields, which a form can't get wrong by itself. */
const hidden = {
  start: moment,
  lengthInMinutes: z.coerce.number().pipe(minutes(1440)).optional(),
  eventTypeId: z.coerce.number().pipe(id),
  timeZone,
  language,
  key: uid.optional(),
  [honeypotField]: z.literal("").optional(),
};

const bookingForm = z.object({
  ...hidden,
  name: line(200),
  email,
  guests: z
    .string()
    .default("")
    .transform((list) => list.split(separators).filter(Boolean))
    .pipe(z.array(email).max(10)),
  notes: text(5000).default(""),
  answers: responses,
  place: z.string().max(200).optional(),
  placeAnswer: line(500).optional(),
  recurrenceCount: z
    .string()
    .regex(/^\s*\d{1,4}\s*$/)
    .transform(Number)
    .optional(),
  privateLink: z.string().max(100).optional(),
});

const moveForm = z.object({ ...hidden, rescheduleUid: uid, reason: text(500).default("") });
const cancelForm = z.object({
  uid,
  reason: text(500).default(""),
  andLater: z.enum(["yes", "no"]).optional(),
});
const answerForm = z.object({
  uid,
  host: z.string().max(20),
  secret: z.string().max(100),
  answer: z.enum(["confirm", "decline"]),
  reason: text(500).default(""),
});
const hold = z.object({
  eventTypeId: id,
  start: z
    .int()
    .min(0)
    .max(lastDay / 60_000),
  length: minutes(1440),
  timeZone,
  routing: z
    .object({ memberIds: z.array(id).max(100), ownerEmail: z.string().max(320).nullable() })
    .optional(),
  room: id.optional(),
  bookingUid: uid.optional(),
  uid: uid.optional(),
});

type Told = Exclude<Parameters<Translator<"site">>[0], `answer${string}` | `label${string}`>;

/** What is said of each field that can't be used. */
const told = {
  name: { field: "name", message: "enterName", tooLong: "shortenName" },
  email: { field: "email", message: "enterEmail" },
  guests: { field: "guests", message: "checkGuests" },
  notes: { field: "notes", message: "shortenNotes" },
  placeAnswer: { field: "place", message: "sayWhere" },
  recurrenceCount: { field: "recurrenceCount", message: "sayHowOften" },
  reason: { field: "reason", message: "shortenReason" },
} as const satisfies Record<string, { field: BookingFormField; message: Told; tooLong?: Told }>;

type Parsed = { ok: true; value: Book | Move } | { ok: false; error: FieldError[] };

/** Reads a form that books, or one that moves a booking. What only a machine gets wrong is laid to the first field. @param t the form's language */
export function parseBookingForm(form: FormData, t = siteTexts(form)): Parsed {
  const fields = textsOf(form);
  const routing = routedIn(fields);
  if (fields.rescheduleUid !== undefined) {
    const moved = moveForm.safeParse(fields);
    if (!moved.success) return refusal(t, moved.error, "reason");
    const { rescheduleUid, start, timeZone, reason, key } = moved.data;
    return ok({
      kind: "move",
      uid: rescheduleUid,
      start,
      timeZone,
      reason: reason || null,
      idempotencyKey: key ?? null,
      ...(routing && { routing }),
    });
  }
  const answers = formAnswers(textEntries(form));
  const placeAnswer = placeAnswerOf(fields) || undefined;
  const booked = bookingForm.safeParse({ ...fields, answers, placeAnswer });
  if (!booked.success) return refusal(t, booked.error, "name");
  const { eventTypeId, start, lengthInMinutes, name, guests, notes, language, key, ...rest } = booked.data;
  return ok({
    kind: "book",
    eventType: { eventTypeId },
    start,
    lengthInMinutes: lengthInMinutes ?? null,
    recurrenceCount: rest.recurrenceCount ?? null,
    attendee: { name, email: rest.email, timeZone: rest.timeZone, language },
    guests: otherGuests(guests, rest.email),
    responses: { ...rest.answers, ...(notes && { notes }) },
    place: wantedPlace(rest.place, rest.placeAnswer),
    privateLink: rest.privateLink ?? null,
    ...(routing && { routing }),
    room: roomIn(fields),
    metadata: {},
    idempotencyKey: key ?? null,
  });
}

/** A place as the form names it: where it stands among all, and its kind. */
function wantedPlace(place: string | undefined, answer: string | undefined): WantedPlace | null {
  const [, index, type] = /^(\d{1,3}):(.+)$/s.exec(place ?? "") ?? [];
  return type === undefined ? null : { type, index: Number(index), answer: answer ?? null };
}

/** What was said of the chosen place: each has a field of its own for that. */
const placeAnswerOf = (fields: Partial<Record<string, string>>) =>
  fields[`placeAnswer.${fields.place}`] ?? "";

const ok = (value: Book | Move): Parsed => ({ ok: true, value });

function refusal(t: Translator<"site">, { issues }: z.ZodError, otherwise: BookingFormField): Parsed {
  const found = new Map(
    issues.map(({ code, path: [name] }): [string, FieldError] => {
      const known = Object.entries(told).find(([field]) => field === name)?.[1];
      if (!known) return [otherwise, { field: otherwise, message: t("loadAgain") }];
      const { field, message } = known;
      const isTooLong = code === "too_big" && "tooLong" in known;
      return [field, { field, message: t(isTooLong ? known.tooLong : message) }];
    }),
  );
  return { ok: false, error: [...found.values()] };
}

/** What a cancelling form says; null if it can't be used. */
export function parseCancelForm(form: FormData): Omit<CancelRequest, "by"> | null {
  const parsed = cancelForm.safeParse(textsOf(form));
  if (!parsed.success) return null;
  const { uid, reason, andLater } = parsed.data;
  return { uid, reason: reason || null, andLater: andLater === "yes" };
}

/** What a host's answer to a request says; null if it can't be used. */
export function parseAnswerForm(form: FormData): z.output<typeof answerForm> | null {
  const parsed = answerForm.safeParse(textsOf(form));
  return parsed.success ? parsed.data : null;
}

/** A slot to hold, its start as epoch ms; null if it can't be used. */
export function parseHold(slot: unknown): z.output<typeof hold> | null {
  const parsed = hold.safeParse(slot);
  return parsed.success ? { ...parsed.data, start: parsed.data.start * 60_000 } : null;
}

/** What a form is answered in: the language of the page that it was on. */
export function siteTexts(form: FormData): Translator<"site"> {
  const { pageLanguage = null, language: locale = null } = textsOf(form);
  return translate("site", languageOf(locale) && locale, languageOf(pageLanguage) ?? writtenFor(locale));
}

/** The minute that the form's slot starts in; null if it doesn't say. */
export function startOf(form: FormData): number | null {
  const parsed = moment.safeParse(form.get("start"));
  return parsed.success ? parsed.data / 60_000 : null;
}

/** The visible fields as they were filled in, to be shown again. */
export function valuesOf(form: FormData): BookingFormValues {
  const fields = textsOf(form);
  const { name = "", email = "", notes = "", guests = "", reason = "", place = "" } = fields;
  const { recurrenceCount = "" } = fields;
  const answers: Record<string, string[]> = {};
  for (const [field, text] of textEntries(form)) {
    if (field.startsWith("answer.")) answers[field] = [...(answers[field] ?? []), text];
  }
  const placeAnswer = placeAnswerOf(fields);
  return { name, email, notes, guests, recurrenceCount, reason, place, placeAnswer, answers };
}

/** Lines end as they were typed: browsers send them with one more character each. */
const textEntries = (form: FormData): [name: string, text: string][] =>
  [...form].flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value.replaceAll("\r\n", "\n")]] : [],
  );

const textsOf = (form: FormData): Partial<Record<string, string>> => Object.fromEntries(textEntries(form));
