import { expect, test } from "vitest";
import { channelBody } from "./channel-body.ts";
import { createChannelEndpoint } from "./channel-endpoints.ts";

// Seen failing: a body of more than 64 KiB was refused, which is what 420 of Graph's ids have.
test("a channel can be filtered by as many calendars as it may be, with ids as long as Graph's", () => {
  const calendar_ids = Array.from({ length: 1_000 }, (_, index) => `${index}`.padStart(152, "A"));
  const body = { callback_url: "https://app.example/hook", filters: { calendar_ids, hosts: calendar_ids } };
  expect(channelBody.safeParse(body).success).toBe(true);
  expect(JSON.stringify(body).length).toBeLessThan(createChannelEndpoint.mostBytes ?? 64 * 1024);
});
