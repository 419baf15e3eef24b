import { expect, test } from "vitest";
import { draftPostmortem } from "./postmortem.ts";
import type { PostmortemFacts } from "./postmortem-facts.ts";

const at = (time: string) => Date.parse(`2026-12-01T${time}Z`);

const facts: PostmortemFacts = {
  name: "Outlook.com\n# is away",
  impact: "major",
  resolvedAt: at("05:00"),
  updates: [
    { status: "investigating", at: at("00:20"), body: "We are\nlooking." },
    { status: "resolved", at: at("05:00"), body: "All are back." },
  ],
  notes: [{ at: at("01:00"), body: "Microsoft has a ticket." }],
  outage: {
    accountKind: "outlook.com",
    beganAt: at("00:02"),
    resumingAt: at("03:00"),
    endedAt: at("03:30"),
    reason: "HTTP 503",
    counts: [
      { at: at("00:03"), unread: 5 },
      { at: at("00:05"), unread: 20 },
      { at: at("03:01"), unread: 10 },
      { at: at("03:20"), unread: 2 },
    ],
  },
  alerts: [
    {
      rule: "reads-failing",
      severity: "look-now",
      summary: "20 of 20 fail",
      openedAt: at("00:04"),
      deliveredAt: at("00:05"),
      closedAt: null,
      flaps: 2,
    },
  ],
};

test("a draft says in numbers what happened, and how long after the beginning", () => {
  const draft = draftPostmortem(facts);
  for (const line of [
    "# Postmortem (draft): Outlook.com # is away",
    "| Began | 2026-12-01 00:02 |",
    "| First alert | 2026-12-01 00:04 (after 2 min) |",
    "| First alert delivered | 2026-12-01 00:05 (after 3 min) |",
    "| Public told | 2026-12-01 00:20 (after 18 min) |",
    "| Accounts affected | 20 (outlook.com) |",
    "| Half of them back | 2026-12-01 03:01 (after 2 h 59 min) |",
    "| 90 % of them back | 2026-12-01 03:20 (after 3 h 18 min) |",
    "| All of them back | not yet |",
    "| Resolved | 2026-12-01 05:00 (after 4 h 58 min) |",
    "- 2026-12-01 00:04 reads-failing (look-now): 20 of 20 fail; still open, came back 2 times",
  ])
    expect(draft.split("\n")).toContain(line);
});

test("the timeline has what was found, told and noted, by time", () => {
  const timeline = /## Timeline\n\n([^#]*)/.exec(draftPostmortem(facts))?.[1]?.trim().split("\n");
  expect(timeline?.map((line) => line.replace("- 2026-12-01 ", ""))).toEqual([
    "00:02 Most accounts of outlook.com fail: HTTP 503",
    "00:04 Alert reads-failing opens",
    "00:20 Told the public (investigating): We are looking.",
    "01:00 Note: Microsoft has a ticket.",
    "03:00 The first account of outlook.com answers again",
    "03:30 Most accounts of outlook.com answer again",
    "05:00 Told the public (resolved): All are back.",
  ]);
});

test("an incident that is no outage, and of which no alert told, has a draft, too", () => {
  const draft = draftPostmortem({ ...facts, outage: null, alerts: [], notes: [] });
  expect(draft).toContain("| Began | 2026-12-01 00:20 |");
  expect(draft).toContain("No alert was open.");
  expect(draft).not.toContain("Accounts affected");
});
