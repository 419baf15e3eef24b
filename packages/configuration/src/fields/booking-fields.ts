import { askedAnyway, needsOptions, questionKinds } from "@calcache/booking-questions";
import { z } from "zod";

const words = z.string().min(1).max(500);
const length = z.int().min(0).max(5000);

const option = z.union([words, z.strictObject({ value: words, label: words })]);

/** A question of the booking form, by the names of cal.com's API. `notes` and `guests` are the form's own, to be hidden, say. */
const bookingField = z
  .strictObject({
    type: z.enum(questionKinds),
    slug: z
      .string()
      .max(100)
      .regex(/^[A-Za-z][\w-]*$/, "must be letters, digits, - and _, and begin with a letter")
      .refine((slug) => !askedAnyway.includes(slug), "is asked anyway"),
    label: words,
    placeholder: z.string().max(500).optional(),
    required: z.boolean().default(false),
    hidden: z.boolean().default(false),
    options: z.array(option).min(1).max(100).optional(),
    minLength: length.optional(),
    maxLength: length.optional(),
  })
  .refine(({ type, options }) => options !== undefined || !needsOptions(type), {
    path: ["options"],
    message: "must be given: it is a choice",
  });

export const bookingFields = z
  .array(bookingField)
  .max(50)
  .refine(
    (fields) => new Set(fields.map(({ slug }) => slug)).size === fields.length,
    "must have slugs of their own",
  );

const isPublic = { public: z.boolean().default(false) };

/** A place by the names of cal.com's API; what is `public` is shown on the page, and else told to who has booked. */
const place = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("address"), address: words, ...isPublic }),
  z.strictObject({ type: z.literal("link"), link: z.url(), ...isPublic }),
  z.strictObject({ type: z.literal("phone"), phone: words, ...isPublic }),
  z.strictObject({
    type: z.literal("integration"),
    integration: z.literal("office365-video", "must be office365-video: no other is known here"),
  }),
  z.strictObject({ type: z.literal("attendeePhone") }),
  z.strictObject({ type: z.literal("attendeeAddress") }),
  z.strictObject({ type: z.literal("attendeeDefined") }),
]);

export const locations = z.array(place).max(50);

export type BookingFieldEntry = z.output<typeof bookingField>;
export type LocationEntry = z.output<typeof place>;
