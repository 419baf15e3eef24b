import { askedAnyway, readBookingForm, readPlaces, teamsMeeting } from "@calcache/booking-questions";
import { Prisma } from "@calcache/prisma";
import {
  type BookingFieldEntry,
  bookingFields,
  type LocationEntry,
  locations,
} from "../fields/booking-fields.ts";

/** Which of cal.com's own fields may be changed, and how it marks them; all others are questions of users. */
const ownFields = ["title", "notes", "guests", "attendeePhoneNumber", "smsReminderNumber"];

/** What the form asks, as cal.com stores it; its other own fields it adds itself. */
export function storedFields(
  said: readonly BookingFieldEntry[] | null,
): Prisma.InputJsonValue | typeof Prisma.DbNull {
  if (!said?.length) return Prisma.DbNull;
  return said.map(({ slug, options, ...field }) => {
    const isOwn = ownFields.includes(slug);
    const source = isOwn
      ? { id: "default", type: "default", label: "Default" }
      : { id: "user", type: "user", label: "User", fieldRequired: field.required };
    return {
      name: slug,
      ...field,
      ...(options && {
        options: options.map((one) => (typeof one === "string" ? { value: one, label: one } : one)),
      }),
      editable: isOwn ? "system-but-optional" : "user",
      sources: [source],
    };
  });
}

type Stored = { bookingFields: Prisma.JsonValue; locations: Prisma.JsonValue };

/** What the form's columns say; undefined for what can't be said so. */
export const saidForm = ({ bookingFields, locations }: Stored) => ({
  bookingFields: saidFields(bookingFields),
  locations: saidPlaces(locations),
});

const shown = ["type", "label", "placeholder", "required", "hidden", "minLength", "maxLength"];

function saidFields(stored: Prisma.JsonValue): BookingFieldEntry[] | null | undefined {
  if (readBookingForm(stored) === null) return undefined;
  if (!Array.isArray(stored)) return null;
  const said = stored.flatMap((field) => {
    const { name, options, ...rest } = Object(field) as Record<string, unknown>;
    if (askedAnyway.includes(String(name))) return [];
    const kept = Object.entries(rest).filter(
      ([key, value]) => shown.includes(key) && value !== null && value !== "",
    );
    const entry = { label: name, ...Object.fromEntries(kept), slug: name };
    return [
      Array.isArray(options) && options.length > 0 ? { ...entry, options: options.map(optionOf) } : entry,
    ];
  });
  const entries = bookingFields.safeParse(said);
  if (!entries.success) return undefined;
  return entries.data.length === 0 ? null : entries.data;
}

const optionOf = (option: unknown) => {
  const { value, label } = Object(option) as Record<string, unknown>;
  return value === label ? value : { value, label };
};

/** Where it may take place, as cal.com stores it. */
export const storedPlaces = (said: readonly LocationEntry[] | null) =>
  said?.length ? said.map(storedPlace) : Prisma.DbNull;

function storedPlace(said: LocationEntry) {
  switch (said.type) {
    case "address":
      return { type: "inPerson", address: said.address, displayLocationPublicly: said.public };
    case "link":
      return { type: "link", link: said.link, displayLocationPublicly: said.public };
    case "phone":
      return { type: "userPhone", hostPhoneNumber: said.phone, displayLocationPublicly: said.public };
    case "integration":
      return { type: teamsMeeting };
    case "attendeePhone":
      return { type: "phone" };
    case "attendeeAddress":
      return { type: "attendeeInPerson" };
    case "attendeeDefined":
      return { type: "somewhereElse" };
  }
}

/** The names of the kinds in cal.com's tables, and in its API. */
const apiNames: Readonly<Record<string, LocationEntry["type"]>> = {
  inPerson: "address",
  link: "link",
  userPhone: "phone",
  [teamsMeeting]: "integration",
  phone: "attendeePhone",
  attendeeInPerson: "attendeeAddress",
  somewhereElse: "attendeeDefined",
};

function saidPlaces(stored: Prisma.JsonValue): LocationEntry[] | null | undefined {
  if (readPlaces(stored) === null) return undefined;
  if (!Array.isArray(stored)) return null;
  const entries = locations.safeParse(
    stored.map((place) => {
      const { type, address, link, hostPhoneNumber, displayLocationPublicly } = Object(place);
      const known = apiNames[type];
      const isPublic = { public: displayLocationPublicly === true };
      if (known === "address") return { type: known, address, ...isPublic };
      if (known === "link") return { type: known, link, ...isPublic };
      if (known === "phone") return { type: known, phone: hostPhoneNumber, ...isPublic };
      return known === "integration" ? { type: known, integration: "office365-video" } : { type: known };
    }),
  );
  if (!entries.success) return undefined;
  return entries.data.length === 0 ? null : entries.data;
}
