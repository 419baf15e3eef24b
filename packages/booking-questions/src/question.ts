/** The kinds of question that cal.com's forms have, by its names. */
export const questionKinds = [
  "text",
  "textarea",
  "number",
  "email",
  "phone",
  "address",
  "url",
  "multiemail",
  "select",
  "radio",
  "multiselect",
  "checkbox",
  "boolean",
] as const;

export type QuestionKind = (typeof questionKinds)[number];

/** What whoever books is asked, besides their name and address. */
export type BookingQuestion = {
  /** What the answer is kept under, among a booking's `responses`. */
  name: string;
  kind: QuestionKind;
  label: string;
  /** An example of an answer; empty for none. */
  placeholder: string;
  isRequired: boolean;
  /** What can be chosen, of kinds that offer a choice; else none. */
  options: readonly { value: string; label: string }[];
  /** characters that a text has at least and at most; null for any number */
  minLength: number | null;
  maxLength: number | null;
};

/** The parts that every form has unless its event type hides them. */
export type BuiltInField = { label: string; placeholder: string; isRequired: boolean };

/** What a form asks. */
export type BookingForm = {
  /** Those that are shown, in their order. */
  questions: readonly BookingQuestion[];
  /** Null where it is hidden. */
  notes: BuiltInField | null;
  guests: BuiltInField | null;
};

/** cal.com's own fields that are asked in any case, or elsewhere: who it is, where it takes place, why a booking is moved. */
export const askedAnyway: readonly string[] = ["name", "email", "location", "rescheduleReason"];

/** The kinds that are nothing without options. */
export const needsOptions = (kind: QuestionKind): boolean => isChoice(kind) || kind === "multiselect";

/** The kinds of which one option is chosen, and those of which several are. */
export const isChoice = (kind: QuestionKind): boolean => kind === "select" || kind === "radio";
export const isChoiceOfSeveral = (kind: QuestionKind): boolean =>
  kind === "multiselect" || kind === "checkbox";
