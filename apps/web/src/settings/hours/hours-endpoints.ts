import {
  chooseSchedules,
  deleteAbsence,
  deleteSchedule,
  deleteTrip,
  keepsAbsences,
  keepsTrips,
} from "@calcache/configuration";
import { endpoint, isRefusal } from "@calcache/http-edge";
import type { Database } from "@calcache/prisma";
import { leadTo } from "../../api/edge/fields/lead-to.ts";
import { notOurForm, readFormOfConnections, signedOut } from "../../sign-in/form.ts";
import { type PlainNotice, remember } from "../../sign-in/notice.ts";
import {
  deleteAbsenceApi,
  deleteScheduleApi,
  deleteTripApi,
  hoursPath,
  useSchedulesApi,
} from "../../sign-in/paths.ts";
import { noSignInHere, type SignInRoutes } from "../../sign-in/sign-in-routes.ts";
import { idIn } from "../input/form-fields.ts";

/** What a form of the page does with a user's hours, and the notice that the page then shows. */
type Act = (db: Database, userId: number, fields: URLSearchParams) => Promise<PlainNotice>;

const hoursEndpoint = <Path extends `/${string}`>(path: Path, summary: string, act: Act) =>
  endpoint("POST", path, {
    summary,
    answers: { 303: null },
    refusals: [noSignInHere, signedOut, notOurForm],
    async handle({ request }, routes: SignInRoutes) {
      const form = await readFormOfConnections(request, routes);
      if (isRefusal(form)) return form;
      const kind = await act(form.connections.engine.db, form.user.userId, form.fields);
      return remember(leadTo(hoursPath), routes.webappUrl, { kind });
    },
  });

export const deleteScheduleEndpoint = hoursEndpoint(
  deleteScheduleApi,
  "Deletes a schedule of the user's",
  async (db, userId, fields) => {
    const id = idIn(fields.get("schedule"));
    return id !== null && (await deleteSchedule(db, userId, id)).ok ? "schedule-deleted" : "no-schedule";
  },
);

export const useSchedulesEndpoint = hoursEndpoint(
  useSchedulesApi,
  "Chooses the schedules that count for the event types of which the user is a host",
  async (db, userId, fields) => {
    const choices = choicesIn(fields);
    return choices !== null && (await chooseSchedules(db, userId, choices)).ok
      ? "schedules-chosen"
      : "no-schedule";
  },
);

export const deleteAbsenceEndpoint = hoursEndpoint(
  deleteAbsenceApi,
  "Takes an absence of the user's back",
  async (db, userId, fields) => {
    const id = idIn(fields.get("absence"));
    const isGone = id !== null && (await keepsAbsences(db)) && (await deleteAbsence(db, userId, id));
    return isGone ? "absence-deleted" : "no-absence";
  },
);

export const deleteTripEndpoint = hoursEndpoint(
  deleteTripApi,
  "Takes a trip of the user's back",
  async (db, userId, fields) => {
    const id = idIn(fields.get("trip"));
    const isGone = id !== null && (await keepsTrips(db)) && (await deleteTrip(db, userId, id));
    return isGone ? "trip-deleted" : "no-trip";
  },
);

/** Null where something is chosen that can't be a schedule. */
function choicesIn(fields: URLSearchParams): Map<number, number | null> | null {
  const choices = new Map<number, number | null>();
  for (const [name, value] of fields) {
    const eventTypeId = idIn(/^use-(\d+)$/.exec(name)?.[1] ?? null);
    if (eventTypeId === null) continue;
    const scheduleId = idIn(value);
    if (value !== "" && scheduleId === null) return null;
    choices.set(eventTypeId, scheduleId);
  }
  return choices;
}
