import { z } from "zod";

export const mostNames = 1_000;

const name = z
  .string()
  .min(1, "must not be empty")
  .max(512, "must have at most 512 characters")
  .refine((text) => !text.includes("\0"), "must have no NUL character");

/** Ids of calendars or usernames, in a body. */
export const names = z.array(name).max(mostNames, `must be at most ${mostNames}`);

/** A list in a query: each between commas, which in a name are escaped twice. */
export const namesInQuery = z
  .string()
  .transform((text) => text.split(",").map((part) => part.trim()))
  .pipe(names);
