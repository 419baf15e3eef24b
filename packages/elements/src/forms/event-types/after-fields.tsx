import { SelectField, SwitchField, TextField } from "../fields.tsx";
import type { FormState } from "../form-state.ts";

/** The languages that booking pages are written in. */
export const pageLanguages = [
  { value: "en", label: "English" },
  { value: "de", label: "German" },
  { value: "fr", label: "French" },
  { value: "es", label: "Spanish" },
  { value: "ar", label: "Arabic" },
];

/** What comes of a booking once it is made, and how its page is written. Fields are named as in a team file. */
export function AfterFields({ state }: { state: FormState }) {
  return (
    <fieldset className="settings-fields">
      <legend>After booking</legend>
      <TextField
        name="successRedirectUrl"
        label="Page that they are led to (empty: the booking's own)"
        hint="An address of yours, such as https://contoso.example/thanks"
        state={state}
      />
      <SwitchField
        name="forwardParamsSuccessRedirect"
        label="Tell that page of the booking, in its address"
        state={state}
      />
      <SwitchField name="disableCancelling" label="Only hosts cancel" state={state} />
      <SwitchField name="disableRescheduling" label="Nobody moves it" state={state} />
      <SwitchField
        name="hideCalendarEventDetails"
        label="Private in calendars: who comes, and no more"
        state={state}
      />
      <SwitchField name="hideCalendarNotes" label="Leave answers and notes out of calendars" state={state} />
      <SelectField
        name="interfaceLanguage"
        label="Language of the booking page"
        options={[{ value: "", label: "The visitor's" }, ...pageLanguages]}
        state={state}
      />
      <SwitchField
        name="lockTimeZoneToggleOnBookingPage"
        label="Show times in one time zone to everybody"
        state={state}
      />
    </fieldset>
  );
}
