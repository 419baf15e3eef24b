import type { ReactNode } from "react";
import { ButtonForm } from "./page-frame.tsx";

/** Something that was entered, and can be taken back. */
export type ShownEntry = {
  id: number;
  name: string;
  /** where its name leads to; left out, nowhere */
  href?: string;
  /** what of it; null where nothing is said */
  about: string | null;
  deleteFields: Readonly<Record<string, string>>;
};

/** What was entered one by one. @param children the form that adds one */
export function EntriesCard({
  id,
  heading,
  hint,
  entries,
  deleteAction,
  children,
}: {
  id: string;
  heading: string;
  hint: string;
  entries: readonly ShownEntry[];
  deleteAction: string;
  children: ReactNode;
}) {
  return (
    <section className="card settings-account" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      <p className="settings-hint">{hint}</p>
      {entries.length > 0 && (
        <ul className="settings-rows">
          {entries.map(({ id, name, href, about, deleteFields }) => (
            <li key={id}>
              <div className="cc-row-text">
                <p className="cc-name">
                  {href === undefined ? (
                    name
                  ) : (
                    <a href={href} className="settings-link break-all">
                      {name}
                    </a>
                  )}
                </p>
                {about !== null && <p className="settings-hint break-words">{about}</p>}
              </div>
              <ButtonForm action={deleteAction} fields={deleteFields} className="settings-link">
                Take back<span className="sr-only"> {name}</span>
              </ButtonForm>
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}
