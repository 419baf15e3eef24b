import { TextField } from "./fields.tsx";
import type { FormState } from "./form-state.ts";

const units = [
  { value: "day", label: "A day" },
  { value: "week", label: "A week" },
  { value: "month", label: "A month" },
  { value: "year", label: "A year" },
];

const kinds = [
  { name: "bookingLimitsCount", what: "bookings" },
  { name: "bookingLimitsDuration", what: "minutes" },
];

/** How many bookings and booked minutes a day, week, month and year may have: fields such as `bookingLimitsCount-day`. */
export function LimitFields({ state }: { state: FormState }) {
  return kinds.map(({ name, what }) => (
    <div key={name} className="settings-halves">
      {units.map(({ value, label }) => (
        <TextField
          key={value}
          name={`${name}-${value}`}
          label={`${label}, ${what}`}
          state={state}
          type="number"
          inputMode="numeric"
        />
      ))}
    </div>
  ));
}
