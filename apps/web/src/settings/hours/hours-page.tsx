import { listSchedules, listScheduleUses, mostSchedules, type OwnSchedule } from "@calcache/configuration";
import { DeleteQuestion, SchedulesCard, ScheduleUsesForm, type ShownSchedule } from "@calcache/elements";
import { type CurrentUser, processRuntime } from "@calcache/runtime";
import {
  deleteScheduleApi,
  hoursPath,
  newSchedulePath,
  schedulePath,
  useSchedulesApi,
} from "../../sign-in/paths.ts";
import { latestNotice, NoticeLine } from "../latest-notice.tsx";
import { ownFields, UserPage } from "../user-page.tsx";
import { weekWords } from "./hours-text.ts";
import { deletionWords } from "./hours-words.ts";

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
      </div>
    </UserPage>
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
