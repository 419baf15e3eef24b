import { SwitchField, TextField } from "./fields.tsx";
import type { FormState } from "./form-state.ts";

/** What comes of a booking once it is made. Fields are named as in a team file. */
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
      <SwitchField
        name="lockTimeZoneToggleOnBookingPage"
        label="Show times in one time zone to everybody"
        state={state}
      />
    </fieldset>
  );
}
