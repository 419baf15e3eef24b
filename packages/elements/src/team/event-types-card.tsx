export type ShownEventType = {
  id: number;
  title: string;
  /** how long, of what kind, with how many */
  about: string;
  /** its page; null where it has none here */
  openHref: string | null;
  editHref: string;
  deleteHref: string;
};

/** A team's event types, with what can be done about each. */
export function EventTypesCard({
  eventTypes,
  newHref,
}: {
  eventTypes: readonly ShownEventType[];
  newHref: string;
}) {
  return (
    <section className="card settings-account" aria-labelledby="event-types-heading">
      <div className="settings-account-head">
        <h2 id="event-types-heading">Event types</h2>
        <a href={newHref} className="settings-link">
          New event type
        </a>
      </div>
      {eventTypes.length === 0 ? (
        <p className="settings-hint">This team has no event type yet.</p>
      ) : (
        <ul>
          {eventTypes.map((eventType) => (
            <EventTypeRow key={eventType.id} eventType={eventType} />
          ))}
        </ul>
      )}
    </section>
  );
}

function EventTypeRow({
  eventType: { title, about, openHref, editHref, deleteHref },
}: {
  eventType: ShownEventType;
}) {
  const named = <span className="sr-only"> {title}</span>;
  return (
    <li className="settings-booking">
      <div className="cc-row-text">
        <p className="cc-name">{title}</p>
        <p className="settings-hint">{about}</p>
      </div>
      <div className="settings-actions">
        {openHref !== null && (
          <a href={openHref} className="settings-link">
            Open{named}
          </a>
        )}
        <a href={editHref} className="settings-link">
          Change{named}
        </a>
        <a href={deleteHref} className="settings-link">
          Delete{named}
        </a>
      </div>
    </li>
  );
}
