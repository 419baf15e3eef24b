import { http } from "msw";
import { expect, test } from "vitest";
import {
  answerWith,
  grantingLogin,
  graphErrorBody,
  now,
  testMailbox,
  useMicrosoft,
  v1,
} from "../testing/test-support.ts";
import { classifyGraphFailure } from "./classify-failure.ts";
import type { GraphErrorKind, Reached } from "./graph-error.ts";
import { graphErrorTable } from "./graph-error-table.ts";

const microsoft = useMicrosoft();

const classify = (status: number, body: unknown, { operation = "calendarView", headers = {} } = {}) =>
  classifyGraphFailure({ operation, status, headers: new Headers(headers), body, now });

const withCode = (code: string, message = "") => ({ error: { code, message } });

test.each(
  graphErrorTable.flatMap((row) =>
    row.says || row.exchange || row.operations ? [] : (row.codes ?? []).map((code) => ({ ...row, code })),
  ),
)("$code is $kind: $reason", async ({ code, kind, reason, statuses }) => {
  const [status] = [statuses?.[0] ?? 418].map((one) => (typeof one === "number" ? one : 404));
  microsoft.use(
    grantingLogin(),
    http.get(`${v1}/me`, () => answerWith(status ?? 418, graphErrorBody(code))),
  );
  expect(await testMailbox().me()).toMatchObject({
    ok: false,
    error: { kind, operation: "me", status, code, message: expect.stringContaining(reason) },
  });
});

/** Not one of these is of what was asked for: an event, a calendar and a booking must survive them. */
test.each([
  [404, undefined, "transient"],
  [404, "<html>", "transient"],
  [404, withCode("UnknownError"), "transient"],
  [404, withCode("ResourceNotFound", "Resource could not be discovered."), "ambiguous"],
  [404, withCode("ErrorNonExistentMailbox"), "ambiguous"],
  [404, withCode("OrganizationFromTenantGuidNotFound"), "ambiguous"],
  [404, withCode("Request_ResourceNotFound"), "ambiguous"],
  [404, withCode("SomethingNew"), "unlisted"],
  [410, undefined, "transient"],
  [400, undefined, "transient"],
  [400, "<html>", "transient"],
  [400, withCode("UnknownError"), "transient"],
  [400, withCode("SomethingNew"), "unlisted"],
  [403, undefined, "transient"],
  [302, undefined, "transient"],
  [401, undefined, "ambiguous"],
  [405, "Method not allowed by proxy", "transient"],
  [423, undefined, "transient"],
  [424, withCode("FailedDependency"), "transient"],
  [440, undefined, "transient"],
  [449, undefined, "transient"],
  [500, undefined, "ambiguous"],
  [500, withCode("ErrorApiQuarantined"), "transient"],
  [503, withCode("UnknownError"), "transient"],
  [504, undefined, "transient"],
] as const)("a %i with the body %j is %s, and proves nothing", (status, body, kind) => {
  expect(classify(status, body)).toMatchObject({ kind, reached: "graph" });
});

test.each<[number, unknown, GraphErrorKind, Reached]>([
  [404, withCode("ErrorItemNotFound"), "gone", "mailbox"],
  [400, withCode("ErrorInvalidMailboxItemId"), "gone", "mailbox"],
  [403, withCode("ErrorAccessDenied"), "forbidden", "mailbox"],
  [403, withCode("Authorization_RequestDenied"), "permission", "graph"],
  [404, withCode("MailboxNotEnabledForRESTAPI"), "admin", "graph"],
  [409, undefined, "conflict", "graph"],
  [409, withCode("ObjectIdentifierInUse"), "conflict", "mailbox"],
  [412, withCode("ErrorIrresolvableConflict"), "conflict", "mailbox"],
  [400, withCode("ErrorInvalidParameter"), "bug", "mailbox"],
  [456, undefined, "relink", "graph"],
])("a %i with the body %j is %s, and has reached %s", (status, body, kind, reached) => {
  expect(classify(status, body)).toMatchObject({ kind, reached });
});

test("a status that says that the account is blocked may pass by itself", () => {
  expect(classify(456, undefined).mayPass).toBe(true);
});

const exchange = (name: string, reason = name) =>
  withCode("ExtensionError", `Operation: Create; Exception: [Status Code: ${name}; Reason: ${reason}]`);

test.each([
  [403, exchange("ServiceUnavailable"), "transient"],
  [403, exchange("Forbidden"), "forbidden"],
  [401, exchange("Unauthorized"), "ambiguous"],
  [429, exchange("TooManyRequests"), "throttled"],
  [404, exchange("NotFound", "Not Found"), "ambiguous"],
  [404, exchange("NotFound", "REST API is not yet supported for this mailbox."), "admin"],
  [400, exchange("BadRequest", "parameter 'Resource' is invalid"), "gone"],
  [400, exchange("NotFound", "The specified object was not found in the store."), "gone"],
  [400, withCode("ExtensionError", "Subscription expiration can only be 4230 minutes."), "unlisted"],
  [503, withCode("ExtensionError"), "transient"],
] as const)("a %i with %j is %s, by what Exchange says in it", (status, body, kind) => {
  expect(classify(status, body, { operation: "createSubscription" }).kind).toBe(kind);
});

test("what isn't found of a subscription is the subscription", () => {
  const body = withCode("ResourceNotFound", "The object was not found.");
  for (const operation of ["renewSubscription", "reauthorizeSubscription", "deleteSubscription"])
    expect(classify(404, body, { operation }).kind).toBe("gone");
  expect(classify(404, undefined, { operation: "renewSubscription" }).kind).toBe("transient");
});

test.each([401, 403])("Conditional Access may say so with a challenge alone, to a %i", (status) => {
  const headers = {
    "www-authenticate": 'Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3MifQ=="',
  };
  expect(classify(status, undefined, { headers })).toMatchObject({
    kind: "interaction",
    code: "insufficient_claims",
  });
});

test("no row hides another", () => {
  const names = graphErrorTable.flatMap(
    ({ codes = [""], statuses = [""], bare, operations, exchange, says }) =>
      codes.flatMap((code) =>
        statuses.map((status) => [code.toLowerCase(), status, bare, operations, exchange, says].join()),
      ),
  );
  expect(new Set(names).size).toBe(names.length);
});
