import type { ExampleRequest } from "@calcache/http-edge";
import { type Known, timeOn, uid } from "./known.ts";

/** Slots, what keeps hosts from them, and holds. */
export function slotRequests(known: Known): ExampleRequest[] {
  const at = timeOn(known);
  const { eventTypeId, inRoom } = known;
  const hold = {
    eventTypeId,
    slotStart: at("10:00"),
    slotDuration: 30,
    reservationDuration: 5,
    timeZone: "Europe/Berlin",
  };
  const eventType = { eventTypeSlug: "teamevent", teamSlug: "devs", username: "host0", timeZone: "UTC" };
  return [
    {
      method: "GET",
      path: "/api/v2/slots",
      query: {
        ...eventType,
        start: known.day,
        end: known.day,
        duration: "30",
        format: "time",
        "cal.cache": "true",
        bookingUidToReschedule: uid,
        routedTeamMemberIds: "1,2",
        teamMemberEmail: "host0@contoso.example",
        skipContactOwner: "false",
        reservationUid: uid,
      },
    },
    {
      method: "GET",
      path: "/api/v2/slots",
      query: { eventTypeId: String(eventTypeId), start: at("09:00"), end: at("12:00") },
    },
    {
      method: "GET",
      path: "/api/v2/slots/next",
      query: {
        ...{ teamSlug: "devs", eventTypeSlug: "teamevent", timeZone: "UTC", start: known.day },
        ...{ duration: "30", "cal.cache": "true" },
      },
    },
    { method: "GET", path: "/api/v2/slots/next", query: { eventTypeIds: String(eventTypeId) } },
    { method: "GET", path: "/api/v2/slots/next", query: { usernames: "host0" } },
    {
      method: "GET",
      path: "/api/v2/slots/explain",
      query: { ...eventType, at: at("10:00"), duration: "30", "cal.cache": "true" },
    },
    {
      method: "GET",
      path: "/api/v2/slots/explain",
      query: {
        eventTypeId: String(eventTypeId),
        at: at("10:00"),
        routedTeamMemberIds: "1,2",
        teamMemberEmail: "host0@contoso.example",
        skipContactOwner: "true",
      },
    },
    {
      method: "GET",
      path: "/api/v2/slots",
      query: { ...asTexts(inRoom), start: at("09:00"), end: at("12:00") },
    },
    { method: "GET", path: "/api/v2/slots/explain", query: { ...asTexts(inRoom), at: at("11:00") } },
    { method: "POST", path: "/api/v2/slots/reservations", body: hold },
    {
      method: "POST",
      path: "/api/v2/slots/reservations",
      body: { ...hold, ...inRoom, slotStart: at("11:00") },
    },
    { method: "GET", path: "/api/v2/slots/reservations/{uid}", params: { uid } },
    { method: "PATCH", path: "/api/v2/slots/reservations/{uid}", params: { uid }, body: hold },
    { method: "DELETE", path: "/api/v2/slots/reservations/{uid}", params: { uid } },
  ];
}

const asTexts = (ids: { eventTypeId: number; room: number }) =>
  Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, String(id)]));
