import type { WantedPlace } from "@calcache/booking-questions";
import { z } from "zod";
import { line } from "../edge/fields/fields.ts";

/** cal.com's API names places in another way than its tables do. */
const stored = {
  address: "inPerson",
  link: "link",
  phone: "userPhone",
  attendeePhone: "phone",
  attendeeAddress: "attendeeInPerson",
  attendeeDefined: "somewhereElse",
} as const;

const said = line(500);

/** Where a booking is to take place, as in cal.com's API v2 (2024-08-13): of the event type's places, one. */
export const locationInput = z.discriminatedUnion("type", [
  z.object({ type: z.literal("address") }),
  z.object({ type: z.literal("link") }),
  z.object({ type: z.literal("phone") }),
  z.object({ type: z.literal("integration"), integration: line(100) }),
  z.object({ type: z.literal("attendeePhone"), phone: said }),
  z.object({ type: z.literal("attendeeAddress"), address: said }),
  z.object({ type: z.literal("attendeeDefined"), location: said }),
]);

export type LocationInput = z.output<typeof locationInput>;

/** It by the name that it is stored by, with what whoever books says of it. */
export function placeOf(input: LocationInput): WantedPlace {
  switch (input.type) {
    case "integration":
      return { type: storedIntegration(input.integration), answer: null };
    case "attendeePhone":
      return { type: stored.attendeePhone, answer: input.phone };
    case "attendeeAddress":
      return { type: stored.attendeeAddress, answer: input.address };
    case "attendeeDefined":
      return { type: stored.attendeeDefined, answer: input.location };
    default:
      return { type: stored[input.type], answer: null };
  }
}

/** `office365-video` and `integrations:office365_video` are the same. */
const storedIntegration = (name: string) =>
  name.startsWith("integrations:") ? name : `integrations:${name.replaceAll("-", "_")}`;
