import { expect, it } from "vitest";
import { shownKey } from "./operator-key.ts";

const keys = { CRON_API_KEY: "the api key", CRON_SECRET: "the secret" };
const show = (query: string, authorization?: string, known: Parameters<typeof shownKey>[1] = keys) =>
  shownKey(
    new Request(`https://cache.example/api${query}`, { headers: authorization ? { authorization } : {} }),
    known,
  );

it("knows the key in the query, in the header, and the secret as a bearer", () => {
  expect(show("?apiKey=the+api+key")).toBe("valid");
  expect(show("", "the api key")).toBe("valid");
  expect(show("", "Bearer the secret")).toBe("valid");
  expect(show("?apiKey=the+api+key", "Basic of-something-else")).toBe("valid");
});

it("refuses anything else that is shown", () => {
  expect(show("?apiKey=wrong")).toBe("wrong");
  expect(show("?apiKey=")).toBe("wrong");
  expect(show("?apiKey=the+secret")).toBe("wrong");
  expect(show("", "the secret")).toBe("wrong");
  expect(show("", "Bearer the api key")).toBe("wrong");
});

it("tells no key from a wrong one", () => {
  expect(show("")).toBe("none");
  expect(show("?other=1")).toBe("none");
});

it("knows no valid key where none is set", () => {
  const none = { CRON_API_KEY: undefined, CRON_SECRET: undefined };
  expect(show("?apiKey=undefined", undefined, none)).toBe("wrong");
  expect(show("", "Bearer undefined", none)).toBe("wrong");
  expect(show("", "Bearer ", { CRON_API_KEY: undefined, CRON_SECRET: "" })).toBe("wrong");
});
