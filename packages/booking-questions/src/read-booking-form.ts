import { z } from "zod";
import {
  askedAnyway,
  type BookingForm,
  type BookingQuestion,
  type BuiltInField,
  needsOptions,
  questionKinds,
} from "./question.ts";

const words = z.string().nullish();
const length = z.int().nonnegative().nullish().catch(null);

/**
 * A field as cal.com stores it in `EventType.bookingFields`. Its own fields (`name`, `email`, `location`, `rescheduleReason`) can be of other
 * kinds than questions are: of them only the name counts.
 */
const storedField = z.object({
  name: z.string().min(1).max(100),
  type: z.string(),
  label: words,
  placeholder: words,
  required: z.boolean().nullish(),
  hidden: z.boolean().nullish(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).nullish(),
  minLength: length,
  maxLength: length,
});
type StoredField = z.output<typeof storedField>;

const storedFields = z.array(storedField).max(100).nullish();

/** What cal.com's own fields say where nobody has given them a label. */
const usualLabels: Readonly<Record<string, string>> = {
  title: "What is this meeting about?",
  attendeePhoneNumber: "Phone number",
  smsReminderNumber: "Phone number for text messages",
};

const usualNotes: BuiltInField = { label: "Notes", placeholder: "", isRequired: false };
const usualGuests: BuiltInField = { label: "Guests", placeholder: "", isRequired: false };

/** What a form asks where nothing is stored. */
export const usualForm: BookingForm = { questions: [], notes: usualNotes, guests: usualGuests };

/**
 * Reads what a form asks.
 * @param stored `EventType.bookingFields`
 * @returns null where it can't be read: another shape, a kind of question that nobody knows, two of one name, a choice without options
 */
export function readBookingForm(stored: unknown): BookingForm | null {
  const fields = storedFields.safeParse(stored);
  if (!fields.success) return null;
  if (!fields.data) return usualForm;
  const named = new Map(fields.data.map((field) => [field.name, field]));
  if (named.size < fields.data.length) return null;
  const questions: BookingQuestion[] = [];
  for (const field of fields.data) {
    if (askedAnyway.includes(field.name) || field.name === "notes" || field.name === "guests") continue;
    if (field.hidden) continue;
    const question = toQuestion(field);
    if (question === null) return null;
    questions.push(question);
  }
  return {
    questions,
    notes: builtIn(named.get("notes"), usualNotes),
    guests: builtIn(named.get("guests"), usualGuests),
  };
}

function toQuestion({ name, type, options, ...field }: StoredField): BookingQuestion | null {
  const kind = questionKinds.find((known) => known === type);
  if (kind === undefined) return null;
  const offers = needsOptions(kind);
  if (offers && !options?.length) return null;
  return {
    name,
    // Without options cal.com's checkbox is one box.
    kind: kind === "checkbox" && !options?.length ? "boolean" : kind,
    label: field.label || usualLabels[name] || name,
    placeholder: field.placeholder ?? "",
    isRequired: field.required === true,
    options: offers || kind === "checkbox" ? (options ?? []) : [],
    minLength: field.minLength ?? null,
    maxLength: field.maxLength ?? null,
  };
}

/** What isn't mentioned is as usual: cal.com adds its own fields to whatever is stored. */
function builtIn(field: StoredField | undefined, usual: BuiltInField): BuiltInField | null {
  if (field === undefined) return usual;
  if (field.hidden) return null;
  return {
    label: field.label || usual.label,
    placeholder: field.placeholder ?? "",
    isRequired: field.required === true,
  };
}
