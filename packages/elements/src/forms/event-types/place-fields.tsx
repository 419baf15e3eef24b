import { SelectField, SwitchField, TextField } from "../fields.tsx";
import type { FormState } from "../form-state.ts";
import { rowsOf } from "./rows.ts";

const kinds = [
  { value: "", label: "No place" },
  { value: "integration", label: "Microsoft Teams" },
  { value: "address", label: "In person, at an address" },
  { value: "link", label: "Online, by a link" },
  { value: "phone", label: "By phone: they call this number" },
  { value: "attendeePhone", label: "By phone: the host calls them" },
  { value: "attendeeAddress", label: "In person, at an address of theirs" },
  { value: "attendeeDefined", label: "Wherever they say" },
];

/** Where it may take place. Fields are called `locations-ROW-…`; a row without a kind is none. */
export function PlaceFields({ state }: { state: FormState }) {
  const rows = Array.from({ length: rowsOf(state.values, "locations", "type") }, (_, row) => row);
  return (
    <fieldset className="settings-fields">
      <legend>Places</legend>
      <p className="form-hint">Of several, whoever books chooses. There is room for more once it is saved.</p>
      <input type="hidden" name="locations" value="shown" />
      {rows.map((row) => {
        const name = `locations-${row}`;
        return (
          <fieldset key={row} className="settings-host">
            <legend className="sr-only">Place {row + 1}</legend>
            <div className="settings-halves">
              <SelectField name={`${name}-type`} label={`Place ${row + 1}`} state={state} options={kinds} />
              <TextField name={`${name}-value`} label="Address, link or number of yours" state={state} />
            </div>
            <SwitchField name={`${name}-public`} label="Shown before it is booked" state={state} />
          </fieldset>
        );
      })}
    </fieldset>
  );
}
