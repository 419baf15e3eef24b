import type { Prisma } from "@calcache/prisma";
import { z } from "zod";
import type { AttendeeAnswer } from "./event-provider.ts";

const stored: z.ZodType<AttendeeAnswer[]> = z.array(
  z.object({
    email: z.string(),
    answer: z.enum(["accepted", "tentative", "declined"]),
    at: z.number().nullable(),
  }),
);

/** What is kept of answers. */
export const toStoredAnswers = (answers: readonly AttendeeAnswer[]): Prisma.InputJsonValue =>
  answers.map(({ email, answer, at }) => ({ email, answer, at }));

/** What attendees have answered, out of a JSON column. */
export const readStoredAnswers = (json: Prisma.JsonValue): AttendeeAnswer[] =>
  json === null ? [] : stored.parse(json);
