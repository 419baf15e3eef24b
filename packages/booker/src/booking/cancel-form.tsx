import { FormField } from "./form-field.tsx";

/** Asks whether a booking shall really be cancelled. */
export function CancelForm({
  uid,
  cancel,
  keepHref,
  problem,
  later = 0,
}: {
  uid: string;
  /** Takes the fields `uid`, `reason` and, where those after it go too, `andLater`, which is `yes`; and goes to the booking. */
  cancel: (form: FormData) => Promise<void>;
  /** The booking as it is. */
  keepHref: string;
  /** Why it wasn't cancelled, if that was tried. */
  problem: string | null;
  /** Of a series: how many after it could be cancelled with it. */
  later?: number;
}) {
  return (
    <form action={cancel} className="flex flex-col gap-5" aria-labelledby="cancel-heading">
      <h2 id="cancel-heading" className="text-lg font-semibold">
        Cancel this booking?
      </h2>
      {problem && (
        <p role="alert" className="notice problem">
          {problem}
        </p>
      )}
      <input type="hidden" name="uid" value={uid} />
      {later > 0 && (
        <fieldset className="form-field">
          <legend>Which?</legend>
          <label className="form-choice">
            <input type="radio" name="andLater" value="no" defaultChecked />
            <span>Only this one</span>
          </label>
          <label className="form-choice">
            <input type="radio" name="andLater" value="yes" />
            <span>This one and the {later === 1 ? "one" : later} after it</span>
          </label>
        </fieldset>
      )}
      <FormField
        name="reason"
        label="Why?"
        hint="Your hosts will read it. At most 500 characters."
        lines={3}
        longest={500}
        value=""
        error={null}
      />
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="button button-danger">
          Cancel the booking
        </button>
        <a href={keepHref} className="button">
          Keep it
        </a>
      </div>
    </form>
  );
}
