import { http } from "msw";
import { expect, test } from "vitest";
import {
  answerWith,
  expiredTokens,
  grantingLogin,
  graphErrorBody,
  loginErrorBody,
  memoryStore,
  testMailbox,
  tokenUrl,
  useMicrosoft,
  v1,
} from "../testing/test-support.ts";
import { graphErrorTable, loginErrorTable } from "./error-table.ts";

const microsoft = useMicrosoft();

test.each(graphErrorTable)("Graph's $status $code is $kind", async ({ status = 418, code, kind }) => {
  microsoft.use(
    grantingLogin(),
    http.get(`${v1}/me`, () => answerWith(status, graphErrorBody(code ?? "SomethingNew"))),
  );
  const result = await testMailbox().me();
  expect(result).toMatchObject({
    ok: false,
    error: { kind, operation: "me", status, code: code ?? "SomethingNew" },
  });
});

test.each(loginErrorTable)(
  "the login's $status $code is $kind",
  async ({ status = 400, code = "new", kind }) => {
    const number = /^AADSTS(\d+)$/.exec(code)?.[1];
    const body =
      number === undefined ? loginErrorBody(code, [1]) : loginErrorBody("invalid_request", [Number(number)]);
    microsoft.use(http.post(tokenUrl, () => answerWith(status, body)));
    const result = await testMailbox({ tokens: memoryStore(expiredTokens) }).me();
    expect(result).toMatchObject({ ok: false, error: { kind, operation: "refreshTokens", status } });
  },
);

test.each([graphErrorTable, loginErrorTable])("no row of a table hides another", (...table) => {
  const keys = table.map(({ code, status }) => `${code?.toLowerCase()} ${status}`);
  expect(new Set(keys).size).toBe(keys.length);
});
