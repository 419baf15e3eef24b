import { readFile } from "node:fs/promises";
import { createTokenCipher } from "@calcache/accounts";
import type { GraphSimulator, MailboxWithTokens } from "@calcache/graph-simulator";
import { openDatabase } from "@calcache/prisma";
import { importTeamFile, parseTeamFile } from "@calcache/setup";
import { Temporal } from "temporal-polyfill";
import { demoEvents } from "./calendars.ts";
import { addressOf, type DemoHost, type DemoPerson, demoHosts, demoVisitor } from "./hosts.ts";
import { importLines } from "./import-lines.ts";

/** The host who is given another calendar by `--calendar`. */
const otherCalendarHost = demoHosts[0];

/**
 * Gives each host of the demo and a guest a mailbox in the simulator, with a lifelike calendar when it is new, and imports
 * the team `devs` that the hosts form.
 * @param icsFile a calendar that replaces the first host's
 */
export async function setUpDemo(
  simulator: GraphSimulator,
  {
    databaseUrl,
    encryptionKey,
    icsFile,
    now,
  }: { databaseUrl: string; encryptionKey: Uint8Array; icsFile?: string; now: number },
): Promise<void> {
  const mailboxes = demoHosts.map((host) => ({ host, mailbox: openMailbox(simulator, host, now) }));
  openMailbox(simulator, demoVisitor, now);
  if (icsFile !== undefined && otherCalendarHost)
    await replaceCalendar(simulator, otherCalendarHost, icsFile);
  const file = parseTeamFile(teamFile(mailboxes, now));
  if (!file.ok) throw new Error(file.error.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  const db = openDatabase(databaseUrl, { maxConnections: 1 });
  try {
    const imported = await importTeamFile(db, createTokenCipher({ key: encryptionKey }), file.value, now);
    if (!imported.ok)
      throw new Error(imported.error.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  } finally {
    await db.$disconnect();
  }
}

function openMailbox(simulator: GraphSimulator, person: DemoPerson, now: number): MailboxWithTokens {
  const { name, timeZone } = person;
  const mailbox = simulator.createMailbox({
    address: addressOf(person),
    displayName: name,
    timeZone,
    scope: "offline_access User.Read MailboxSettings.Read Calendars.ReadWrite",
  });
  if (!mailbox.created) return mailbox;
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  for (const event of demoEvents(person, today)) {
    const created = simulator.createEvent(mailbox.address, event);
    if (!created.ok) throw new Error(`${event.title}: ${created.error.message}`);
  }
  return mailbox;
}

async function replaceCalendar(simulator: GraphSimulator, host: DemoHost, icsFile: string): Promise<void> {
  const text = await readFile(icsFile, "utf8");
  const imported = simulator.importIcs(addressOf(host), text, { replace: true });
  if (!imported.ok) throw new Error(`${icsFile}: ${imported.error.message}`);
  process.stdout.write(`${importLines(host.name, icsFile, imported.value).join("\n")}\n`);
}

function teamFile(hosts: readonly { host: DemoHost; mailbox: MailboxWithTokens }[], now: number): unknown {
  return {
    users: hosts.map(({ host, mailbox }) => {
      const calendar = mailbox.calendars.find(({ isDefaultCalendar }) => isDefaultCalendar)?.id;
      return {
        email: mailbox.address,
        username: host.username,
        name: host.name,
        timeZone: host.timeZone,
        schedule: {
          timeZone: host.timeZone,
          availability: [{ days: [1, 2, 3, 4, 5], ...host.hours }],
          overrides: [],
        },
        credentials: [
          {
            type: "office365_calendar",
            key: {
              access_token: mailbox.tokens.access_token,
              refresh_token: mailbox.tokens.refresh_token,
              expiry_date: now + mailbox.tokens.expires_in * 1000,
              email: mailbox.address,
            },
            selectedCalendars: [calendar],
            destinationCalendar: calendar,
          },
        ],
      };
    }),
    teams: [
      {
        slug: "devs",
        name: "Developers",
        features: ["calendar-cache", "calendar-cache-serve"],
        members: hosts.map(({ mailbox }) => mailbox.address),
        eventTypes: [
          {
            slug: "teamevent",
            title: "Team event",
            length: 30,
            schedulingType: "COLLECTIVE",
            hosts: hosts.map(({ mailbox }) => ({ email: mailbox.address, isFixed: true })),
            slotInterval: 30,
            periodDays: 90,
          },
        ],
      },
    ],
  };
}
