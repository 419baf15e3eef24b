import type { InputHTMLAttributes } from "react";
import { Field } from "./field.tsx";

/** The fields of weekly hours, a line of text for each day. */
export const WeekFields = ({
  id,
  days,
  language,
  hint,
  closed,
  faultOf,
  inputOf,
}: {
  /** of the fields, before the number of their day */
  id: string;
  /** in the order of a week; Sunday is 0 */
  days: readonly { day: number; name: string }[];
  /** of the days' names */
  language?: { lang: string; dir: string } | undefined;
  /** how hours are written */
  hint: string;
  /** the word for a day without hours */
  closed: string;
  faultOf: (day: number) => string | undefined;
  /** what a field holds, and what it is sent as or does */
  inputOf: (day: number) => InputHTMLAttributes<HTMLInputElement>;
}) => (
  <div className="cc-week-fields">
    <p className="cc-muted">{hint}</p>
    {days.map(({ day, name }) => (
      <Field key={day} id={`${id}-${day}`} label={name} language={language} fault={faultOf(day)}>
        {(ties) => <input placeholder={closed} dir="ltr" autoComplete="off" {...ties} {...inputOf(day)} />}
      </Field>
    ))}
  </div>
);
