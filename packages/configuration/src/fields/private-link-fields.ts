import { z } from "zod";

/** Of a link that can be guessed nobody would be kept out. */
const linkId = z
  .string()
  .regex(/^[\w-]{10,100}$/, "must be 10 to 100 letters, digits, - and _, which nobody guesses");

/** A private link, by the names of cal.com's API: it is good until a time, or for so many bookings (0: any); for one where nothing is said. */
export const privateLink = z
  .strictObject({
    linkId,
    expiresAt: z.iso
      .datetime({ offset: true, error: "must be a time, such as 2027-03-01T00:00:00Z" })
      .optional(),
    maxUsageCount: z
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .optional(),
  })
  .refine(({ expiresAt, maxUsageCount }) => expiresAt === undefined || maxUsageCount === undefined, {
    path: ["maxUsageCount"],
    message: "must be left out where there is expiresAt: a link with a last moment isn't counted",
  });

/** How many an event type may have. */
export const mostPrivateLinks = 100;

export const privateLinks = z
  .array(privateLink)
  .max(mostPrivateLinks)
  .refine((links) => new Set(links.map((one) => one.linkId)).size === links.length, "must be different ones");

export type PrivateLinkEntry = z.output<typeof privateLink>;
