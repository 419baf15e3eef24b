import { expect, it } from "vitest";
import { parseAvailabilityNews } from "./availability-news.ts";

it("reads whose availability has changed", () => {
  expect(parseAvailabilityNews('{"calendars": [1, 2]}')).toEqual({
    calendars: [1, 2],
    users: [],
    eventTypes: [],
  });
  expect(parseAvailabilityNews('{"users":[7],"eventTypes":[3],"later":true}')).toEqual({
    calendars: [],
    users: [7],
    eventTypes: [3],
  });
});

it.each([undefined, "", "12", "null", "[1]", "{", '{"calendars":"1"}', '{"users":[1.5]}'])(
  "makes nothing of %j",
  (payload) => {
    expect(parseAvailabilityNews(payload)).toBeNull();
  },
);
