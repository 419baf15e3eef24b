import type { ReactNode } from "react";

/** Of a list's booking: when and what it is, and how it stands. */
export function BookingRow({
  when,
  language,
  title,
  about,
  mark,
  children,
}: {
  /** in words */
  when: string;
  /** of `when` */
  language?: { lang: string; dir: string } | undefined;
  title: ReactNode;
  /** who takes part, how it stands, and whatever else is said of it, a line each */
  about: readonly (string | null | false)[];
  /** what is to be seen of it before all else */
  mark?: ReactNode;
  /** what can be done about it */
  children?: ReactNode;
}) {
  return (
    <li className="cc-row">
      <p className="cc-row-time" {...language}>
        {when}
      </p>
      <div className="cc-row-text">
        <p>{title}</p>
        {about.map(
          (line) =>
            line && (
              <p key={line} className="cc-muted">
                {line}
              </p>
            ),
        )}
        {mark}
      </div>
      {children}
    </li>
  );
}
