import { createTokenCipher } from "@calcache/accounts";
import type { GraphSimulator } from "@calcache/graph-simulator";
import type { Database } from "@calcache/prisma";
import { importTeamFile, parseTeamFile } from "@calcache/setup";

export type Host = ReturnType<GraphSimulator["createMailbox"]>;

/** So many mailboxes of people in London, `host0@contoso.example` and on, each with calendars of these names. */
export function createHosts(
  simulator: GraphSimulator,
  count: number,
  calendars: readonly string[] = ["Calendar"],
): Host[] {
  return Array.from({ length: count }, (_, index) =>
    simulator.createMailbox({
      address: `host${index}@contoso.example`,
      displayName: `Host ${index}`,
      timeZone: "Europe/London",
      calendars: calendars.map((name) => ({ name })),
    }),
  );
}

/** The key that the tests' servers encrypt tokens with. */
export const encryptionKey = "0123456789abcdef0123456789abcdef";

/** A team file of the team `devs` with these hosts and all their calendars; they work from 9 to 5 in UTC, all week. */
export function teamOf(
  hosts: readonly Host[],
  eventType: object = {},
  features = ["calendar-cache", "calendar-cache-serve"],
) {
  const day = { days: [0, 1, 2, 3, 4, 5, 6], startTime: "09:00", endTime: "17:00" };
  return {
    users: hosts.map((host) => ({
      email: host.address,
      username: host.address.split("@")[0],
      name: host.displayName,
      timeZone: host.timeZone,
      schedule: { timeZone: "UTC", availability: [day], overrides: [] },
      credentials: [
        {
          type: "office365_calendar",
          key: {
            access_token: host.tokens.access_token,
            refresh_token: host.tokens.refresh_token,
            expiry_date: Date.now() + host.tokens.expires_in * 1000,
            email: host.address,
          },
          selectedCalendars: host.calendars.map(({ id }) => id),
          destinationCalendar: host.calendars[0]?.id,
        },
      ],
    })),
    teams: [
      {
        slug: "devs",
        name: "Developers",
        features,
        members: hosts.map(({ address }) => address),
        eventTypes: [
          {
            slug: "teamevent",
            title: "Team event",
            length: 30,
            schedulingType: "COLLECTIVE",
            hosts: hosts.map(({ address }) => ({ email: address, isFixed: true })),
            ...eventType,
          },
        ],
      },
    ],
  };
}

/** Imports a team file by the function behind the command. */
export async function importTeam(db: Database, file: unknown): Promise<void> {
  const parsed = parseTeamFile(file);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const cipher = createTokenCipher({ key: Buffer.from(encryptionKey) });
  const imported = await importTeamFile(db, cipher, parsed.value, Date.now());
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
}
