"use client";

type Option = { value: string; label: string };

/** What says that it may be left empty, and what stands there before anything is chosen. */
type ChoiceWords = { optional: string; pleaseChoose: string; noAnswer: string };

type Props = {
  name: string;
  label: string;
  isRequired: boolean;
  error: string | null;
  words: ChoiceWords;
  /** the values that are chosen at first */
  given: readonly string[];
};

/** A choice among options, with what is wrong with it; without options a single box, whose label is the question. */
export function ChoiceField({
  input,
  options,
  ...field
}: Props & { options: readonly Option[] | null; input: "select" | "radio" | "checkbox" }) {
  if (options === null) return <Box {...field} />;
  return input === "select" ? (
    <Select {...field} options={options} />
  ) : (
    <Choices {...field} options={options} input={input} />
  );
}

const idOf = (name: string) => `booking-${name}`;

const Optional = ({ isRequired, words }: Pick<Props, "isRequired" | "words">) =>
  isRequired ? null : <span className="text-muted font-normal">{words.optional}</span>;

const Problem = ({ id, error }: { id: string; error: string | null }) =>
  error && (
    <p id={`${id}-error`} className="form-error">
      {error}
    </p>
  );

function Box({ name, label, isRequired, error, given, words }: Props) {
  const id = idOf(name);
  const isOn = given.some((value) => value !== "" && value !== "false");
  return (
    <div className="form-field">
      <label className="form-choice" htmlFor={id}>
        <input
          key={String(isOn)}
          id={id}
          type="checkbox"
          name={name}
          value="true"
          defaultChecked={isOn}
          required={isRequired}
          aria-invalid={error !== null}
          aria-describedby={error ? `${id}-error` : undefined}
        />
        <span>
          {label} <Optional isRequired={isRequired} words={words} />
        </span>
      </label>
      <Problem id={id} error={error} />
    </div>
  );
}

function Select({
  name,
  label,
  isRequired,
  error,
  given,
  options,
  words,
}: Props & { options: readonly Option[] }) {
  const id = idOf(name);
  return (
    <div className="form-field">
      <label htmlFor={id}>
        {label} <Optional isRequired={isRequired} words={words} />
      </label>
      <Problem id={id} error={error} />
      <select
        key={given[0] ?? ""}
        id={id}
        name={name}
        className="field"
        defaultValue={given[0] ?? ""}
        required={isRequired}
        aria-invalid={error !== null}
        aria-describedby={error ? `${id}-error` : undefined}
      >
        <option value="">{isRequired ? words.pleaseChoose : words.noAnswer}</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

function Choices({
  name,
  label,
  isRequired,
  error,
  given,
  options,
  input,
  words,
}: Props & { options: readonly Option[]; input: "radio" | "checkbox" }) {
  const id = idOf(name);
  return (
    <fieldset
      className="form-field"
      id={id}
      tabIndex={-1}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend>
        {label} <Optional isRequired={isRequired} words={words} />
      </legend>
      <Problem id={id} error={error} />
      {options.map(({ value, label }) => (
        <label key={`${value} ${given.includes(value)}`} className="form-choice">
          <input type={input} name={name} value={value} defaultChecked={given.includes(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
