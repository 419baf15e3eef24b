import { expect, test } from "vitest";
import { z } from "zod";
import { answer } from "./answer.ts";
import { endpoint } from "./endpoint.ts";
import { refusal } from "./refusal.ts";
import { serve } from "./serve.ts";

const signedOut = refusal(401, "UNAUTHORIZED", "You are signed out: please sign in at /settings");
const form = endpoint("POST", "/form", {
  summary: "",
  query: z.object({ of: z.string().max(3, "holds <b>too</b> much").optional() }),
  answers: { 303: null },
  refusals: [signedOut],
  handle: async () => signedOut,
});
const list = endpoint("GET", "/list", {
  summary: "",
  answers: { 200: z.unknown() },
  refusals: [signedOut],
  handle: async ({ request }) => (request.url.endsWith("?out") ? signedOut : answer(200, [])),
});

const asked = serve([form, list], () => ({}), { isAway: () => false, log: () => ({ error: () => {} }) });
const ask = async (method: string, path: string, accept: string) => {
  const answered = await asked(new Request(`http://edge.example${path}`, { method, headers: { accept } }));
  return { status: answered.status, type: answered.headers.get("content-type"), text: await answered.text() };
};
const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

test("a person whose form is refused reads it as a page, with the same status and a link to what helps", async () => {
  const { status, type, text } = await ask("POST", "/form", browser);
  expect([status, type]).toEqual([401, "text/html; charset=utf-8"]);
  expect(text).toContain('please sign in at <a href="/settings">/settings</a>.</p>');
});

test("what was typed is no markup there", async () => {
  const { status, text } = await ask("POST", "/form?of=long", browser);
  expect(status).toBe(400);
  expect(text).toContain("of holds &lt;b&gt;too&lt;/b&gt; much");
});

test("another method is refused as a page too, where a form's address is opened", async () => {
  expect(await ask("GET", "/form", browser)).toMatchObject({
    status: 405,
    text: expect.stringContaining("use POST"),
  });
});

test("programs read JSON, of forms as of all else", async () => {
  for (const [method, path, accept] of [
    ["POST", "/form", "*/*"],
    ["POST", "/form", "application/json"],
    ["GET", "/list?out", browser],
  ] as const)
    expect(JSON.parse((await ask(method, path, accept)).text)).toMatchObject({
      error: { code: "UNAUTHORIZED" },
    });
});
