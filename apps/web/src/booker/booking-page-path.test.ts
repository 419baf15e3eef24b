import { expect, it } from "vitest";
import { bookingPageOf } from "./booking-page-path.ts";

it.each([
  ["/team/devs/teamevent", { teamSlug: "devs", eventTypeSlug: "teamevent" }],
  ["/ann/intro", { username: "ann", eventTypeSlug: "intro" }],
  ["/team/r%26d/intro%20call", { teamSlug: "r&d", eventTypeSlug: "intro call" }],
  ["/team/devs", null],
  ["/team/devs/teamevent/more", null],
  ["/api/health", null],
  ["/booking/abc", null],
  ["/ann/%E0%A4%A", null],
  ["/", null],
])("%s is %j", (path, named) => {
  expect(bookingPageOf(path)).toEqual(named);
});
