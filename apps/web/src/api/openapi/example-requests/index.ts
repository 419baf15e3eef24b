import type { ExampleRequest } from "@calcache/http-edge";
import { applicationRequests } from "./application-requests.ts";
import { bookingRequests } from "./booking-requests.ts";
import { calendarRequests } from "./calendar-requests.ts";
import type { Known } from "./known.ts";
import { pageRequests } from "./page-requests.ts";
import { slotRequests } from "./slot-requests.ts";

/** A valid request to each endpoint that takes values: the examples of the API's description, which tests spoil value by value. */
export const exampleRequests = (known: Known): ExampleRequest[] => [
  ...slotRequests(known),
  ...bookingRequests(known),
  ...calendarRequests(known),
  ...applicationRequests(known),
  ...pageRequests(known),
];
