import type { Engine } from "@calcache/calendar-cache";
import { unforeseenFailure } from "./unforeseen-failure.ts";

/** An error as cal.com's API v2 gives it: a code for programs, a sentence for people. */
export const failure = (status: number, code: string, message: string) =>
  Response.json(
    { status: "error", error: { code, message } },
    { status, headers: { "cache-control": "no-store" } },
  );

/** Logs what nobody expected, and says no more of it than whether trying again may help. */
export function unexpectedFailure(engine: Pick<Engine, "log">, error: unknown): Response {
  const { status, code, message } = unforeseenFailure(engine.log, "Slots", error);
  return failure(status, code, message);
}
