"use client";

import { useActionState } from "react";
import { FormNotice, SelectField, SwitchField, TextField } from "../fields.tsx";
import type { FormAction, FormState } from "../form-state.ts";
import { HiddenFields } from "../hidden-fields.tsx";
import { AfterFields } from "./after-fields.tsx";
import { type HostCandidate, HostFields } from "./host-fields.tsx";
import { PlaceFields } from "./place-fields.tsx";
import { QuestionFields } from "./question-fields.tsx";
import { ReminderFields } from "./reminder-fields.tsx";
import { RoomFields } from "./room-fields.tsx";
import { RuleFields } from "./rule-fields.tsx";

const kinds = [
  { value: "ROUND_ROBIN", label: "Round robin: the fixed hosts, and one or some of the others" },
  { value: "COLLECTIVE", label: "Collective: all hosts together" },
];

const windows = [
  { value: "calendarDays", label: "Days after today" },
  { value: "businessDays", label: "Weekdays after today" },
];

/**
 * A team's event type and its hosts. A form that works without a script. It is sent with the fields of a team file by their names, and
 * for each host with `host-ID`, `fixed-ID`, `priority-ID`, `weight-ID`, `group-ID` and `schedule-ID`.
 */
export function EventTypeForm({
  stored,
  action,
  fields,
  candidates,
  canBeConfined,
  hasOtherPeriod,
  unsayable,
  cancelHref,
}: {
  stored: FormState;
  action: FormAction;
  fields: Readonly<Record<string, string>>;
  candidates: readonly HostCandidate[];
  canBeConfined: boolean;
  /** whether its period is one that the form has no words for */
  hasOtherPeriod: boolean;
  /** columns that are left as they are, because there are no words for what they hold */
  unsayable: readonly string[];
  cancelHref: string;
}) {
  const [state, act, isPending] = useActionState(action, stored);
  const number = { state, type: "number", inputMode: "numeric" } as const;
  return (
    <form action={act} className="card settings-account">
      <HiddenFields fields={fields} />
      <FormNotice state={state} />
      <TextField name="title" label="Title" state={state} />
      <TextField name="slug" label="Slug" state={state} hint="The last part of its page's address." />
      <SelectField name="schedulingType" label="Who takes part" state={state} options={kinds} />
      <TextField
        name="requiredHosts"
        label="Of the others, so many"
        hint="In a round robin; where hosts are in groups, so many of each group."
        {...number}
      />
      <SwitchField
        name="rescheduleWithSameRoundRobinHost"
        label="Move bookings to times of the same hosts only"
        state={state}
      />
      <fieldset className="settings-fields">
        <legend>Times</legend>
        <p className="form-hint">All in minutes, but for the days ahead.</p>
        <div className="settings-halves">
          <TextField name="length" label="Length" {...number} />
          <TextField name="lengths" label="Lengths to choose from (if several)" state={state} />
          <TextField name="slotInterval" label="Between starts (empty: the length)" {...number} />
          <TextField name="minimumBookingNotice" label="Notice" {...number} />
          <TextField name="beforeEventBuffer" label="Kept free before" {...number} />
          <TextField name="afterEventBuffer" label="Kept free after" {...number} />
          <TextField name="offsetStart" label="Starts after the full hour, half hour and so on" {...number} />
          <SelectField
            name="bookingWindow-type"
            label="How far ahead"
            state={state}
            options={[{ value: "none", label: hasOtherPeriod ? "As set elsewhere" : "No limit" }, ...windows]}
          />
          <TextField name="bookingWindow-value" label="So many days" {...number} />
        </div>
        <SwitchField
          name="bookingWindow-rolling"
          label="Count only days that have a time to book"
          state={state}
        />
        <SwitchField name="everyStart" label="Offer every start that can be booked" state={state} />
        <SwitchField name="showOptimizedSlots" label="Begin where most bookings fit" state={state} />
        <SwitchField
          name="onlyShowFirstAvailableSlot"
          label="Show the first time of each day alone"
          state={state}
        />
      </fieldset>
      <RuleFields state={state} />
      {unsayable.includes("locations") ? <AsItIs what="Places" /> : <PlaceFields state={state} />}
      <RoomFields state={state} />
      <ReminderFields state={state} />
      {unsayable.includes("bookingFields") ? <AsItIs what="Questions" /> : <QuestionFields state={state} />}
      <AfterFields state={state} />
      <HostFields candidates={candidates} canBeConfined={canBeConfined} state={state} />
      <div className="settings-actions">
        <button type="submit" className="button button-primary" disabled={isPending}>
          Save
        </button>
        <a href={cancelHref} className="button">
          Don't save
        </a>
      </div>
    </form>
  );
}

/** What was set elsewhere, in a way that this form has no words for. */
const AsItIs = ({ what }: { what: string }) => (
  <fieldset className="settings-fields">
    <legend>{what}</legend>
    <p className="form-hint">
      They were set elsewhere, in a way that this form can't show. They stay as they are.
    </p>
  </fieldset>
);
