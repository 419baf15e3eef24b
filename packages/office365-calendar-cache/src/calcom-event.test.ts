import { expect, test } from "vitest";
import { toDesiredEvent } from "./calcom-event.ts";

const person = (name: string, email: string) => ({ name, email, timeZone: "Europe/Berlin" });

// Seen failing: addresses were compared letter by letter, and attendees with members not at all.
test("everybody but the organizer is invited, once, however their address is written", () => {
  const { attendees } = toDesiredEvent({
    title: "Intro",
    startTime: "2026-12-01T09:00:00Z",
    endTime: "2026-12-01T09:30:00Z",
    organizer: person("Ann", "Ann@contoso.example"),
    attendees: [person("Vic", "vic@visitor.example"), person("Bo", "bo@contoso.example")],
    team: { members: [person("Ann", "ann@contoso.example"), person("Bo B.", "BO@contoso.example")] },
  });
  expect(attendees).toEqual([
    { email: "vic@visitor.example", name: "Vic" },
    { email: "bo@contoso.example", name: "Bo" },
  ]);
});
