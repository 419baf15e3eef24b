import type { ReactNode } from "react";
import { Field } from "../parts/field.tsx";
import { utcTime } from "../words/utc-time.ts";

/** What the public was told of an incident, the latest first. @param children the form that says more */
export function ToldCard({
  updates,
  nextUpdateBy,
  children,
}: {
  updates: readonly { id: number; status: string; body: string; at: number }[];
  nextUpdateBy: number | null;
  children: ReactNode;
}) {
  return (
    <section className="card settings-account" aria-labelledby="told-heading">
      <h2 id="told-heading">What the public was told</h2>
      {nextUpdateBy !== null && <p>The next update is promised by {utcTime(nextUpdateBy)}.</p>}
      {children}
      <ul>
        {updates.map(({ id, status, body, at }) => (
          <li key={id} className="settings-note">
            <p className="settings-hint">
              {utcTime(at)} · {status}
            </p>
            <p className="break-words whitespace-pre-line">{body}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The draft of a postmortem, to be copied. */
export const PostmortemCard = ({ draft }: { draft: string }) => (
  <section className="card settings-account" aria-labelledby="postmortem-heading">
    <h2 id="postmortem-heading">Postmortem</h2>
    <Field id="postmortem" label="Draft, in Markdown" hint="Copy it to where you write postmortems.">
      {(ties) => <textarea className="field settings-copy" readOnly rows={24} value={draft} {...ties} />}
    </Field>
  </section>
);
