export type ShownActivity = {
  name: string;
  /** requests of each day, the latest first */
  days: readonly { date: string; words: string }[];
  /** what was done to the key and by it, the latest first */
  log: readonly { id: number; when: string; what: string }[];
};

/** What an application did with its key. */
export function ActivityCard({
  activity: { name, days, log },
  backHref,
}: {
  activity: ShownActivity;
  backHref: string;
}) {
  return (
    <section className="card settings-account" aria-labelledby="activity-heading">
      <h2 id="activity-heading">Activity of {name}</h2>
      <h3 className="cc-name">Requests</h3>
      {days.length === 0 && <p className="settings-hint">None within the last 30 days.</p>}
      <ul className="settings-list">
        {days.map(({ date, words }) => (
          <li key={date}>
            {date}: {words}
          </li>
        ))}
      </ul>
      <h3 className="cc-name">Log</h3>
      <ul className="settings-list">
        {log.map(({ id, when, what }) => (
          <li key={id} className="break-words">
            {when}: {what}
          </li>
        ))}
      </ul>
      <div className="settings-actions">
        <a href={backHref} className="button">
          Back
        </a>
      </div>
    </section>
  );
}
