import { healthEndpoint, metricsEndpoint, statusEndpoints } from "@calcache/operations";
import { availabilityEndpoint } from "../api/availability/availability-endpoint.ts";
import {
  deleteRuleEndpoint,
  getRuleEndpoint,
  listRulesEndpoint,
  saveRuleEndpoint,
} from "../api/availability-rules/rule-endpoints.ts";
import { confirmEndpoint, declineEndpoint } from "../api/bookings/answer-endpoints.ts";
import {
  bookEndpoint,
  cancelEndpoint,
  findBookingEndpoint,
  rescheduleEndpoint,
} from "../api/bookings/booking-endpoints.ts";
import { listBookingsEndpoint } from "../api/bookings/list-endpoint.ts";
import {
  reassignEndpoint,
  reassignToEndpoint,
  requestRescheduleEndpoint,
} from "../api/bookings/reassign-endpoints.ts";
import {
  findReservationEndpoint,
  moveReservationEndpoint,
  releaseEndpoint,
  reserveEndpoint,
} from "../api/bookings/reservation-endpoints.ts";
import { statusEndpoint } from "../api/calendars/status-endpoint.ts";
import { changesEndpoint } from "../api/changes/changes-endpoint.ts";
import {
  pauseChannelEndpoint,
  resumeChannelEndpoint,
  rotateSecretEndpoint,
  testChannelEndpoint,
} from "../api/channels/channel-commands.ts";
import {
  createChannelEndpoint,
  deleteChannelEndpoint,
  getChannelEndpoint,
  listChannelsEndpoint,
} from "../api/channels/channel-endpoints.ts";
import { listDeliveriesEndpoint, retryDeliveryEndpoint } from "../api/channels/delivery-endpoints.ts";
import { connectLinkEndpoint } from "../api/connect-links/connect-link-endpoint.ts";
import { elementTokenEndpoint } from "../api/element-tokens/element-token-endpoint.ts";
import { deleteEventEndpoint, getEventEndpoint, putEventEndpoint } from "../api/events/event-endpoints.ts";
import { freeBusyEndpoint, freeBusyOfManyEndpoint } from "../api/free-busy/free-busy-endpoints.ts";
import { liveEndpoint } from "../api/live/live-endpoint.ts";
import { openApiEndpoint } from "../api/openapi/openapi-endpoint.ts";
import { explainEndpoint } from "../api/slots/explain-endpoint.ts";
import { nextSlotsEndpoint } from "../api/slots/next-endpoint.ts";
import { slotsEndpoint } from "../api/slots/slots-endpoint.ts";
import { usageEndpoint } from "../api/usage/usage-endpoint.ts";
import { timeZonesEndpoint } from "../page/time-zones-endpoint.ts";
import {
  callbackEndpoint as visitorCallbackEndpoint,
  connectEndpoint as visitorConnectEndpoint,
} from "../page/visitor-calendar/connect-endpoints.ts";
import { disconnectEndpoint as visitorDisconnectEndpoint } from "../page/visitor-calendar/disconnect-endpoint.ts";
import { ownSitesEndpoint, revokeKeyEndpoint } from "../settings/applications/applications-endpoints.ts";
import {
  askForTimeEndpoint,
  cancelBookingEndpoint,
  handOverEndpoint,
} from "../settings/bookings/bookings-endpoints.ts";
import {
  chooseEndpoint,
  connectEndpoint,
  disconnectEndpoint,
} from "../settings/calendars/calendars-endpoints.ts";
import {
  deleteAbsenceEndpoint,
  deleteScheduleEndpoint,
  deleteTripEndpoint,
  useSchedulesEndpoint,
} from "../settings/hours/hours-endpoints.ts";
import {
  askEndpoint,
  deleteEventTypeEndpoint,
  deletePrivateLinkEndpoint,
  featuresEndpoint,
  inviteEndpoint,
  sitesEndpoint,
  withdrawEndpoint,
} from "../settings/team/team-endpoints.ts";
import { accountLinkEndpoint, renewLinkEndpoint } from "../sign-in/account-link-endpoint.ts";
import { callbackEndpoint } from "../sign-in/callback/callback-endpoint.ts";
import { signOutEndpoint } from "../sign-in/sign-out-endpoint.ts";
import { startEndpoint } from "../sign-in/start-endpoint.ts";
import { manageSubscriptionEndpoint, subscribeEndpoint } from "../status/subscription-endpoints.ts";

const withoutDescription = [
  slotsEndpoint,
  nextSlotsEndpoint,
  explainEndpoint,
  reserveEndpoint,
  findReservationEndpoint,
  moveReservationEndpoint,
  releaseEndpoint,
  bookEndpoint,
  listBookingsEndpoint,
  findBookingEndpoint,
  cancelEndpoint,
  rescheduleEndpoint,
  confirmEndpoint,
  declineEndpoint,
  reassignEndpoint,
  reassignToEndpoint,
  requestRescheduleEndpoint,
  availabilityEndpoint,
  saveRuleEndpoint,
  listRulesEndpoint,
  getRuleEndpoint,
  deleteRuleEndpoint,
  freeBusyEndpoint,
  changesEndpoint,
  freeBusyOfManyEndpoint,
  createChannelEndpoint,
  listChannelsEndpoint,
  getChannelEndpoint,
  deleteChannelEndpoint,
  testChannelEndpoint,
  rotateSecretEndpoint,
  pauseChannelEndpoint,
  resumeChannelEndpoint,
  listDeliveriesEndpoint,
  retryDeliveryEndpoint,
  statusEndpoint,
  usageEndpoint,
  connectLinkEndpoint,
  elementTokenEndpoint,
  putEventEndpoint,
  getEventEndpoint,
  deleteEventEndpoint,
  liveEndpoint,
  timeZonesEndpoint,
  visitorConnectEndpoint,
  visitorCallbackEndpoint,
  visitorDisconnectEndpoint,
  startEndpoint,
  callbackEndpoint,
  signOutEndpoint,
  accountLinkEndpoint,
  renewLinkEndpoint,
  connectEndpoint,
  chooseEndpoint,
  disconnectEndpoint,
  deleteAbsenceEndpoint,
  deleteTripEndpoint,
  deleteScheduleEndpoint,
  useSchedulesEndpoint,
  revokeKeyEndpoint,
  ownSitesEndpoint,
  cancelBookingEndpoint,
  handOverEndpoint,
  askForTimeEndpoint,
  inviteEndpoint,
  withdrawEndpoint,
  askEndpoint,
  featuresEndpoint,
  sitesEndpoint,
  deleteEventTypeEndpoint,
  deletePrivateLinkEndpoint,
  healthEndpoint,
  metricsEndpoint,
  ...statusEndpoints,
  subscribeEndpoint,
  manageSubscriptionEndpoint,
];

/** Everything beneath `/api` but the plugin's own routes. */
export const endpoints = [...withoutDescription, openApiEndpoint(withoutDescription)];
