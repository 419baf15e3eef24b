import type { Notice } from "@calcache/calendar-cache";
import { expect, test } from "vitest";
import { receiveNotifications } from "./receive-notifications.ts";

const secret = "the secret of the webhook";

// Broken on purpose: the ids not looked at; Postgres refused the statement that marks all of them.
test("an id that can't be stored is nobody's, and keeps no other from being marked", async () => {
  const marked: string[] = [];
  const mark = async (notices: readonly Notice[]) => {
    marked.push(...notices.map(({ subscription }) => subscription));
    return new Map(notices.map(({ subscription }) => [subscription, "marked"] as const));
  };
  const items = ["good", "a\0b", "a\ud800b"].map((subscriptionId) => ({
    subscriptionId,
    clientState: secret,
  }));
  const report = await receiveNotifications(() => {}, mark, secret, { items, broken: 0 });
  expect(marked).toEqual(["good"]);
  expect(report).toEqual({
    processed: 1,
    failed: 0,
    skipped: 2,
    errors: ["subscription a\0b: unknown subscription", "subscription a\ud800b: unknown subscription"],
  });
});
