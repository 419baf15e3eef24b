import { expect, test } from "vitest";
import { EnvironmentError, readEnvironment } from "./environment.ts";

const message = (read: () => unknown) => {
  try {
    read();
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
  }
  throw new Error("nothing was refused");
};

test("names every bad and missing variable in one message, and no value", () => {
  const text = message(() =>
    readEnvironment(["DATABASE_URL", "MICROSOFT_WEBHOOK_TOKEN", "CALENDSO_ENCRYPTION_KEY", "PORT"], {
      MICROSOFT_WEBHOOK_TOKEN: "too-short",
      CALENDSO_ENCRYPTION_KEY: "",
      PORT: "eighty",
    }),
  );
  expect(text).toContain("DATABASE_URL: is missing");
  expect(text).toContain("MICROSOFT_WEBHOOK_TOKEN: must have 16 to 128 characters");
  expect(text).toContain("CALENDSO_ENCRYPTION_KEY: is missing");
  expect(text).toContain("PORT: must be a whole number from 0 to 65535");
  expect(text).not.toContain("too-short");
});

test("takes cal.com's database URL with Prisma's parameters, and refuses one that leads past the schema public", () => {
  const url = "postgresql://cal:secret@db.example:5432/cal?schema=public&pgbouncer=true&connection_limit=5";
  expect(readEnvironment(["DATABASE_URL"], { DATABASE_URL: url }).DATABASE_URL).toBe(url);
  const text = message(() =>
    readEnvironment(["DATABASE_URL"], { DATABASE_URL: url.replace("schema=public", "schema=cal") }),
  );
  expect(text).toContain("DATABASE_URL: must name no schema but public");
  expect(text).not.toContain("secret@");
});

test("has sensible defaults", () => {
  expect(
    readEnvironment(
      ["PORT", "CALENDAR_CACHE_MONTHS", "CALENDAR_CACHE_POLL_MINUTES", "MICROSOFT_GRAPH_URL"],
      {},
    ),
  ).toEqual({
    PORT: 3000,
    CALENDAR_CACHE_MONTHS: 4,
    CALENDAR_CACHE_POLL_MINUTES: 360,
    MICROSOFT_GRAPH_URL: "https://graph.microsoft.com",
  });
});

test.each([
  ["https://graph.microsoft.us", true],
  ["http://127.0.0.1:4000", true],
  ["http://localhost:4000/", true],
  ["http://graph.example", false],
  ["http://localhost.evil.example", false],
  ["graph.microsoft.com", false],
])("accepts %s as Graph's address: %s", (address, accepted) => {
  const read = () => readEnvironment(["MICROSOFT_GRAPH_URL"], { MICROSOFT_GRAPH_URL: address });
  if (accepted) expect(read().MICROSOFT_GRAPH_URL).toBe(address.replace(/\/$/, ""));
  else expect(message(read)).toContain("MICROSOFT_GRAPH_URL");
});

test.each([
  ["32 characters", "0123456789abcdef0123456789abcde!"],
  ["base64", Buffer.alloc(32, 7).toString("base64")],
  ["hex", Buffer.alloc(32, 7).toString("hex")],
])("reads an encryption key given as %s", (_form, text) => {
  expect(
    readEnvironment(["CALENDSO_ENCRYPTION_KEY"], { CALENDSO_ENCRYPTION_KEY: text }).CALENDSO_ENCRYPTION_KEY,
  ).toHaveLength(32);
});

test("gathers cal.com's keys by their names, and refuses one that isn't 32 bytes by its own", () => {
  const read = (source: Record<string, string>) =>
    readEnvironment(["CALCOM_KEYRING_CREDENTIALS"], source).CALCOM_KEYRING_CREDENTIALS;
  const key = Buffer.alloc(32, 7);
  const given = {
    CALCOM_KEYRING_CREDENTIALS_CURRENT: "K2",
    CALCOM_KEYRING_CREDENTIALS_K1: key.toString("base64url"),
    CALCOM_KEYRING_CREDENTIALS_K2: "",
  };
  expect(read(given)).toEqual({ current: "K2", keys: new Map([["K1", new Uint8Array(key)]]) });
  expect(read({})).toBeUndefined();
  expect(message(() => read({ ...given, CALCOM_KEYRING_CREDENTIALS_K2: "short" }))).toContain(
    "CALCOM_KEYRING_CREDENTIALS_K2: must be 32 bytes in base64url",
  );
});

test("reads operators' addresses in any case of letters, and refuses what is none", () => {
  const read = (OPERATORS?: string) => readEnvironment(["OPERATORS"], { OPERATORS }).OPERATORS;
  expect(read()).toEqual(new Set());
  expect(read("Ann@contoso.example, ben@contoso.example,")).toEqual(
    new Set(["ann@contoso.example", "ben@contoso.example"]),
  );
  expect(message(() => read("ann"))).toContain("OPERATORS: must be email addresses, parted by commas");
});

test("reads origins as browsers write them, and refuses what leads elsewhere", () => {
  const read = (text?: string) =>
    readEnvironment(["CONNECT_RETURN_ORIGINS"], { CONNECT_RETURN_ORIGINS: text }).CONNECT_RETURN_ORIGINS;
  expect(read()).toEqual(new Set());
  expect(read("https://App.example:443/, http://localhost:4000")).toEqual(
    new Set(["https://app.example", "http://localhost:4000"]),
  );
  for (const wrong of [
    "app.example",
    "http://app.example",
    "https://app.example/path",
    "https://*.example/?a",
    "*",
  ])
    expect(message(() => read(wrong))).toContain("CONNECT_RETURN_ORIGINS: must be origins");
});

test("refuses an encryption key of another length", () => {
  expect(
    message(() => readEnvironment(["CALENDSO_ENCRYPTION_KEY"], { CALENDSO_ENCRYPTION_KEY: "short" })),
  ).toContain("32 bytes");
});

test("reads where alerts go: one is refused that would take a secret in the clear, and none loses its last slash", () => {
  const names = [
    "ALERT_SLACK_URL",
    "ALERT_PAGERDUTY_KEY",
    "ALERT_PAGERDUTY_URL",
    "ALERT_WEBHOOK_URL",
    "ALERT_EMAIL",
    "ALERT_HEARTBEAT_URL",
    "ALERT_INFO_HOURS",
    "ALERT_REVIEW_HOURS",
    "ALERT_DIGEST_HOUR",
  ] as const;
  expect(readEnvironment(names, {})).toEqual({
    ALERT_PAGERDUTY_URL: "https://events.pagerduty.com/v2/enqueue",
    ALERT_INFO_HOURS: 2,
    ALERT_REVIEW_HOURS: 24,
    ALERT_DIGEST_HOUR: 7,
  });
  expect(readEnvironment(names, { ALERT_WEBHOOK_URL: "http://alerts.internal/x/" })).toMatchObject({
    ALERT_WEBHOOK_URL: "http://alerts.internal/x/",
  });
  const text = message(() =>
    readEnvironment(names, {
      ALERT_SLACK_URL: "http://hooks.slack.example/secret",
      ALERT_PAGERDUTY_URL: "http://events.example",
      ALERT_WEBHOOK_URL: "ftp://alerts.example",
      ALERT_EMAIL: "ann@contoso.example, ben@contoso.example",
      ALERT_HEARTBEAT_URL: "nowhere",
      ALERT_INFO_HOURS: "0",
      ALERT_REVIEW_HOURS: "never",
      ALERT_DIGEST_HOUR: "24",
    }),
  );
  expect(text.split("\n").slice(1)).toEqual([
    "  ALERT_SLACK_URL: must be https; http is accepted for localhost only",
    "  ALERT_PAGERDUTY_URL: must be https; http is accepted for localhost only",
    "  ALERT_WEBHOOK_URL: must be a URL that starts with https:// or http://",
    "  ALERT_EMAIL: must be one email address",
    "  ALERT_HEARTBEAT_URL: must be a URL that starts with https:// or http://",
    "  ALERT_INFO_HOURS: must be a whole number from 1 to 168",
    "  ALERT_REVIEW_HOURS: must be a whole number from 1 to 168",
    "  ALERT_DIGEST_HOUR: must be a whole number from 0 to 23",
  ]);
});

test.each([
  "postgresql://me:secret@one:5432,two:5432/calcache",
  "postgres://one,two/calcache",
  "postgresql:///calcache?host=one,two",
  "postgresql://me@one/calcache?application_name=x&host=one%2Ctwo",
])("says what to do where a database has several hosts: %s", (url) => {
  const text = message(() => readEnvironment(["DATABASE_URL"], { DATABASE_URL: url }));
  expect(text).toContain("DATABASE_URL: names several hosts: give the one address");
  expect(text).not.toContain("secret");
});

test.each([
  "postgresql://me:se,cret@one:5432/calcache",
  "postgresql://me:se%40@one/calcache?options=-c%20search_path%3Da,b",
])("takes a comma elsewhere for what it is: %s", (url) => {
  expect(readEnvironment(["DATABASE_URL"], { DATABASE_URL: url }).DATABASE_URL).toBe(url);
});
