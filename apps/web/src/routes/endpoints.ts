import { healthEndpoint, metricsEndpoint } from "@calcache/operations";
import { availabilityEndpoint } from "../api/availability/availability-endpoint.ts";
import {
  bookEndpoint,
  cancelEndpoint,
  findBookingEndpoint,
  rescheduleEndpoint,
} from "../api/bookings/booking-endpoints.ts";
import {
  findReservationEndpoint,
  moveReservationEndpoint,
  releaseEndpoint,
  reserveEndpoint,
} from "../api/bookings/reservation-endpoints.ts";
import { deleteEventEndpoint, getEventEndpoint, putEventEndpoint } from "../api/events/event-endpoints.ts";
import { liveEndpoint } from "../api/live/live-endpoint.ts";
import { explainEndpoint } from "../api/slots/explain-endpoint.ts";
import { slotsEndpoint } from "../api/slots/slots-endpoint.ts";
import { callbackEndpoint, connectEndpoint } from "../page/guest-calendar/connect-endpoints.ts";
import { disconnectEndpoint } from "../page/guest-calendar/disconnect-endpoint.ts";
import { timeZonesEndpoint } from "../page/time-zones-endpoint.ts";

/** Everything beneath `/api` but the plugin's own routes. */
export const endpoints = [
  slotsEndpoint,
  explainEndpoint,
  reserveEndpoint,
  findReservationEndpoint,
  moveReservationEndpoint,
  releaseEndpoint,
  bookEndpoint,
  findBookingEndpoint,
  cancelEndpoint,
  rescheduleEndpoint,
  availabilityEndpoint,
  putEventEndpoint,
  getEventEndpoint,
  deleteEventEndpoint,
  liveEndpoint,
  timeZonesEndpoint,
  connectEndpoint,
  callbackEndpoint,
  disconnectEndpoint,
  healthEndpoint,
  metricsEndpoint,
];
