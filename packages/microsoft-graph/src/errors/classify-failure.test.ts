import { expect, test } from "vitest";
import { loginErrorBody, now } from "../testing/test-support.ts";
import { classifyGraphFailure, classifyLoginFailure } from "./classify-failure.ts";

const graph = (status: number, error: unknown, headers: Record<string, string> = {}) =>
  classifyGraphFailure({ operation: "me", status, headers: new Headers(headers), body: { error }, now });

const login = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  classifyLoginFailure({ operation: "refreshTokens", status, headers: new Headers(headers), body, now });

test.each([
  [400, "ErrorInvalidParameter", "bug"],
  [401, "InvalidAuthenticationToken", "ambiguous"],
  [403, "ErrorAccessDenied", "forbidden"],
  [403, "insufficient_claims", "interaction"],
  [404, "ErrorItemNotFound", "gone"],
  [404, "MailboxNotEnabledForRESTAPI", "admin"],
  [410, "SyncStateNotFound", "gone"],
  [500, "ErrorInternalServerTransientError", "transient"],
  [500, "generalException", "ambiguous"],
  [503, "serviceNotAvailable", "transient"],
  [503, "ApplicationThrottled", "throttled"],
  [507, "insufficientStorage", "ambiguous"],
])("a %i with %s from Graph is %s", (status, code, kind) => {
  expect(graph(status, { code, message: "…" }).kind).toBe(kind);
});

test.each([
  [400, "invalid_grant", [50173], "relink"],
  [400, "invalid_grant", [50196], "throttled"],
  [400, "invalid_grant", [999999], "relink"],
  [400, "invalid_request", [900144], "config"],
  [400, "interaction_required", [50076], "interaction"],
  [401, "invalid_client", [7000215], "config"],
  [401, "invalid_client", [7000222], "config"],
  [503, "temporarily_unavailable", [90033], "transient"],
  [500, "unheard_of", [1], "transient"],
])("a %i with %s and %j from the login is %s", (status, error, numbers, kind) => {
  expect(login(status, loginErrorBody(error, numbers)).kind).toBe(kind);
});

test("the login's number says more than its error, and names it", () => {
  expect(login(400, loginErrorBody("invalid_grant", [50196]))).toMatchObject({
    code: "AADSTS50196",
    requestId: "0a1b2c3d-0000-4000-8000-000000000001",
  });
});

test("the first number the table knows decides", () => {
  expect(login(400, loginErrorBody("invalid_grant", [1, 90033]))).toMatchObject({
    kind: "transient",
    code: "AADSTS90033",
  });
});

test("codes are compared without regard to case", () => {
  expect(graph(500, { code: "erroritemNOTfound" }).kind).toBe("gone");
});

test("the deepest code that is known decides, in either spelling of innerError", () => {
  const innererror = { code: "ApplicationThrottled", innerError: { code: "SomethingNew" } };
  expect(graph(500, { code: "ErrorItemNotFound", innererror })).toMatchObject({
    kind: "throttled",
    code: "ApplicationThrottled",
  });
});

test("codes among the details count", () => {
  const details = [{ code: "SomethingNew" }, { code: "ErrorAccessDenied", message: "…" }];
  expect(graph(400, { code: "BadRequest", details }).kind).toBe("forbidden");
});

test("an unknown code leaves the decision to the status, and the deepest is kept for the log", () => {
  expect(graph(503, { code: "Outer", innerError: { code: "Inner" } })).toMatchObject({
    kind: "transient",
    code: "Inner",
  });
});

test("a row for a code and a status says nothing of the code with another status", () => {
  expect(graph(400, { code: "ValidationError" }).kind).toBe("config");
  expect(graph(403, { code: "ValidationError" }).kind).toBe("unlisted");
});

test("the message decides nothing", () => {
  expect(graph(500, { code: "X", message: "ErrorItemNotFound" }).kind).toBe("ambiguous");
});

test.each([
  undefined,
  null,
  "",
  "<html>Bad gateway</html>",
  [],
  { error: null },
  { error: "text" },
  { error: { code: 7 } },
])("a body such as %j leaves the decision to the status", (body) => {
  const answer = { operation: "me", status: 502, headers: new Headers(), body, now };
  expect(classifyGraphFailure(answer)).toMatchObject({ kind: "transient", code: null, requestId: null });
  expect(classifyLoginFailure(answer)).toMatchObject({ kind: "transient" });
});

test("the request id is the header's, or else the body's", () => {
  const inBody = "11111111-1111-4111-8111-111111111111";
  const inHeader = "22222222-2222-4222-8222-222222222222";
  const error = { code: "X", innerError: { "request-id": inBody } };
  expect(graph(500, error).requestId).toBe(inBody);
  expect(graph(500, error, { "request-id": inHeader }).requestId).toBe(inHeader);
});

test("Retry-After is kept whatever the kind", () => {
  expect(graph(503, { code: "X" }, { "retry-after": "17" }).retryAfterSeconds).toBe(17);
  expect(login(429, {}, { "retry-after": "3" })).toMatchObject({ kind: "throttled", retryAfterSeconds: 3 });
});

test.each(["a.jwt.token", "ann@contoso.example", "two words", "x".repeat(81), ""])(
  "a code such as %j is no code",
  (code) => {
    expect(graph(500, { code }).code).toBeNull();
    expect(login(500, { error: code }).code).toBeNull();
  },
);

test.each([
  "Subscription Id <7f105c7d-2dc5-4530-97cd-4e7ae6534c07> already exists for the requested combination",
  "Subscription Id 7f105c7d-2dc5-4530-97cd-4e7ae6534c07 already exists for the requested combination",
])("a conflict names the subscription in the way: %s", (message) => {
  expect(graph(409, { code: "Conflict", message })).toMatchObject({
    kind: "conflict",
    conflictingSubscriptionId: "7f105c7d-2dc5-4530-97cd-4e7ae6534c07",
  });
});

test("a conflict that names none has no id", () => {
  expect(graph(409, { code: "Conflict", message: "Already exists." })).not.toHaveProperty(
    "conflictingSubscriptionId",
  );
});
