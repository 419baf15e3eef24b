import { canonicalAddress, isEmailAddress } from "@calcache/email-address";
import { z } from "zod";

/** Lower-cased, as addresses are compared and stored: any that mail servers take, `r&d@…` and international ones too. */
export const email = z
  .string()
  .refine(isEmailAddress, "must be an email address")
  .transform((text) => canonicalAddress(text).toLowerCase());

/** A part of a URL's path. */
export const slug = z
  .string()
  .regex(/^[^\s/?#%]+$/, "must be usable in a URL: no spaces and none of / ? # %");

export const externalId = z.string().min(1);
