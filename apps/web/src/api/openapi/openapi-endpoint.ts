import { answer, type Described, describe, type Endpoint, endpoint } from "@calcache/http-edge";
import { z } from "zod";
import { exampleRequests } from "./example-requests.ts";

type Services = { webappUrl: string };

const document = z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) });

const about = {
  title: "Calcache",
  version: "2",
  description:
    "Slots, bookings, availability, free/busy and events. Where cal.com's API v2 has the same route, the shapes are its own.",
};

const exampleIds = {
  eventTypeId: 7,
  calendarId: "AAMkAGI2TGuLAAA=",
  day: "2026-12-01",
  cursor: "eyJpbmNhcm5hdGlvbiI6MX0",
};

/** The API as an OpenAPI document. @param others all endpoints but this one, which describes itself too */
export function openApiEndpoint(others: readonly Described[]): Endpoint<Services> {
  const own: Endpoint<Services> = endpoint("GET", "/api/openapi.json", {
    summary: "This API, as an OpenAPI 3.1 document",
    answers: { 200: document },
    async handle(_, { webappUrl }: Services) {
      const examples = exampleRequests({ ...exampleIds, siteUrl: webappUrl });
      const described = describe([...others, own], { ...about, url: webappUrl }, examples);
      // For tools in a browser, of whatever site: it says nothing that isn't public.
      const headers = { "cache-control": "public, max-age=300", "access-control-allow-origin": "*" };
      return answer(200, document.parse(described), headers);
    },
  });
  return own;
}
