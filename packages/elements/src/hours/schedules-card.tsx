export type ShownSchedule = {
  id: number;
  name: string;
  timeZone: string;
  isDefault: boolean;
  /** its weekly hours, in words */
  week: readonly string[];
  /** how many dates differ */
  dates: number;
  editHref: string;
  deleteHref: string;
};

/** A user's schedules, with what can be done about each. */
export function SchedulesCard({
  schedules,
  newHref,
}: {
  schedules: readonly ShownSchedule[];
  /** null where there are as many as there may be */
  newHref: string | null;
}) {
  return (
    <section className="card settings-account" aria-labelledby="schedules-heading">
      <div className="settings-account-head">
        <h2 id="schedules-heading">Schedules</h2>
        {newHref !== null && (
          <a href={newHref} className="settings-link">
            New schedule
          </a>
        )}
      </div>
      {schedules.length === 0 ? (
        <p className="settings-hint">
          You have no schedule yet. Until you make one, you are bookable from Monday to Friday, 09:00 to
          17:00.
        </p>
      ) : (
        <ul>
          {schedules.map((schedule) => (
            <ScheduleRow key={schedule.id} schedule={schedule} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ScheduleRow({
  schedule: { name, timeZone, isDefault, week, dates, editHref, deleteHref },
}: {
  schedule: ShownSchedule;
}) {
  const about = <span className="sr-only"> {name}</span>;
  return (
    <li className="settings-booking">
      <div className="cc-row-text">
        <p className="cc-name">{name}</p>
        <p className="settings-hint">{isDefault ? `Default · ${timeZone}` : timeZone}</p>
        {week.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {dates > 0 && (
          <p className="settings-hint">{dates === 1 ? "1 date differs" : `${dates} dates differ`}</p>
        )}
      </div>
      <div className="settings-actions">
        <a href={editHref} className="settings-link">
          Change{about}
        </a>
        <a href={deleteHref} className="settings-link">
          Delete{about}
        </a>
      </div>
    </li>
  );
}
