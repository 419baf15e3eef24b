import {
  findOwnLimits,
  keepsAbsences,
  listAbsences,
  listColleagues,
  listSchedules,
  listScheduleUses,
  mostSchedules,
  type OwnSchedule,
} from "@calcache/configuration";
import {
  AbsenceForm,
  AbsencesCard,
  DeleteQuestion,
  OwnLimitsForm,
  SchedulesCard,
  ScheduleUsesForm,
  type ShownSchedule,
} from "@calcache/elements";
import { type CurrentUser, processRuntime } from "@calcache/runtime";
import {
  deleteAbsenceApi,
  deleteScheduleApi,
  hoursPath,
  newSchedulePath,
  schedulePath,
  useSchedulesApi,
} from "../../sign-in/paths.ts";
import { absenceDates, absenceWords } from "../absence-words.ts";
import { latestNotice, NoticeLine } from "../latest-notice.tsx";
import { limitValues } from "../limit-input.ts";
import { ownFields, UserPage } from "../user-page.tsx";
import { addAbsenceForm } from "./absence-actions.ts";
import { weekWords } from "./hours-text.ts";
import { deletionWords } from "./hours-words.ts";
import { saveOwnLimitsForm } from "./limits-actions.ts";
import { todayOf } from "./today-of.ts";

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
        <Absences user={user} />
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

/** Nothing where the host app has nowhere to keep them. */
async function Absences({ user }: { user: CurrentUser }) {
  const { db } = processRuntime().engine;
  if (!(await keepsAbsences(db))) return null;
  const [absences, colleagues] = await Promise.all([
    listAbsences(db, user.userId, await todayOf(user.userId)),
    listColleagues(db, user.userId),
  ]);
  const fields = ownFields(user);
  return (
    <AbsencesCard
      deleteAction={deleteAbsenceApi}
      absences={absences.map((absence) => ({
        id: absence.id,
        when: absenceDates(absence),
        about: absenceWords(absence),
        deleteFields: { ...fields, absence: String(absence.id) },
      }))}
    >
      <AbsenceForm action={addAbsenceForm} fields={fields} colleagues={colleagues} />
    </AbsencesCard>
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
