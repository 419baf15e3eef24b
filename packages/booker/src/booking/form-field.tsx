"use client";

/** A labelled field with its hint and what is wrong with it; of several lines, if it has some. */
export function FormField({
  name,
  label,
  value,
  error,
  hint,
  type = "text",
  autoComplete = "off",
  isRequired = false,
  optional,
  lines,
  longest,
  example,
  inputMode,
}: {
  name: string;
  label: string;
  value: string;
  error: string | null;
  hint?: string;
  type?: "text" | "email" | "tel" | "url";
  autoComplete?: string;
  isRequired?: boolean;
  /** What says that it may be left empty. */
  optional: string;
  lines?: number;
  /** characters, in a form that doesn't come back to say that they are too many */
  longest?: number;
  example?: string;
  inputMode?: "decimal";
}) {
  const id = `booking-${name}`;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const shared = {
    id,
    name,
    className: "field",
    defaultValue: value,
    // A form that comes back has the values it was sent with.
    key: value,
    autoComplete,
    required: isRequired,
    maxLength: longest,
    placeholder: example || undefined,
    inputMode,
    "aria-invalid": error !== null,
    "aria-describedby": described || undefined,
  };
  const { key, ...attributes } = shared;
  return (
    <div className="form-field">
      <label htmlFor={id}>
        {label} {!isRequired && <span className="text-muted font-normal">{optional}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="form-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="form-error">
          {error}
        </p>
      )}
      {lines === undefined ? (
        <input key={key} type={type} {...attributes} />
      ) : (
        <textarea key={key} rows={lines} {...attributes} />
      )}
    </div>
  );
}
