import type { ReactNode } from "react";
import { ButtonForm } from "./page-frame.tsx";

/** Some dates of a user's that can be taken back. */
export type ShownDates = {
  id: number;
  /** in words */
  when: string;
  /** what of them; null where nothing is said */
  about: string | null;
  deleteFields: Readonly<Record<string, string>>;
};

/** When something is otherwise than usual. @param children the form that adds some */
export function DatesCard({
  id,
  heading,
  hint,
  dates,
  deleteAction,
  children,
}: {
  id: string;
  heading: string;
  hint: string;
  dates: readonly ShownDates[];
  deleteAction: string;
  children: ReactNode;
}) {
  return (
    <section className="card settings-account" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      <p className="settings-hint">{hint}</p>
      {dates.length > 0 && (
        <ul className="settings-rows">
          {dates.map(({ id, when, about, deleteFields }) => (
            <li key={id}>
              <div className="settings-calendar">
                <p className="settings-name">{when}</p>
                {about !== null && <p className="settings-hint break-words">{about}</p>}
              </div>
              <ButtonForm action={deleteAction} fields={deleteFields} className="settings-link">
                Take back<span className="sr-only"> {when}</span>
              </ButtonForm>
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}
