import type { ReactNode } from "react";

/** What ties a field to its label, and to what is said of it. */
export type FieldTies = {
  id: string;
  "aria-invalid": boolean;
  "aria-describedby": string | undefined;
};

/** A label, a hint, what is wrong, and the field that they are about. */
export function Field({
  id,
  label,
  language,
  hint,
  fault,
  children,
}: {
  /** of the field */
  id: string;
  label: ReactNode;
  /** of the label */
  language?: { lang: string; dir: string } | undefined;
  hint?: string | undefined;
  /** what is wrong with it */
  fault?: string | undefined;
  children: (ties: FieldTies) => ReactNode;
}) {
  const about = hint || fault ? `${id}-about` : undefined;
  return (
    <div className="cc-field">
      <label htmlFor={id} {...language}>
        {label}
      </label>
      {about && (
        <div id={about} className="cc-about">
          {hint && <p className="cc-muted">{hint}</p>}
          {fault && <p className="cc-fault">{fault}</p>}
        </div>
      )}
      {children({ id, "aria-invalid": !!fault, "aria-describedby": about })}
    </div>
  );
}
