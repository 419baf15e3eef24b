import { TextField } from "./fields.tsx";
import type { FormState } from "./form-state.ts";

const units = ["day", "week", "month", "year"];

const kinds = [
  { name: "bookingLimitsCount", what: "Bookings" },
  { name: "bookingLimitsDuration", what: "Minutes" },
];

/** How many bookings and booked minutes a day, week, month and year may have: fields such as `bookingLimitsCount-day`. */
export function LimitFields({ state }: { state: FormState }) {
  return kinds.map(({ name, what }) => (
    <div key={name} className="settings-halves">
      {units.map((unit) => (
        <TextField
          key={unit}
          name={`${name}-${unit}`}
          label={`${what} a ${unit}`}
          state={state}
          type="number"
          inputMode="numeric"
        />
      ))}
    </div>
  ));
}
