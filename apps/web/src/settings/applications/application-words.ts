import type { ApiKeyInfo, ApiKeyScope, LogEntry } from "@calcache/api-keys";

/** What the holder of a key may do, in words. */
export const scopeWords: Record<ApiKeyScope, string> = {
  free_busy: "see when people are busy",
  read_write: "write events and read back its own, see when people are busy, and be told of changes",
  free_busy_write: "write events, and read nothing",
  channels: "be told of changes, without their times",
  bookings: "list, make, confirm and decline bookings",
};

export const nameOf = ({ application }: Pick<ApiKeyInfo, "application">): string =>
  application ?? "an application without a name";

/** What is to be known of a key. @param teams names by id @param now epoch ms */
export function keyLines(
  { user, scopes, reach, origins, expiresAt, lastUsedAt }: ApiKeyInfo,
  teams: ReadonlyMap<number, string>,
  now: number,
): string[] {
  const opens = {
    colleagues: () => "all calendars; to see, colleagues’ too",
    own: () => "all calendars",
    calendars: () =>
      reach.kind === "calendars" && reach.calendars.length === 1 ? "1 calendar" : "chosen calendars",
    team: () => `everybody in ${(reach.kind === "team" && teams.get(reach.teamId)) || "a team"}`,
  }[reach.kind]();
  const end =
    expiresAt === null
      ? "until it is revoked"
      : `${expiresAt.getTime() <= now ? "ended" : "until"} ${dateOf(expiresAt)}`;
  return [
    `May ${scopes.map((scope) => scopeWords[scope]).join("; ")}`,
    `For ${opens}, ${end}`,
    ...(origins.length > 0 ? [`On pages of ${origins.join(", ")}`] : []),
    `Granted by ${user.email}, ${lastUsedAt === null ? "never used" : `last used on ${dateOf(lastUsedAt)}`}`,
  ];
}

/** One line of a key's log. */
export const logWords = ({ action, actor, operation, status }: LogEntry): string =>
  action === "called" ? `${operation}, answered ${status}` : `${action} by ${actor}`;

/** How many requests a day saw, and how many of them were refused. */
export const requestWords = (requests: number, refused: number): string =>
  `${requests} ${requests === 1 ? "request" : "requests"}${refused > 0 ? `, ${refused} of them refused` : ""}`;

const dateOf = (at: Date) => at.toISOString().slice(0, "YYYY-MM-DD".length);

export const revocation = [
  "The application can do nothing any more from this moment on.",
  "It is told of no more changes.",
  "Events that it wrote stay in their calendars; bookings that it made stay.",
];
