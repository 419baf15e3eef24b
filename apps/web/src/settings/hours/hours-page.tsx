import {
  findOwnLimits,
  listSchedules,
  listScheduleUses,
  mostSchedules,
  type OwnSchedule,
} from "@calcache/configuration";
import {
  DeleteQuestion,
  OwnLimitsForm,
  SchedulesCard,
  ScheduleUsesForm,
  type ShownSchedule,
} from "@calcache/elements";
import { type CurrentUser, processRuntime } from "@calcache/runtime";
import {
  deleteScheduleApi,
  hoursPath,
  newSchedulePath,
  schedulePath,
  useSchedulesApi,
} from "../../sign-in/paths.ts";
import { limitValues } from "../input/limit-input.ts";
import { latestNotice, NoticeLine } from "../latest-notice.tsx";
import { ownFields, UserPage } from "../user-page.tsx";
import { AbsencesOf, TripsOf } from "./dates-cards.tsx";
import { weekWords } from "./hours-text.ts";
import { deletionWords } from "./hours-words.ts";
import { saveOwnLimitsForm } from "./limits-actions.ts";

/**
 * A user's schedules, and which of them counts where.
 * @param deleting the schedule that is asked about, if one is
 */
export async function HoursPage({ user, deleting }: { user: CurrentUser; deleting: number | null }) {
  const { db } = processRuntime().engine;
  const [schedules, uses, notice] = await Promise.all([
    listSchedules(db, user.userId),
    listScheduleUses(db, user.userId),
    latestNotice(),
  ]);
  const asked = schedules.find(({ id }) => id === deleting);
  if (asked !== undefined)
    return (
      <UserPage user={user} title="Working hours" here="hours">
        <DeleteQuestion
          name={asked.name}
          consequences={deletionWords(asked, uses, schedules.length - 1)}
          action={deleteScheduleApi}
          fields={{ ...ownFields(user), schedule: String(asked.id) }}
          keepHref={hoursPath}
        />
      </UserPage>
    );
  return (
    <UserPage user={user} title="Working hours" here="hours">
      {notice && <NoticeLine notice={notice} />}
      <div className="settings-accounts">
        <SchedulesCard
          schedules={schedules.map(shown)}
          newHref={schedules.length < mostSchedules ? newSchedulePath : null}
        />
        {uses.length > 0 && schedules.length > 0 && (
          <ScheduleUsesForm
            uses={uses}
            schedules={schedules}
            action={useSchedulesApi}
            fields={ownFields(user)}
          />
        )}
        <OwnLimits user={user} />
        <AbsencesOf user={user} />
        <TripsOf user={user} />
      </div>
    </UserPage>
  );
}

async function OwnLimits({ user }: { user: CurrentUser }) {
  const limits = await findOwnLimits(processRuntime().engine.db, user.userId);
  const values = {
    ...limitValues("bookingLimitsCount", limits.bookingLimitsCount),
    ...limitValues("bookingLimitsDuration", limits.bookingLimitsDuration),
  };
  return (
    <OwnLimitsForm
      stored={{ values, errors: {}, notice: null }}
      action={saveOwnLimitsForm}
      fields={ownFields(user)}
    />
  );
}

const shown = ({ id, name, timeZone, isDefault, availability, overrides }: OwnSchedule): ShownSchedule => ({
  id,
  name,
  timeZone,
  isDefault,
  week: weekWords(availability),
  dates: new Set(overrides.map(({ date }) => date)).size,
  editHref: schedulePath(id),
  deleteHref: `${hoursPath}?delete=${id}`,
});
