import { createTokenCipher } from "@calcache/accounts";
import type { GraphSimulator } from "@calcache/graph-simulator";
import { integration } from "@calcache/outlook";
import type { Database } from "@calcache/prisma";
import { importTeamFile, parseTeamFile } from "@calcache/setup";

type LinkedMailbox = ReturnType<GraphSimulator["createMailbox"]>;

/** Links these mailboxes, anew where they were linked before, as hosts of one team with all their calendars selected. */
export async function linkTeam(
  db: Database,
  key: Uint8Array,
  mailboxes: readonly LinkedMailbox[],
  now: number,
): Promise<void> {
  const parsed = parseTeamFile(teamFile(mailboxes, now));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const imported = await importTeamFile(db, createTokenCipher({ key }), parsed.value, now);
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
}

function teamFile(mailboxes: readonly LinkedMailbox[], now: number) {
  return {
    users: mailboxes.map(({ address, displayName, timeZone, tokens, calendars }) => ({
      email: address,
      username: address.split("@")[0],
      name: displayName,
      timeZone,
      credentials: [
        {
          type: integration,
          key: {
            access_token: tokens.access_token,
            refresh_token: tokens.refresh_token,
            expiry_date: now + tokens.expires_in * 1000,
            email: address,
          },
          selectedCalendars: calendars.map(({ id }) => id),
        },
      ],
    })),
    teams: [
      {
        slug: "devs",
        name: "Developers",
        features: ["calendar-cache", "calendar-cache-serve"],
        members: mailboxes.map(({ address }) => address),
        eventTypes: [
          {
            slug: "meeting",
            title: "Meeting",
            length: 30,
            schedulingType: "COLLECTIVE",
            hosts: mailboxes.map(({ address }) => ({ email: address, isFixed: true })),
          },
        ],
      },
    ],
  };
}
