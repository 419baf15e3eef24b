import {
  keepsAbsences,
  keepsTrips,
  listAbsences,
  listColleagues,
  listReasons,
  listTrips,
} from "@calcache/configuration";
import { AbsenceForm, EntriesCard, TripForm } from "@calcache/elements";
import { type CurrentUser, processRuntime } from "@calcache/runtime";
import { reasonText } from "@calcache/scheduling";
import { listedZones } from "@calcache/time-zones/choices";
import { deleteAbsenceApi, deleteTripApi } from "../../sign-in/paths.ts";
import { absenceWords, datesWords } from "../absence-words.ts";
import { todayOf } from "../today-of.ts";
import { ownFields } from "../user-page.tsx";
import { addAbsenceForm } from "./absence-actions.ts";
import { addTripForm } from "./trip-actions.ts";

/** When a user is away. Nothing where the host app has nowhere to keep it. */
export async function AbsencesOf({ user }: { user: CurrentUser }) {
  const { db } = processRuntime().engine;
  if (!(await keepsAbsences(db))) return null;
  const [absences, colleagues, reasons] = await Promise.all([
    listAbsences(db, user.userId, await todayOf(user.userId)),
    listColleagues(db, user.userId),
    listReasons(db, user.userId),
  ]);
  const fields = ownFields(user);
  return (
    <EntriesCard
      id="absences"
      heading="Out of office"
      hint="On these dates nobody can book you. Bookings that are made stay."
      deleteAction={deleteAbsenceApi}
      entries={absences.map((absence) => ({
        id: absence.id,
        name: datesWords(absence),
        about: absenceWords(absence),
        deleteFields: { ...fields, absence: String(absence.id) },
      }))}
    >
      <AbsenceForm
        action={addAbsenceForm}
        fields={fields}
        colleagues={colleagues}
        reasons={reasons.flatMap(({ id, emoji, reason }) => {
          const name = reasonText([emoji, reason]);
          return name === null ? [] : [{ id, name }];
        })}
      />
    </EntriesCard>
  );
}

/** When a user is in another zone. Nothing where the host app has nowhere to keep it. */
export async function TripsOf({ user }: { user: CurrentUser }) {
  const { db } = processRuntime().engine;
  if (!(await keepsTrips(db))) return null;
  const trips = await listTrips(db, user.userId, await todayOf(user.userId));
  const fields = ownFields(user);
  return (
    <EntriesCard
      id="trips"
      heading="Travel"
      hint="On these dates the hours of your usual schedule are those of another time zone."
      deleteAction={deleteTripApi}
      entries={trips.map(({ id, timeZone, ...dates }) => ({
        id,
        name: datesWords(dates),
        about: timeZone,
        deleteFields: { ...fields, trip: String(id) },
      }))}
    >
      <TripForm action={addTripForm} fields={fields} timeZones={listedZones} />
    </EntriesCard>
  );
}
