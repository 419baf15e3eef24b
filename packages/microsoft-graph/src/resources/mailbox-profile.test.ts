import { http } from "msw";
import { expect, test } from "vitest";
import { answerWith, meBody, testMailbox, useMicrosoft, v1 } from "../testing/test-support.ts";

const microsoft = useMicrosoft();

test("the user comes without what wasn't asked for", async () => {
  microsoft.use(http.get(`${v1}/me`, () => answerWith(200, { ...meBody, mail: null, jobTitle: "Boss" })));
  expect(await testMailbox().me()).toEqual({
    ok: true,
    value: { id: meBody.id, mail: null, userPrincipalName: "ann@contoso.example", displayName: "Ann Ito" },
  });
});

test.each([{}, { userPrincipalName: "" }, { userPrincipalName: null }])(
  "a personal account may have no name but its id: %j",
  async (more) => {
    const personal = { id: "0a1b2c3d4e5f6a7b", mail: null, displayName: "Ann Ito", ...more };
    microsoft.use(http.get(`${v1}/me`, () => answerWith(200, personal)));
    expect(await testMailbox().me()).toMatchObject({ ok: true, value: { userPrincipalName: null } });
  },
);

const workingHours = { startTime: "08:00:00", timeZone: { name: "Tokyo Standard Time" } };

test.each([
  [{ timeZone: "W. Europe Standard Time" }, "Europe/Berlin"],
  [{ timeZone: "W. Europe Standard Time", workingHours }, "Europe/Berlin"],
  [{ timeZone: "Asia/Tokyo" }, "Asia/Tokyo"],
  [{ timeZone: "UTC" }, "UTC"],
  [{ timeZone: "tzone://Microsoft/Utc" }, null],
  [{ timeZone: "tzone://Microsoft/Utc", workingHours }, "Asia/Tokyo"],
  [{ timeZone: "tzone://Microsoft/Custom", workingHours }, "Asia/Tokyo"],
  [{ timeZone: "Customized Time Zone", workingHours }, "Asia/Tokyo"],
  [{ timeZone: "", workingHours }, "Asia/Tokyo"],
  [{ timeZone: null, workingHours }, "Asia/Tokyo"],
  [{ workingHours }, "Asia/Tokyo"],
  [{ timeZone: "Customized Time Zone", workingHours: { timeZone: { name: "Customized Time Zone" } } }, null],
  [{ timeZone: "", workingHours: { timeZone: null } }, null],
  [{ timeZone: 7, workingHours: [] }, null],
  [{}, null],
])("a mailbox that says %j is in %s", async (settings, iana) => {
  microsoft.use(http.get(`${v1}/me/mailboxSettings`, () => answerWith(200, settings)));
  expect(await testMailbox().timeZone()).toEqual({ ok: true, value: iana });
});

test("a mailbox without settings answers with nothing, and tells no zone", async () => {
  microsoft.use(http.get(`${v1}/me/mailboxSettings`, () => new Response(null, { status: 204 })));
  expect(await testMailbox().timeZone()).toEqual({ ok: true, value: null });
});

const at = (dateTime: string, timeZone = "UTC") => ({ dateTime, timeZone });
const range = {
  scheduledStartDateTime: at("2026-12-01T09:00:00.0000000"),
  scheduledEndDateTime: at("2026-12-08T17:00:00.0000000", "W. Europe Standard Time"),
};
const replies = { status: "scheduled", ...range, internalReplyMessage: "Skiing", externalAudience: "all" };
const away = { from: Date.parse("2026-12-01T09:00Z"), until: Date.parse("2026-12-08T16:00Z") };

// Broken on purpose: whatever the status.
test.each([
  [replies, away],
  [{ ...replies, status: "Scheduled" }, away],
  [{ ...replies, status: "alwaysEnabled" }, null],
  [{ ...replies, status: "disabled" }, null],
  [{ ...replies, scheduledEndDateTime: range.scheduledStartDateTime }, null],
  [{ ...replies, scheduledEndDateTime: null }, null],
  [{ ...replies, scheduledEndDateTime: at("soon") }, null],
  [{ ...replies, scheduledStartDateTime: at("2026-12-01T09:00:00", "Nowhere") }, null],
  [{ ...replies, scheduledStartDateTime: "2026-12-01" }, null],
  [[], null],
  [null, null],
  [undefined, null],
])("automatic replies of %j tell when their owner is away, and nothing else", async (told, expected) => {
  const settings = { timeZone: "UTC", automaticRepliesSetting: told };
  microsoft.use(http.get(`${v1}/me/mailboxSettings`, () => answerWith(200, settings)));
  expect(await testMailbox().settings()).toEqual({ ok: true, value: { timeZone: "UTC", away: expected } });
});
