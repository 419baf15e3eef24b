import type { ReactNode } from "react";
import { ButtonForm } from "./page-frame.tsx";

export type ShownAbsence = {
  id: number;
  /** its dates, in words */
  when: string;
  /** its reason, and who stands in; null where neither is said */
  about: string | null;
  deleteFields: Readonly<Record<string, string>>;
};

/** When somebody will be away. @param children the form that adds one */
export function AbsencesCard({
  absences,
  deleteAction,
  children,
}: {
  absences: readonly ShownAbsence[];
  deleteAction: string;
  children: ReactNode;
}) {
  return (
    <section className="card settings-account" aria-labelledby="absences-heading">
      <h2 id="absences-heading">Out of office</h2>
      <p className="settings-hint">On these dates nobody can book you. Bookings that are made stay.</p>
      {absences.length > 0 && (
        <ul className="settings-rows">
          {absences.map(({ id, when, about, deleteFields }) => (
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
