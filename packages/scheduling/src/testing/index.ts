/** What tests of this room and of those that use it are made of. */

export { requestFor } from "./fake-bookings.ts";
export { type FakeCalendarCache, fakeCalendarCache, type LogLine } from "./fake-calendar-cache.ts";
export { createTeamEvent, createUser, type HostSeed, time } from "./seed.ts";
