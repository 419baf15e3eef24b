import { expect, test } from "vitest";
import { ADDRESS, startTestSimulator } from "../../testing/test-simulator.ts";

const workingHours = expect.objectContaining({ timeZone: { name: "W. Europe Standard Time" } });

test.each([
  ["named", { timeZone: "W. Europe Standard Time", workingHours }],
  ["absent", { workingHours }],
  ["null", { timeZone: null, workingHours }],
  ["empty", { timeZone: "", workingHours }],
  ["Customized Time Zone", { timeZone: "Customized Time Zone", workingHours }],
  ["tzone://Microsoft/Custom", { timeZone: "tzone://Microsoft/Custom", workingHours }],
  ["tzone://Microsoft/Utc", { timeZone: "tzone://Microsoft/Utc", workingHours }],
] as const)("a mailbox's zone may be told as: %s", async (zoneAnswer, expected) => {
  const { graph, simulator } = await startTestSimulator();
  simulator.updateMailbox(ADDRESS, { zoneAnswer });
  const { "@odata.context": _, ...told } = Object(
    (await graph("/me/mailboxSettings?$select=timeZone,workingHours")).json(),
  );
  expect(told).toEqual(expected);
});

test("a mailbox may answer without content, as a zone without a value does", async () => {
  const { graph, simulator } = await startTestSimulator();
  simulator.updateMailbox(ADDRESS, { zoneAnswer: "null" });
  expect((await graph("/me/mailboxSettings/timeZone")).status).toBe(204);
  simulator.updateMailbox(ADDRESS, { zoneAnswer: "no content" });
  expect((await graph("/me/mailboxSettings")).status).toBe(204);
});

test("who selects the zone alone isn't told the working hours", async () => {
  const { graph } = await startTestSimulator();
  expect((await graph("/me/mailboxSettings?$select=timeZone")).json()).toEqual({
    "@odata.context": expect.any(String),
    timeZone: "W. Europe Standard Time",
  });
});

test("a client that sets the zone gives the mailbox one", async () => {
  const { graph, simulator } = await startTestSimulator();
  simulator.updateMailbox(ADDRESS, { zoneAnswer: "absent" });
  const body = { timeZone: "Tokyo Standard Time" };
  expect((await graph("/me/mailboxSettings", { method: "PATCH", body })).json()).toMatchObject(body);
});

test("automatic replies are told as they were set, texts included, to whoever selects them", async () => {
  const { graph } = await startTestSimulator();
  const reply = {
    status: "scheduled",
    internalReplyMessage: "<p>Skiing</p>",
    scheduledStartDateTime: { dateTime: "2026-12-01T09:00:00.0000000", timeZone: "UTC" },
    scheduledEndDateTime: { dateTime: "2026-12-08T09:00:00.0000000", timeZone: "UTC" },
  };
  const body = { automaticRepliesSetting: reply };
  expect((await graph("/me/mailboxSettings", { method: "PATCH", body })).status).toBe(200);
  const { json } = await graph("/me/mailboxSettings?$select=automaticRepliesSetting");
  expect(json()).toEqual({
    "@odata.context": expect.any(String),
    automaticRepliesSetting: { externalAudience: "all", externalReplyMessage: "", ...reply },
  });
  const odd = { automaticRepliesSetting: { status: "perhaps" } };
  expect((await graph("/me/mailboxSettings", { method: "PATCH", body: odd })).status).toBe(400);
});

test("a mailbox may refuse its automatic replies, and with them whatever they are selected with", async () => {
  const { graph, simulator } = await startTestSimulator();
  simulator.updateMailbox(ADDRESS, { repliesAnswer: "refused" });
  const status = async (query: string) => (await graph(`/me/mailboxSettings${query}`)).status;
  expect(await status("")).toBe(403);
  expect(await status("?$select=timeZone,automaticRepliesSetting")).toBe(403);
  expect(await status("?$select=timeZone,workingHours")).toBe(200);
});
