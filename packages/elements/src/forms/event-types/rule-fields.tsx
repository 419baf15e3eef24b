import { SelectField, SwitchField, TextField } from "../fields.tsx";
import type { FormState } from "../form-state.ts";
import { LimitFields } from "../limit-fields.tsx";

const policies = [
  { value: "none", label: "None: a booking is confirmed at once" },
  { value: "always", label: "Each booking" },
  { value: "time", label: "Bookings that begin soon" },
];

const frequencies = [
  { value: "none", label: "No: each booking is made for itself" },
  { value: "weekly", label: "Every so many weeks" },
  { value: "monthly", label: "Every so many months" },
  { value: "yearly", label: "Every so many years" },
];

const thresholds = ["minutes", "hours", "days"].map((unit) => ({ value: unit, label: unit }));

/** How much may be booked, and what hosts have to confirm. Fields are named by their path in a team file, joined with hyphens. */
export function RuleFields({ state }: { state: FormState }) {
  const number = { state, type: "number", inputMode: "numeric" } as const;
  return (
    <>
      <fieldset className="settings-fields">
        <legend>Limits</legend>
        <p className="form-hint">
          Days, weeks, months and years with so much booked are closed. Empty: no limit.
        </p>
        <LimitFields state={state} />
        <TextField
          name="bookerActiveBookingsLimit-maximumActiveBookings"
          label="Upcoming bookings of one person"
          {...number}
        />
        <SwitchField
          name="bookerActiveBookingsLimit-offerReschedule"
          label="Mail them the link that moves the next one instead"
          state={state}
        />
      </fieldset>
      <fieldset className="settings-fields">
        <legend>Seats</legend>
        <TextField
          name="seats-seatsPerTimeSlot"
          label="How many people share a booking (empty: each has their own)"
          {...number}
        />
        <SwitchField name="seats-showAvailabilityCount" label="Say how many seats are left" state={state} />
        <SwitchField
          name="seats-showAttendeeInfo"
          label="Show them each other (on cal.com's pages; here nobody sees the others)"
          state={state}
        />
      </fieldset>
      <fieldset className="settings-fields">
        <legend>Recurrence</legend>
        <p className="form-hint">
          Whoever books has all occurrences at the same time of day, or none. Not together with seats.
        </p>
        <SelectField
          name="recurrence-frequency"
          label="Whether bookings repeat"
          state={state}
          options={frequencies}
        />
        <div className="settings-halves">
          <TextField name="recurrence-interval" label="So many weeks, months or years apart" {...number} />
          <TextField name="recurrence-occurrences" label="Occurrences at most" {...number} />
        </div>
      </fieldset>
      <fieldset className="settings-fields">
        <legend>Confirmation</legend>
        <SelectField
          name="confirmationPolicy-type"
          label="What hosts have to confirm"
          state={state}
          options={policies}
        />
        <div className="settings-halves">
          <TextField
            name="confirmationPolicy-noticeThreshold-count"
            label="Soon is at most so many"
            {...number}
          />
          <SelectField
            name="confirmationPolicy-noticeThreshold-unit"
            label="Of these"
            state={state}
            options={thresholds}
          />
        </div>
        <SwitchField
          name="confirmationPolicy-onlyFreeEmail"
          label="Only from addresses that anybody gets for nothing (such as Gmail's)"
          state={state}
        />
        <SwitchField
          name="confirmationPolicy-blockUnconfirmedBookingsInBooker"
          label="Offer a requested time to nobody else"
          state={state}
        />
      </fieldset>
    </>
  );
}
