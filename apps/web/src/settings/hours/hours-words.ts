import type { ScheduleUse } from "@calcache/configuration";
import type { HoursFailure } from "@calcache/connections";

/** Why an account's working hours weren't copied. */
export const copyProblems: Record<HoursFailure["kind"], string> = {
  removed: "That account isn't connected any more. Nothing was copied.",
  untold: "No working hours are set in Outlook for that account. Nothing was copied.",
  permission:
    "That account was connected without the permission to read its mailbox settings, so its working hours can't be copied. Connect it again under Calendars and allow it, or enter the hours here.",
  away: "Outlook didn't tell the working hours just now. Please try again in a moment, or enter them here.",
};

/** What deleting a schedule does. @param isDefault of several, the one that counts where nothing is chosen */
export function deletionWords(
  { id, isDefault }: { id: number; isDefault: boolean },
  uses: readonly Pick<ScheduleUse, "title" | "scheduleId">[],
  others: number,
): string[] {
  const titles = uses.filter(({ scheduleId }) => scheduleId === id).map(({ title }) => title);
  return [
    ...(titles.length > 0 ? [`${titles.join(", ")}: your default schedule counts there from then on.`] : []),
    ...(others === 0
      ? ["It is your only one. Without any you are bookable from Monday to Friday, 09:00 to 17:00."]
      : isDefault
        ? ["It is your default: the oldest of your other schedules becomes that."]
        : []),
    "Bookings that are made stay as they are. New times are offered at once.",
  ];
}
