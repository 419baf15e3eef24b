import { expect, test } from "vitest";
import { keyLines, logWords, requestWords } from "./application-words.ts";

const now = Date.parse("2026-11-20T12:00Z");
const key = {
  id: "k",
  user: { id: 1, email: "ann@contoso.example" },
  application: "CRM",
  scopes: ["free_busy", "channels"],
  reach: { kind: "team", teamId: 7 },
  origins: ["https://app.example"],
  createdAt: new Date(now),
  expiresAt: new Date("2027-04-01T12:00Z"),
  lastUsedAt: null,
} as const;

test("a key is told by what it may, for whom, where, until when and who granted it", () => {
  expect(keyLines(key, new Map([[7, "Developers"]]), now)).toEqual([
    "May see when people are busy; be told of changes, without their times",
    "For everybody in Developers, until 2027-04-01",
    "On pages of https://app.example",
    "Granted by ann@contoso.example, never used",
  ]);
  const own = { ...key, reach: { kind: "own" }, origins: [], lastUsedAt: new Date(now) } as const;
  expect(keyLines({ ...own, expiresAt: null }, new Map(), now).slice(1)).toEqual([
    "For all calendars, until it is revoked",
    "Granted by ann@contoso.example, last used on 2026-11-20",
  ]);
  expect(keyLines({ ...own, expiresAt: new Date(now) }, new Map(), now)[1]).toBe(
    "For all calendars, ended 2026-11-20",
  );
});

test("its log and its requests are told in words", () => {
  const entry = { at: new Date(now), actor: null, operation: null, status: null };
  expect(logWords({ ...entry, action: "granted", actor: "user 7" })).toBe("granted by user 7");
  expect(logWords({ ...entry, action: "called", operation: "POST /api/v2/channels", status: 201 })).toBe(
    "POST /api/v2/channels, answered 201",
  );
  expect([requestWords(1, 0), requestWords(12, 3)]).toEqual(["1 request", "12 requests, 3 of them refused"]);
});
