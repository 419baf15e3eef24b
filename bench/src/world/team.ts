import { createTokenCipher } from "@calcache/accounts";
import type { GraphSimulator } from "@calcache/graph-simulator";
import type { Database } from "@calcache/prisma";
import { importTeamFile, parseTeamFile } from "@calcache/setup";
import { encryptionKey } from "./secrets.ts";

export type Host = ReturnType<GraphSimulator["createMailbox"]>;

/** Imports the team `bench` whose hosts, with all their calendars selected, take part in its event type `event`. */
export async function importTeamOf(db: Database, hosts: readonly Host[]): Promise<void> {
  const team = parseTeamFile(teamOf(hosts));
  if (!team.ok) throw new Error(JSON.stringify(team.error));
  const imported = await importTeamFile(
    db,
    createTokenCipher({ key: encryptionKey }),
    team.value,
    Date.now(),
  );
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
}

function teamOf(hosts: readonly Host[]) {
  const emails = hosts.map(({ address }) => address);
  return {
    users: hosts.map(({ address, calendars, tokens }) => ({
      email: address,
      username: address.split("@")[0],
      name: address,
      timeZone: "Europe/London",
      credentials: [
        {
          type: "office365_calendar",
          key: {
            access_token: tokens.access_token,
            refresh_token: tokens.refresh_token,
            expiry_date: Date.now() + 3_600_000,
            email: address,
          },
          selectedCalendars: calendars.map(({ id }) => id),
        },
      ],
    })),
    teams: [
      {
        slug: "bench",
        name: "Bench",
        features: ["calendar-cache", "calendar-cache-serve"],
        members: emails,
        eventTypes: [
          {
            slug: "event",
            title: "Event",
            length: 30,
            schedulingType: "COLLECTIVE",
            hosts: emails.map((email) => ({ email })),
          },
        ],
      },
    ],
  };
}
