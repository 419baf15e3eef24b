import { z } from "zod";

const email = z.email().max(254);

/** Whether this is one email address and nothing beside it. */
export const isEmailAddress = (text: string): boolean => email.safeParse(text).success;
