/**
 * Support for tests of the whole on a real Postgres beside a simulated Outlook.
 *
 * - test world: a runtime over HTTP with a clock that can be moved
 * - event world: one mailbox of it, into which events are written by hand of the test
 */
export { createEventWorld, type EventWorld } from "./event-world.ts";
export { listen } from "./listen.ts";
export { createTestWorld, cronKey, type TestWorld, teamOf, webhookToken } from "./test-world.ts";
