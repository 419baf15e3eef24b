/** What tests of this room and of those that use it are made of. */

export { fakeBookings, requestFor } from "./fake-bookings.ts";
export { type FakeEngine, fakeEngine, type LogLine } from "./fake-engine.ts";
export { createTeamEvent, createUser, type HostSeed, time } from "./seed.ts";
