import { expect, test } from "vitest";
import type { TestSimulator } from "../../testing/test-simulator.ts";
import { at, startTestSimulator } from "../../testing/test-simulator.ts";

const MEETING = { subject: "Intro", start: at("2026-03-03T10:00:00"), end: at("2026-03-03T11:00:00") };
const KEY = "String {3c1f2f4a-7f7e-4f0b-9f3b-1f2d3c4b5a69} Name Key";

const post = ({ graph }: TestSimulator, body: object) => graph("/me/events", { method: "POST", body });
const find = ({ graph }: TestSimulator, filter: string) =>
  graph(`/me/events?$select=subject&$filter=${encodeURIComponent(filter)}`);
const withKey = (value: string) => ({
  ...MEETING,
  singleValueExtendedProperties: [{ id: KEY, value }],
});

test("an event is found again by an extended property, whose id minds case and whose value doesn't", async () => {
  const world = await startTestSimulator();
  const { id } = (await post(world, withKey("it's-1"))).event();
  await post(world, withKey("other"));
  const ids = async (filter: string) => (await find(world, filter)).list().value.map((event) => event.id);
  const any = (property: string, value: string) =>
    `singleValueExtendedProperties/Any(ep: ep/id eq '${property}' and ep/value eq '${value}')`;
  expect(await ids(any(KEY, "it''s-1"))).toEqual([id]);
  expect(await ids(any(KEY, "IT''S-1"))).toEqual([id]);
  expect(await ids(any(KEY.toLowerCase(), "it''s-1"))).toEqual([]);
  expect(await ids(any(KEY, "none"))).toEqual([]);
});

test("extended properties aren't in answers, and stay when the event changes", async () => {
  const world = await startTestSimulator();
  const created = await post(world, withKey("1"));
  expect(created.text).not.toContain("singleValueExtendedProperties");
  await world.graph(`/me/events/${created.event().id}`, { method: "PATCH", body: { subject: "Changed" } });
  const filter = `singleValueExtendedProperties/any(p:p/id eq '${KEY}' and p/value eq '1')`;
  expect((await find(world, filter)).list().value).toMatchObject([{ subject: "Changed" }]);
});

test("any other filter is refused rather than ignored", async () => {
  const answer = await find(await startTestSimulator(), "subject eq 'Intro'");
  expect([answer.status, answer.error().code]).toEqual([400, "ErrorInvalidUrlQueryFilter"]);
});

test("a transactionId that made a different event, or one that is gone, makes no other", async () => {
  const world = await startTestSimulator();
  const first = (await post(world, { ...MEETING, transactionId: "t" })).event();
  const different = await post(world, { ...MEETING, subject: "Other", transactionId: "t" });
  expect([different.status, different.error().code]).toEqual([409, "ErrorDuplicateTransactionId"]);
  await world.graph(`/me/events/${first.id}`, { method: "DELETE" });
  expect((await post(world, { ...MEETING, transactionId: "t" })).status).toBe(409);
});

test("an online meeting has a link to join, and stays one", async () => {
  const world = await startTestSimulator();
  const asked = { ...MEETING, isOnlineMeeting: true, onlineMeetingProvider: "teamsForBusiness" };
  const { id, onlineMeeting } = (await post(world, asked)).event();
  expect(onlineMeeting).toMatchObject({
    joinUrl: expect.stringMatching(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\//),
  });
  const body = { isOnlineMeeting: false, onlineMeetingProvider: "unknown", subject: "Changed" };
  const patched = (await world.graph(`/me/events/${id}`, { method: "PATCH", body })).event();
  expect(patched).toMatchObject({
    subject: "Changed",
    isOnlineMeeting: true,
    onlineMeetingProvider: "teamsForBusiness",
    onlineMeeting,
  });
  expect((await post(world, MEETING)).event()).toMatchObject({ isOnlineMeeting: false, onlineMeeting: null });
});
