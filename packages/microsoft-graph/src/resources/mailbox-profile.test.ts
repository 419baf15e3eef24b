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

test.each([
  ["W. Europe Standard Time", "Europe/Berlin"],
  ["Asia/Tokyo", "Asia/Tokyo"],
  ["UTC", "UTC"],
  ["tzone://Microsoft/Custom", "UTC"],
  ["", "UTC"],
])("a mailbox in %j is in %s", async (timeZone, iana) => {
  microsoft.use(http.get(`${v1}/me/mailboxSettings`, () => answerWith(200, { timeZone })));
  expect(await testMailbox().timeZone()).toEqual({ ok: true, value: iana });
});
