"use client";

import { SelectField, SwitchField, TextField } from "../fields.tsx";
import type { FormState } from "../form-state.ts";

/** Somebody who may be a host, with their schedules. */
export type HostCandidate = {
  userId: number;
  name: string;
  email: string;
  schedules: readonly { id: number; name: string }[];
};

/** Who the hosts of an event type are, how it is shared among them, and whose schedules count. */
export function HostFields({
  candidates,
  canBeConfined,
  state,
}: {
  candidates: readonly HostCandidate[];
  /** whether there are fields of the hours to which slots are confined */
  canBeConfined: boolean;
  state: FormState;
}) {
  const schedules = candidates.flatMap(({ name, schedules: own }) =>
    own.map((schedule) => ({ value: String(schedule.id), label: `${name}: ${schedule.name}` })),
  );
  return (
    <fieldset className="settings-fields">
      <legend>Hosts</legend>
      <SelectField
        name="scheduleId"
        label="Schedule"
        state={state}
        hint="One that is chosen here counts for all hosts, before what is chosen below."
        options={[{ value: "", label: "Each host's own" }, ...schedules]}
      />
      {canBeConfined && (
        <>
          <SelectField
            name="restrictionScheduleId"
            label="Only within the hours of"
            state={state}
            hint="Whatever hours hosts have, nothing outside of these is offered."
            options={[{ value: "", label: "No schedule: at any time" }, ...schedules]}
          />
          <SwitchField
            name="useBookerTimezone"
            label="These hours are in the visitor's time zone"
            state={state}
          />
        </>
      )}
      {candidates.map((candidate) => (
        <HostRow key={candidate.userId} candidate={candidate} state={state} />
      ))}
    </fieldset>
  );
}

/** What is said of a host counts once they are one: so it stands behind a disclosure for everybody else. */
function HostRow({
  candidate: { userId, name, email, schedules },
  state,
}: {
  candidate: HostCandidate;
  state: FormState;
}) {
  const isHost = state.values[`host-${userId}`] === "on";
  const number = { state, type: "number", inputMode: "numeric" } as const;
  return (
    <fieldset className="settings-host">
      <legend className="sr-only">{name}</legend>
      <SwitchField name={`host-${userId}`} label={`${name} (${email})`} state={state} />
      <details open={isHost}>
        <summary>Settings of {name}</summary>
        <div className="settings-host-settings">
          <SwitchField name={`fixed-${userId}`} label="Always takes part" state={state} />
          <div className="settings-halves">
            <TextField name={`priority-${userId}`} label="Priority (usual: 2)" {...number} />
            <TextField name={`weight-${userId}`} label="Weight (usual: 100)" {...number} />
          </div>
          <TextField
            name={`group-${userId}`}
            label="Group"
            hint="In a round robin, one of each group takes part. Hosts without a group are one together."
            state={state}
          />
          <SelectField
            name={`schedule-${userId}`}
            label="Schedule of this host"
            state={state}
            options={[
              { value: "", label: "Their default" },
              ...schedules.map((one) => ({ value: String(one.id), label: one.name })),
            ]}
          />
        </div>
      </details>
    </fieldset>
  );
}
