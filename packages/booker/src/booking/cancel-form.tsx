import type { Translator } from "@calcache/languages";
import { FormField } from "./form-field.tsx";

/** Asks whether a booking shall really be cancelled. */
export function CancelForm({
  t,
  uid,
  cancel,
  keepHref,
  problem,
  later = 0,
}: {
  t: Translator<"receipt">;
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
        {t("cancelThis")}
      </h2>
      {problem && (
        <p role="alert" className="notice problem">
          {problem}
        </p>
      )}
      <input type="hidden" name="uid" value={uid} />
      {later > 0 && (
        <fieldset className="form-field">
          <legend>{t("which")}</legend>
          <label className="form-choice">
            <input type="radio" name="andLater" value="no" defaultChecked />
            <span>{t("onlyThis")}</span>
          </label>
          <label className="form-choice">
            <input type="radio" name="andLater" value="yes" />
            <span>{t("thisAndLater", { count: later })}</span>
          </label>
        </fieldset>
      )}
      <FormField
        name="reason"
        label={t("why")}
        optional={t("optional")}
        hint={t("hostsReadIt")}
        lines={3}
        longest={500}
        value=""
        error={null}
      />
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="button button-danger">
          {t("cancelIt")}
        </button>
        <a href={keepHref} className="button">
          {t("keepIt")}
        </a>
      </div>
    </form>
  );
}
