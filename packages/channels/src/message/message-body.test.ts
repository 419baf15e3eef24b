import { expect, test } from "vitest";
import { type Message, messageBody } from "./message-body.ts";

const at = Date.parse("2026-11-30T12:00Z");
const channel = { id: "c1", callbackUrl: "https://a.example/", filters: { hosts: ["ann"] } };
const changed: Message = {
  type: "availability.changed",
  changesSince: at,
  cursor: "abc",
  range: { start: 29_800_000, end: 29_800_060 },
  data: { calendar: "ann's", usernames: ["ann"] },
};
const shown = { channel_id: "c1", callback_url: "https://a.example/", filters: { hosts: ["ann"] } };
const notification = { type: "change", changes_since: "2026-11-30T12:00:00.000Z" };
const bodyOf = (format: "standard" | "cronofy" | "cal", message: Message) =>
  JSON.parse(messageBody({ ...channel, format }, message));

test("Cronofy's body says that there is a change, and since when", () => {
  expect(bodyOf("cronofy", changed)).toEqual({ notification, channel: shown });
  const asked = bodyOf("cronofy", {
    ...changed,
    type: "channel.verification",
    range: null,
    cursor: null,
    data: {},
  });
  expect(asked).toEqual({ notification: { type: "verification" }, channel: shown });
});

test("cal.com's body names the trigger in its words", () => {
  const range = { start: "2026-08-29T10:40:00.000Z", end: "2026-08-29T11:40:00.000Z" };
  expect(bodyOf("cal", changed)).toEqual({
    triggerEvent: "AVAILABILITY_CHANGED",
    createdAt: "2026-11-30T12:00:00.000Z",
    payload: { notification, channel: shown, calendar: "ann's", usernames: ["ann"], range, cursor: "abc" },
  });
  expect(bodyOf("cal", { ...changed, type: "booking.confirmed" }).triggerEvent).toBe("BOOKING_CREATED");
  expect(bodyOf("cal", { ...changed, type: "booking.cancelled" }).triggerEvent).toBe("BOOKING_CANCELLED");
});

// Seen failing: a notice of a channel of a thousand calendars had 160 kB. Source: standardwebhooks.com, "Payload size"
test("a body stays small, however much its channel is filtered by", () => {
  const filters = {
    calendar_ids: Array.from({ length: 1_000 }, (_, index) => `${index}`.padStart(152, "A")),
  };
  for (const format of ["standard", "cronofy", "cal"] as const) {
    const body = messageBody({ ...channel, filters, format }, changed);
    expect(body.length).toBeLessThan(20_000);
    expect(body).toContain(JSON.stringify({ channel_id: "c1", callback_url: "https://a.example/" }));
  }
});
