import { listSchedules, type OwnSchedule } from "@calcache/configuration";
import { listAccountAddresses } from "@calcache/connections";
import { ScheduleForm } from "@calcache/elements";
import { type CurrentUser, processRuntime } from "@calcache/runtime";
import { listedZones } from "@calcache/time-zones/choices";
import { noPage } from "../../process/no-page.ts";
import { hoursPath } from "../../sign-in/paths.ts";
import { ownFields, UserPage } from "../user-page.tsx";
import { saveScheduleForm } from "./hours-actions.ts";
import { scheduleValues } from "./schedule-input.ts";

/** A schedule of a user's in a form; `new` for one that isn't there yet. There is no such page of anybody else's. */
export async function SchedulePage({
  user,
  scheduleId,
}: {
  user: CurrentUser;
  scheduleId: number | "new" | null;
}) {
  const { engine, connections } = processRuntime();
  const [schedules, accounts] = await Promise.all([
    listSchedules(engine.db, user.userId),
    connections === null ? [] : listAccountAddresses(connections, user.userId),
  ]);
  const schedule =
    scheduleId === "new"
      ? await newSchedule(user.userId, schedules)
      : schedules.find(({ id }) => id === scheduleId);
  if (schedule === undefined) return noPage();
  const isNew = scheduleId === "new";
  return (
    <UserPage user={user} title={isNew ? "New schedule" : schedule.name} here="hours">
      <ScheduleForm
        stored={{ values: scheduleValues(schedule), errors: {}, notice: null }}
        action={saveScheduleForm}
        fields={{ ...ownFields(user), schedule: isNew ? "" : String(scheduleId) }}
        timeZones={listedZones}
        accounts={accounts.map(({ credentialId, address }) => ({ id: credentialId, address }))}
        cancelHref={hoursPath}
        canBeOther={isNew ? schedules.length > 0 : !schedule.isDefault}
      />
    </UserPage>
  );
}

const usualHours = [{ days: [1, 2, 3, 4, 5], startTime: "09:00", endTime: "17:00" }];

async function newSchedule(userId: number, others: readonly OwnSchedule[]): Promise<Omit<OwnSchedule, "id">> {
  const { db } = processRuntime().engine;
  const { timeZone } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { timeZone: true } });
  const name = others.length === 0 ? "Working hours" : "";
  return { name, timeZone, isDefault: others.length === 0, availability: usualHours, overrides: [] };
}
