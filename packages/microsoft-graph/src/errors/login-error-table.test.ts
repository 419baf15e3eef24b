import { http } from "msw";
import { expect, test } from "vitest";
import { publishedNumbers } from "../testing/published-numbers.ts";
import {
  answerWith,
  expiredTokens,
  loginErrorBody,
  memoryStore,
  now,
  testMailbox,
  tokenUrl,
  useMicrosoft,
} from "../testing/test-support.ts";
import { classifyLoginFailure } from "./classify-failure.ts";
import type { GraphErrorKind } from "./graph-error.ts";
import { loginErrorTable } from "./login-error-table.ts";

const microsoft = useMicrosoft();

/** As the login refuses a refresh; by default under the name under which most of its numbers come. */
const classify = (body: unknown, status = 400, headers = {}) =>
  classifyLoginFailure({ operation: "refreshTokens", status, headers: new Headers(headers), body, now });

const meaningOf = (number: number) => loginErrorTable.find(({ numbers }) => numbers?.includes(number));

test.each(
  publishedNumbers.map((number) => {
    const { kind, reason } = meaningOf(number) ?? { kind: "nothing", reason: "it isn't in the table" };
    return { number, kind, reason };
  }),
)("AADSTS$number is $kind: $reason", ({ number, kind, reason }) => {
  expect(classify(loginErrorBody("invalid_grant", [number]))).toMatchObject({
    kind,
    code: `AADSTS${number}`,
    reached: "sign-in",
    message: expect.stringContaining(reason),
  });
});

/** What was wrong once, and what others have been refused with. */
const known: [GraphErrorKind, readonly number[]][] = [
  ["transient", [40010, 50000, 50166, 51005, 70012, 80001, 80005, 80007, 80014, 90033, 90091, 501621]],
  ["relink", [50173, 65001, 70000, 70008, 70043, 700082, 700084]],
  ["interaction", [50055, 50074, 50076, 50079, 50158, 53000, 53003, 530032, 700020]],
  ["admin", [50057, 50105, 90038, 90094, 90095, 900432, 900941]],
  ["tenant", [65005, 70001, 500011, 650052, 650054, 650056, 650057, 700011, 700016, 7000112]],
  ["config", [28002, 28003, 50011, 50194, 70011, 90014, 90023, 90124, 90130, 700007, 700022, 700027]],
  ["config", [900144, 7000215, 7000218, 7000222, 9001023, 9002326, 9002327, 9002331, 9002332]],
  ["throttled", [50196]],
  ["ambiguous", [50053]],
];

test.each(known.flatMap(([kind, numbers]) => numbers.map((number) => [number, kind] as const)))(
  "a person who reads the text of AADSTS%i finds it %s",
  (number, kind) => {
    expect(classify(loginErrorBody("invalid_grant", [number])).kind).toBe(kind);
  },
);

test("no number stands in two rows", () => {
  const numbers = loginErrorTable.flatMap((row) => row.numbers ?? []);
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
});

// Broken on purpose: 70000 without `mayPass`; whoever met it once had to connect again.
test.each([
  [70000, true],
  [50034, true],
  [50020, true],
  [50173, undefined],
  [65001, undefined],
  [700082, undefined],
])("that AADSTS%i may pass by itself is %s", (number, mayPass) => {
  expect(classify(loginErrorBody("invalid_grant", [number])).mayPass).toBe(mayPass);
});

test.each([
  ["invalid_grant", {}, "relink", true],
  ["access_denied", {}, "relink", true],
  ["login_required", {}, "relink", true],
  ["consent_required", {}, "relink", true],
  ["interaction_required", {}, "interaction", undefined],
  ["invalid_client", {}, "config", undefined],
  ["invalid_scope", {}, "config", undefined],
  ["invalid_request", {}, "config", undefined],
  ["unauthorized_client", {}, "tenant", undefined],
  ["invalid_resource", {}, "tenant", undefined],
  ["server_error", {}, "transient", undefined],
  ["temporarily_unavailable", {}, "transient", undefined],
  ["something_new", {}, "ambiguous", undefined],
  ["invalid_grant", { suberror: "client_mismatch" }, "config", undefined],
  ["invalid_grant", { suberror: "bad_token" }, "relink", true],
  ["invalid_grant", { suberror: "user_password_expired" }, "interaction", undefined],
  ["invalid_grant", { claims: '{"access_token":{}}' }, "interaction", undefined],
  ["invalid_grant", { claims: "" }, "relink", true],
] as const)("%s with %j and a number that nobody knows is %s", (error, more, kind, mayPass) => {
  const failure = classify({ ...loginErrorBody(error, [999_999]), ...more });
  expect([failure.kind, failure.mayPass, failure.code]).toEqual([kind, mayPass, "AADSTS999999"]);
});

test.each([
  [302, undefined, "transient"],
  [400, undefined, "transient"],
  [403, "<html>", "transient"],
  [408, undefined, "transient"],
  [429, {}, "throttled"],
  [503, undefined, "transient"],
  [500, loginErrorBody("something_new", [1]), "transient"],
])("a %i with the body %j is %s", (status, body, kind) => {
  expect(classify(body, status)).toMatchObject({ kind, reached: "sign-in" });
});

test("a client that goes in circles waits for a quarter of an hour, and a locked account for hours", () => {
  const wait = (number: number, headers = {}) =>
    classify(loginErrorBody("invalid_grant", [number]), 400, headers).retryAfterSeconds;
  expect([wait(50196), wait(50053)]).toEqual([900, 14_400]);
  expect(wait(50196, { "retry-after": "3600" })).toBe(3600);
});

test("a refused refresh is what the operation ends with", async () => {
  microsoft.use(http.post(tokenUrl, () => answerWith(400, loginErrorBody("invalid_grant", [50173]))));
  const result = await testMailbox({ tokens: memoryStore(expiredTokens) }).me();
  expect(result).toMatchObject({
    ok: false,
    error: { kind: "relink", operation: "refreshTokens", status: 400, code: "AADSTS50173" },
  });
});
