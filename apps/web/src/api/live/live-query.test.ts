import { expect, it } from "vitest";
import { parseLiveQuery } from "./live-query.ts";

it("names an event type by its id", () => {
  expect(parseLiveQuery(new URLSearchParams("eventTypeId=12&x=1"))).toEqual({ ok: true, value: 12 });
});

it.each([
  "",
  "eventTypeId=",
  "eventTypeId=0",
  "eventTypeId=-1",
  "eventTypeId=1.5",
  "eventTypeId=2147483648",
  "eventTypeId=a",
])("says what is wrong with %j", (query) => {
  expect(parseLiveQuery(new URLSearchParams(query))).toEqual({
    ok: false,
    error: expect.stringMatching(/^eventTypeId must be/),
  });
});
