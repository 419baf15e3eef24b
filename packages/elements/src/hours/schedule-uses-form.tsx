import { HiddenFields } from "../forms/hidden-fields.tsx";
import { Field } from "../parts/field.tsx";

export type ShownScheduleUse = {
  eventTypeId: number;
  title: string;
  /** null for a page of the user's own */
  teamName: string | null;
  scheduleId: number | null;
  /** whether the team has chosen a schedule, which counts before the user's */
  hasOwnSchedule: boolean;
};

/** Which schedule each event type uses that somebody is a host of. It is sent with `use-ID`, empty for the default schedule. */
export function ScheduleUsesForm({
  uses,
  schedules,
  action,
  fields,
}: {
  uses: readonly ShownScheduleUse[];
  schedules: readonly { id: number; name: string }[];
  action: string;
  fields: Readonly<Record<string, string>>;
}) {
  return (
    <form method="post" action={action} className="card settings-account" aria-labelledby="uses-heading">
      <HiddenFields fields={fields} />
      <h2 id="uses-heading">Which schedule counts where</h2>
      {uses.map(({ eventTypeId, title, teamName, scheduleId, hasOwnSchedule }) => (
        <Field
          key={eventTypeId}
          id={`use-${eventTypeId}`}
          label={teamName === null ? title : `${title} (${teamName})`}
          hint={
            hasOwnSchedule ? "Its team has chosen a schedule for it, which counts before yours." : undefined
          }
        >
          {(ties) => (
            <select name={`use-${eventTypeId}`} className="field" defaultValue={scheduleId ?? ""} {...ties}>
              <option value="">My default schedule</option>
              {schedules.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
      <button type="submit" className="button button-primary">
        Save
      </button>
    </form>
  );
}
