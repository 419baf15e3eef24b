import { isDeepStrictEqual } from "node:util";
import type { EventTypeRules, ReminderEntry } from "@calcache/configuration";
import { numberIn } from "../../input/form-fields.ts";
import { reminderIn, reminderValues } from "./reminder-input.ts";

type Lists = Pick<EventTypeRules, "bookingFields" | "locations">;
type Question = NonNullable<Lists["bookingFields"]>[number];
type Place = NonNullable<Lists["locations"]>[number];

/** Questions, places and reminders as their form shows them, in rows: `bookingFields-0-label`. */
export const listValues = ({
  bookingFields,
  locations,
  reminders = [],
}: Lists & { reminders?: readonly ReminderEntry[] | undefined }): Record<string, string> =>
  Object.assign(
    {},
    ...(bookingFields ?? []).map(questionValues),
    ...(locations ?? []).map(placeValues),
    ...reminders.map((reminder, row) => inRow("reminders", row, reminderValues(reminder))),
  );

const questionValues = (question: Question, row: number) => {
  const {
    label,
    type,
    slug,
    placeholder = "",
    required,
    hidden,
    options = [],
    minLength,
    maxLength,
  } = question;
  const words = options.map((one) => (typeof one === "string" ? one : `${one.value} | ${one.label}`));
  return inRow("bookingFields", row, {
    ...{ label, type, slug, placeholder, options: words.join("\n") },
    ...{ minLength: textOf(minLength), maxLength: textOf(maxLength) },
    ...(required && { required: "on" }),
    ...(hidden && { hidden: "on" }),
  });
};

const placeValues = (place: Place, row: number) => {
  const { address, link, phone } = place as { address?: string; link?: string; phone?: string };
  const isPublic = "public" in place && place.public;
  return inRow("locations", row, {
    type: place.type,
    value: address ?? link ?? phone ?? "",
    ...(isPublic && { public: "on" }),
  });
};

const textOf = (number: number | undefined) => (number === undefined ? "" : String(number));
const inRow = (list: string, row: number, values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${list}-${row}-${name}`, value]));

/** What no list of a form may have more rows of. */
const mostRows = 60;

/**
 * The lists that a form says, still to be checked, each with the rows that its entries stand in. One that the form doesn't show is left
 * alone.
 */
export function listsIn(fields: URLSearchParams) {
  const bookingFields = fields.has("bookingFields") ? entriesIn(fields, "bookingFields", questionIn) : null;
  const locations = fields.has("locations") ? entriesIn(fields, "locations", placeIn) : null;
  const reminders = fields.has("reminders") ? entriesIn(fields, "reminders", reminderIn) : null;
  return {
    said: {
      ...(bookingFields && { bookingFields: orNull(bookingFields.map(({ entry }) => entry)) }),
      ...(locations && { locations: orNull(locations.map(({ entry }) => entry)) }),
      ...(reminders && { reminders: reminders.map(({ entry }) => entry) }),
    },
    rows: {
      bookingFields: (bookingFields ?? []).map(({ row }) => row),
      locations: (locations ?? []).map(({ row }) => row),
      reminders: (reminders ?? []).map(({ row }) => row),
    },
  };
}

const orNull = <Entry>(entries: Entry[]) => (entries.length === 0 ? null : entries);

type Row = (name: string) => string;

function entriesIn<Entry>(
  fields: URLSearchParams,
  list: string,
  read: (text: Row, row: number) => Entry | null,
) {
  return Array.from({ length: mostRows }, (_, row) => row).flatMap((row) => {
    const entry = read((name) => (fields.get(`${list}-${row}-${name}`) ?? "").trim(), row);
    return entry === null ? [] : [{ entry, row }];
  });
}

function questionIn(text: Row, row: number) {
  const label = text("label");
  if (label === "") return null;
  const options = text("options")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const placeholder = text("placeholder");
  return {
    type: text("type") || "text",
    slug: text("slug") || slugOf(label, row),
    label,
    ...(placeholder !== "" && { placeholder }),
    required: text("required") === "on",
    hidden: text("hidden") === "on",
    ...(options.length > 0 && { options: options.map(optionIn) }),
    ...numbers({ minLength: text("minLength"), maxLength: text("maxLength") }),
  };
}

const numbers = (texts: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => (text === "" ? [] : [[name, numberIn(text)]])),
  );

function optionIn(line: string) {
  const [value = "", ...label] = line.split("|").map((part) => part.trim());
  return label.length === 0 ? line : { value, label: label.join("|") };
}

/** A name of a question's letters; with its row, so that no other has it. */
function slugOf(label: string, row: number): string {
  const letters = label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 60);
  return `${letters || "question"}-${row + 1}`;
}

function placeIn(text: Row) {
  const type = text("type");
  const value = text("value");
  const isPublic = text("public") === "on";
  if (type === "") return null;
  if (type === "address" || type === "link" || type === "phone")
    return { type, [type]: value, public: isPublic };
  return type === "integration" ? { type, integration: "office365-video" } : { type };
}

/** The field that something is wrong with, of one entry of a list. @param rows the rows of its entries */
export function listField([list, index, name]: PropertyKey[], rows: readonly number[]): string {
  if (list === "reminders") {
    const isTime = name !== "to" && name !== "message";
    return `reminders-${rows[Number(index)] ?? 0}-${isTime ? "amount" : String(name)}`;
  }
  const isValue = list === "locations" && name !== "type" && name !== "public";
  return `${String(list)}-${rows[Number(index)] ?? 0}-${isValue ? "value" : String(name ?? "label")}`;
}

/**
 * Lists that say what is stored are left alone: cal.com keeps more in their columns than a form has words for.
 * @param stored null of a new event type
 */
export function withoutUnchanged<Wish extends Lists>(wish: Wish, stored: Lists | null): Wish {
  const kept = { ...wish };
  for (const name of ["bookingFields", "locations"] as const)
    if (stored !== null && isDeepStrictEqual(wish[name] ?? null, stored[name] ?? null)) delete kept[name];
  return kept;
}
