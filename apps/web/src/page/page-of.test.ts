import { expect, it } from "vitest";
import { markdownOf, pageOf } from "./page-of.ts";

it.each([
  ["/team/devs/teamevent", { kind: "event-type", query: { teamSlug: "devs", eventTypeSlug: "teamevent" } }],
  ["/ann/intro", { kind: "event-type", query: { username: "ann", eventTypeSlug: "intro" } }],
  ["/team/r%26d/a%20call", { kind: "event-type", query: { teamSlug: "r&d", eventTypeSlug: "a call" } }],
  ["/booking/abc", { kind: "booking", uid: "abc" }],
  ["/reschedule/abc", { kind: "booking", uid: "abc" }],
  ["/team/devs", { kind: "profile", query: { teamSlug: "devs" } }],
  ["/Team/devs/intro", { kind: "event-type", query: { teamSlug: "devs", eventTypeSlug: "intro" } }],
  ["/TEAM/devs", { kind: "profile", query: { teamSlug: "devs" } }],
  ["/team/devs/", { kind: "profile", query: { teamSlug: "devs" } }],
  ["/ann.ito", { kind: "profile", query: { username: "ann.ito" } }],
  ["/d/k3Yz/intro", { kind: "private-link", link: "k3Yz", eventTypeSlug: "intro" }],
  ["/d/intro", { kind: "event-type", query: { username: "d", eventTypeSlug: "intro" } }],
  [`/d/${"x".repeat(101)}/intro`, { kind: "nothing" }],
  ["/d/a%00b/intro", { kind: "nothing" }],
  ["/team", null],
  ["/booking", null],
  ["/ann/intro/more", null],
  ["/icon.svg", null],
  ["/llms.txt", null],
  ["/operator", null],
  ["/settings/calendars", null],
  ["/team/devs/teamevent/more", null],
  ["/booking/abc/calendar.ics", null],
  ["/api/health", null],
  ["/ann/%E0%A4%A", { kind: "nothing" }],
  ["/api/v2/bookings/%ff", { kind: "nothing" }],
  ["/team/%00/teamevent", { kind: "nothing" }],
  ["/ann/a%00b", { kind: "nothing" }],
  ["/booking/a%00b", { kind: "nothing" }],
  ["/reschedule/a.b", { kind: "nothing" }],
  ["/", null],
])("%s names %j", (path, named) => {
  expect(pageOf(path)).toEqual(named);
});

it.each([
  ["/team/devs/teamevent.md", "/team/devs/teamevent/page.md"],
  ["/ann/intro.md", "/ann/intro/page.md"],
  ["/ann/a%20call.md", "/ann/a%20call/page.md"],
  ["/team/devs/teamevent", null],
  ["/ann.md", null],
  ["/team/devs.md", null],
  ["/booking/abc.md", null],
  ["/ann/%ff.md", null],
  ["/settings/calendars.md", null],
  ["/api/health.md", null],
])("%s is the Markdown of %j", (path, markdown) => {
  expect(markdownOf(path)).toBe(markdown);
});
