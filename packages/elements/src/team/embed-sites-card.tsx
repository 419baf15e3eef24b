import { HiddenFields } from "../forms/hidden-fields.tsx";
import { Field } from "../parts/field.tsx";

/**
 * Which sites may show somebody's booking pages in a frame. A form that needs no script; it is sent with `who`, which is `all` or `some`, and
 * `sites`, one in a line.
 * @param props.whose `this team’s`
 * @param props.sites null: all
 */
export function EmbedSitesCard({
  whose,
  sites,
  action,
  fields,
}: {
  whose: string;
  sites: readonly string[] | null;
  action: string;
  fields: Readonly<Record<string, string>>;
}) {
  return (
    <form method="post" action={action} className="card settings-account" aria-labelledby="sites-heading">
      <HiddenFields fields={fields} />
      <h2 id="sites-heading">Booking pages in other sites</h2>
      <p className="settings-hint">
        Whose pages may show {whose} booking pages, by the script embed.js. A visitor is asked for nothing
        more there than here.
      </p>
      <label className="settings-choice">
        <input type="radio" name="who" value="all" defaultChecked={sites === null} />
        Those of all sites
      </label>
      <label className="settings-choice">
        <input type="radio" name="who" value="some" defaultChecked={sites !== null} />
        Only those of these sites
      </label>
      <Field
        id="embed-sites"
        label="Sites, one in a line; none: no other site"
        hint="As https://www.example.com, or https://*.example.com for all names before it."
      >
        {(ties) => (
          <textarea
            name="sites"
            rows={3}
            className="field"
            defaultValue={sites?.join("\n") ?? ""}
            autoCapitalize="off"
            spellCheck={false}
            {...ties}
          />
        )}
      </Field>
      <button type="submit" className="button button-primary">
        Set sites
      </button>
    </form>
  );
}
