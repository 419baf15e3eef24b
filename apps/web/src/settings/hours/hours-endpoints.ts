import {
  chooseSchedules,
  deleteAbsence,
  deleteSchedule,
  deleteTrip,
  keepsAbsences,
  keepsTrips,
} from "@calcache/configuration";
import { endpoint, isRefusal } from "@calcache/http-edge";
import { leadTo } from "../../api/edge/lead-to.ts";
import { notOurForm, readFormOfConnections, signedOut } from "../../sign-in/form.ts";
import { remember } from "../../sign-in/notice.ts";
import {
  deleteAbsenceApi,
  deleteScheduleApi,
  deleteTripApi,
  hoursPath,
  useSchedulesApi,
} from "../../sign-in/paths.ts";
import { noSignInHere, type SignInRoutes } from "../../sign-in/sign-in-routes.ts";
import { idIn } from "../form-fields.ts";

export const deleteScheduleEndpoint = endpoint("POST", deleteScheduleApi, {
  summary: "Deletes a schedule of the user's",
  answers: { 303: null },
  refusals: [noSignInHere, signedOut, notOurForm],
  async handle({ request }, routes: SignInRoutes) {
    const form = await readFormOfConnections(request, routes);
    if (isRefusal(form)) return form;
    const { db } = form.connections.engine;
    const id = idIn(form.fields.get("schedule"));
    const isGone = id !== null && (await deleteSchedule(db, form.user.userId, id)).ok;
    return remember(leadTo(hoursPath), routes.webappUrl, {
      kind: isGone ? "schedule-deleted" : "no-schedule",
    });
  },
});

export const useSchedulesEndpoint = endpoint("POST", useSchedulesApi, {
  summary: "Chooses the schedules that count for the event types of which the user is a host",
  answers: { 303: null },
  refusals: [noSignInHere, signedOut, notOurForm],
  async handle({ request }, routes: SignInRoutes) {
    const form = await readFormOfConnections(request, routes);
    if (isRefusal(form)) return form;
    const { db } = form.connections.engine;
    const choices = choicesIn(form.fields);
    const chosen = choices !== null && (await chooseSchedules(db, form.user.userId, choices)).ok;
    return remember(leadTo(hoursPath), routes.webappUrl, {
      kind: chosen ? "schedules-chosen" : "no-schedule",
    });
  },
});

export const deleteAbsenceEndpoint = endpoint("POST", deleteAbsenceApi, {
  summary: "Takes an absence of the user's back",
  answers: { 303: null },
  refusals: [noSignInHere, signedOut, notOurForm],
  async handle({ request }, routes: SignInRoutes) {
    const form = await readFormOfConnections(request, routes);
    if (isRefusal(form)) return form;
    const { db } = form.connections.engine;
    const id = idIn(form.fields.get("absence"));
    const isGone =
      id !== null && (await keepsAbsences(db)) && (await deleteAbsence(db, form.user.userId, id));
    return remember(leadTo(hoursPath), routes.webappUrl, { kind: isGone ? "absence-deleted" : "no-absence" });
  },
});

export const deleteTripEndpoint = endpoint("POST", deleteTripApi, {
  summary: "Takes a trip of the user's back",
  answers: { 303: null },
  refusals: [noSignInHere, signedOut, notOurForm],
  async handle({ request }, routes: SignInRoutes) {
    const form = await readFormOfConnections(request, routes);
    if (isRefusal(form)) return form;
    const { db } = form.connections.engine;
    const id = idIn(form.fields.get("trip"));
    const isGone = id !== null && (await keepsTrips(db)) && (await deleteTrip(db, form.user.userId, id));
    return remember(leadTo(hoursPath), routes.webappUrl, { kind: isGone ? "trip-deleted" : "no-trip" });
  },
});

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
