import { HiddenFields } from "../forms/hidden-fields.tsx";

/** Asks a host who shall take a booking over, and says what that does. It is sent with `to`. @param props.inTurn what `to` is for whoever's turn it is; null where hosts take no turns */
export function HandOverQuestion({
  title,
  when,
  choices,
  inTurn,
  consequences,
  action,
  fields,
  keepHref,
}: {
  title: string;
  when: string;
  /** who is free */
  choices: readonly { userId: number; name: string }[];
  inTurn: string | null;
  consequences: readonly string[];
  action: string;
  fields: Readonly<Record<string, string>>;
  keepHref: string;
}) {
  return (
    <form method="post" action={action} className="card settings-account" aria-labelledby="hand-over-heading">
      <HiddenFields fields={fields} />
      <h2 id="hand-over-heading">Hand {title} over?</h2>
      <p>{when}</p>
      {choices.length === 0 ? (
        <p>No other host of this event type is free then. You can move the booking, or cancel it.</p>
      ) : (
        <>
          <fieldset className="settings-fields">
            <legend>Who takes it over</legend>
            {inTurn !== null && (
              <label className="settings-choice">
                <input type="radio" name="to" value={inTurn} required />
                Whoever’s turn it is
              </label>
            )}
            {choices.map(({ userId, name }) => (
              <label key={userId} className="settings-choice">
                <input type="radio" name="to" value={userId} required />
                {name}
              </label>
            ))}
          </fieldset>
          <ul className="settings-list">
            {consequences.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      <div className="settings-actions">
        {choices.length > 0 && (
          <button type="submit" className="button button-primary">
            Hand it over
          </button>
        )}
        <a href={keepHref} className="button">
          {choices.length > 0 ? "Keep it" : "Back"}
        </a>
      </div>
    </form>
  );
}
