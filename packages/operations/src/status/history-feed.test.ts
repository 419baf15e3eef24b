import { expect, test } from "vitest";
import type { PublicIncident } from "../incidents/public-incident.ts";
import { historyFeed } from "./history-feed.ts";

const at = (time: string) => Date.parse(`2026-12-01T${time}:00Z`);
const incident: PublicIncident = {
  id: "7",
  name: "Outlook & <friends>",
  impact: "major",
  accountKind: "outlook.com",
  beganAt: at("09:00"),
  resolvedAt: null,
  nextUpdateBy: at("12:00"),
  updates: [
    { id: "1", status: "investigating", at: at("09:05"), body: "We look." },
    { id: "2", status: "monitoring", at: at("10:00"), body: "90 % are back; 1 < 2 ]]> & more" },
  ],
};
const feedOf = (incidents: PublicIncident[]) =>
  historyFeed(
    { incidents, components: [], indicator: "none", description: "", asOf: at("11:00") },
    "https://book.example",
  );

test("an incident is an entry that is known again, and changes with its latest update", () => {
  const feed = feedOf([incident]);
  expect(feed).toContain("<id>https://book.example/status#incident-7</id>");
  expect(feed).toContain("<published>2026-12-01T09:00:00.000Z</published>");
  expect(feed.match(/<updated>[^<]+/g)).toEqual(Array(2).fill("<updated>2026-12-01T10:00:00.000Z"));
  expect(feed).toContain('rel="self" href="https://book.example/api/v2/history.atom"');
});

test("its words are text, the latest first, with the time by which the next are promised", () => {
  const words = feedOf([incident]).match(/<content type="html">([\s\S]*?)<\/content>/)?.[1] ?? "";
  const order = ["Next update by 2026-12-01T12:00", "90 % are back; 1 &lt; 2 ]]&gt; &amp; more", "We look."];
  expect(order.map((part) => words.indexOf(part)).toSorted((one, other) => one - other)).not.toContain(-1);
  expect(words.indexOf(order[1] ?? "")).toBeLessThan(words.indexOf(order[2] ?? ""));
  expect(feedOf([incident])).toContain(
    '<title type="html"><![CDATA[Outlook &amp; &lt;friends&gt; (monitoring)]]>',
  );
});

test("without incidents the feed is empty, and as of now", () => {
  const feed = feedOf([]);
  expect(feed).not.toContain("<entry>");
  expect(feed).toContain("<updated>2026-12-01T11:00:00.000Z</updated>");
});
