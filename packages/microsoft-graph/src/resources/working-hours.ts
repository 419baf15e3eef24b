import { z } from "zod";
import { ok, type Result } from "../errors/result.ts";
import type { AskGraph } from "../http/graph-request.ts";
import { toIanaTimeZone } from "./time-zones.ts";

/** When somebody works, as they have told Outlook: one stretch of some days of the week. */
export type GraphWorkingHours = {
  /** 0 is Sunday */
  days: number[];
  /** `HH:MM` */
  startTime: string;
  /** `HH:MM`; before the start it is on the next day */
  endTime: string;
  /** IANA; null for one that there are no rules for */
  timeZone: string | null;
};

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** `08:00:00.0000000` */
const time = z
  .string()
  .regex(/^\d{2}:\d{2}/)
  .transform((text) => text.slice(0, "HH:MM".length));

const answer = z
  .object({
    workingHours: z
      .object({
        daysOfWeek: z.array(z.string()),
        startTime: time,
        endTime: time,
        timeZone: z.object({ name: z.string() }).nullish().catch(null),
      })
      .nullish()
      .catch(null),
  })
  .nullish()
  .catch(null);

/**
 * The working hours of a mailbox; null where it tells none.
 * Source: learn.microsoft.com/graph/api/user-get-mailboxsettings and /graph/api/resources/workinghours
 */
export async function readWorkingHours(ask: AskGraph): Promise<Result<GraphWorkingHours | null>> {
  const settings = await ask({
    operation: "workingHours",
    target: { inMailbox: "/mailboxSettings?$select=workingHours" },
    method: "GET",
    answer,
  });
  if (!settings.ok) return settings;
  const hours = settings.value?.workingHours;
  if (!hours) return ok(null);
  const { daysOfWeek, startTime, endTime, timeZone } = hours;
  const days = daysOfWeek.map((name) => weekdays.indexOf(name.toLowerCase())).filter((day) => day >= 0);
  if (days.length === 0 || startTime === endTime) return ok(null);
  return ok({ days: days.toSorted(), startTime, endTime, timeZone: toIanaTimeZone(timeZone?.name ?? "") });
}
