import { SwitchField, TextAreaField } from "../fields.tsx";
import type { FormState } from "../form-state.ts";

/** The rooms of which each booking takes one, a line each. */
export function RoomFields({ state }: { state: FormState }) {
  return (
    <fieldset className="settings-fields">
      <legend>Rooms</legend>
      <TextAreaField
        name="rooms"
        label="Of which a booking takes one"
        hint="One in each line: its address, and what it is called, as in red@rooms.example | Red room. The first that is free is booked."
        state={state}
      />
      <SwitchField name="choosesRoom" label="Let whoever books choose the room" state={state} />
    </fieldset>
  );
}
