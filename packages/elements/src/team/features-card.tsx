import { HiddenFields } from "../forms/hidden-fields.tsx";

export type ShownFeature = {
  /** what the form is sent with for it */
  value: string;
  label: string;
  hint: string;
  isOn: boolean;
};

/** Switches of what a team has. A form that needs no script; it is sent with `feature` for each that is on. */
export function FeaturesCard({
  features,
  action,
  fields,
}: {
  features: readonly ShownFeature[];
  action: string;
  fields: Readonly<Record<string, string>>;
}) {
  return (
    <form method="post" action={action} className="card settings-account" aria-labelledby="features-heading">
      <HiddenFields fields={fields} />
      <h2 id="features-heading">Calendar cache</h2>
      {features.map(({ value, label, hint, isOn }) => (
        <div key={value}>
          <label className="settings-choice">
            <input
              type="checkbox"
              className="settings-switch"
              name="feature"
              value={value}
              defaultChecked={isOn}
              aria-describedby={`${value}-hint`}
            />
            {label}
          </label>
          <p id={`${value}-hint`} className="settings-hint">
            {hint}
          </p>
        </div>
      ))}
      <button type="submit" className="button button-primary">
        Save
      </button>
    </form>
  );
}
