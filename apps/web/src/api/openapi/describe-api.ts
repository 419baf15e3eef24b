import { type Described, describe } from "@calcache/http-edge";
import { exampleAnswers } from "./example-answers.ts";
import { exampleRequests } from "./example-requests/index.ts";

const about = {
  title: "Calcache",
  version: "2",
  description:
    "Slots, bookings, availability, free/busy and events. Where cal.com's API v2 has the same route, the shapes are its own.",
};

const exampleIds = {
  eventTypeId: 7,
  repeatingId: 8,
  inRoom: { eventTypeId: 9, room: 21 },
  calendarId: "AAMkAGI2TGuLAAA=",
  day: "2026-12-01",
  cursor: "eyJpbmNhcm5hdGlvbiI6MX0",
};

/** The API as an OpenAPI document. @param url where it is */
export const describeApi = (endpoints: readonly Described[], url: string): object =>
  describe(
    endpoints,
    { ...about, url },
    {
      requests: exampleRequests({ ...exampleIds, siteUrl: url }),
      answers: exampleAnswers,
    },
  );
