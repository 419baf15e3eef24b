import { createTokenCipher } from "@calcache/accounts";
import type { GraphSimulator } from "@calcache/graph-simulator";
import { integration } from "@calcache/outlook";
import type { Database } from "@calcache/prisma";
import { importTeamFile, parseTeamFile } from "@calcache/setup";

/** A host with the calendars that matter here. Ids are Outlook's present ones. */
export type EnduranceHost = {
  address: string;
  username: string;
  selected: string[];
  destination: string;
  /** a calendar of somebody else's, whose id Outlook may change; null where the host has none */
  shared: string | null;
  /** in a team whose calendars are watched */
  isWatched: boolean;
};

const everyDay = [{ days: [0, 1, 2, 3, 4, 5, 6], startTime: "00:00", endTime: "24:00" }];
const zoneAnswers = ["named", "absent", "null", "empty"] as const;

/**
 * The host of this number, in a mailbox of its own kind: work and personal ones, with and without a zone, bookings that go to a calendar
 * that is selected, shared, or not selected, and every seventh in no team that caches.
 */
function mailboxDraft(number: number) {
  return {
    address: `host${number}@${number % 5 === 0 ? "outlook.example" : "contoso.example"}`,
    displayName: `Host ${number}`,
    timeZone: "UTC",
    kind: number % 5 === 0 ? ("outlook.com" as const) : ("microsoft365" as const),
    zoneAnswer: zoneAnswers[number % zoneAnswers.length] ?? "named",
    calendars: [
      { name: "Calendar", isDefault: true },
      { name: "Other", ...(number % 3 === 1 && { owner: { name: "Bo", address: "bo@contoso.example" } }) },
    ],
  };
}

/** Makes the mailbox of this number, or signs its owner in anew. */
export function signIn(simulator: GraphSimulator, number: number) {
  const mailbox = simulator.createMailbox(mailboxDraft(number));
  const [own = "", other = ""] = ["Calendar", "Other"].map(
    (name) => mailbox.calendars.find((calendar) => calendar.name === name)?.id,
  );
  const host: EnduranceHost = {
    address: mailbox.address,
    username: `host-${number}`,
    selected: number % 3 === 1 ? [own, other] : [own],
    destination: number % 3 === 0 ? own : other,
    shared: number % 3 === 1 ? other : null,
    isWatched: number % 7 !== 3,
  };
  return { host, tokens: mailbox.tokens };
}

type SignedIn = ReturnType<typeof signIn>;

/** Links these hosts' accounts, with an event type each. */
export async function linkHosts(
  db: Database,
  key: Uint8Array,
  hosts: readonly SignedIn[],
  now: number,
): Promise<void> {
  const parsed = parseTeamFile({
    users: hosts.map(({ host, tokens }) => ({
      email: host.address,
      username: host.username,
      name: host.username,
      timeZone: "UTC",
      schedule: { timeZone: "UTC", availability: everyDay, overrides: [] },
      credentials: [
        {
          type: integration,
          key: {
            access_token: tokens.access_token,
            refresh_token: tokens.refresh_token,
            expiry_date: now + tokens.expires_in * 1000,
            email: host.address,
          },
          selectedCalendars: host.selected,
          destinationCalendar: host.destination,
        },
      ],
      eventTypes: [{ slug: "meet", title: "Meet", length: 30 }],
    })),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const imported = await importTeamFile(db, createTokenCipher({ key }), parsed.value, now);
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
}

/** Has the calendars of these hosts watched. */
export async function watchTeam(db: Database, key: Uint8Array, hosts: readonly EnduranceHost[], now: number) {
  const members = hosts.filter(({ isWatched }) => isWatched).map(({ address }) => address);
  const team = { slug: "all", name: "All", features: ["calendar-cache", "calendar-cache-serve"], members };
  const parsed = parseTeamFile({ teams: [team] });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const imported = await importTeamFile(db, createTokenCipher({ key }), parsed.value, now);
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
}
