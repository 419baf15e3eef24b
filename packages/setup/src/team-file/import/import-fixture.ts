import { createTokenCipher } from "@calcache/accounts";
import type { Database } from "@calcache/prisma";
import { Prisma } from "@calcache/prisma";
import { parseTeamFile } from "../parse-team-file.ts";
import { importTeamFile } from "./import-team-file.ts";

export const cipher = createTokenCipher({ key: new Uint8Array(32).fill(5) });
export const expiry = 1_790_000_000_000;

export const annCredential = {
  type: "office365_calendar",
  key: {
    access_token: "ANN-ACCESS",
    refresh_token: "ANN-REFRESH",
    expiry_date: expiry,
    email: "Ann@Contoso.example",
  },
  selectedCalendars: ["cal-1", "cal-2"],
  destinationCalendar: "cal-1",
};
export const ann = {
  email: "ann@contoso.example",
  username: "ann",
  name: "Ann Ito",
  timeZone: "Europe/London",
  schedule: {
    availability: [{ days: [1, 2, 3], startTime: "09:00", endTime: "24:00" }],
    overrides: [
      { date: "2026-12-24", startTime: "09:00", endTime: "12:00" },
      { date: "2026-12-24", startTime: "14:00", endTime: "15:00" },
      { date: "2026-12-25" },
      { date: "2026-12-26", startTime: "10:00", endTime: "10:00" },
    ],
  },
  credentials: [annCredential],
  eventTypes: [{ slug: "chat", title: "Chat", length: 15 }],
};
export const ben = { email: "ben@contoso.example", timeZone: "Asia/Tokyo" };
export const teamEvent = {
  slug: "teamevent",
  title: "Team event",
  length: 30,
  schedulingType: "ROUND_ROBIN",
  hosts: [{ email: ann.email, isFixed: true, priority: 3, weight: 50 }, { email: ben.email }],
  periodDays: 60,
};
export const devs = {
  slug: "devs",
  name: "Developers",
  features: ["calendar-cache", "calendar-cache-serve"],
  members: [ann.email, ben.email],
  eventTypes: [teamEvent, { ...teamEvent, slug: "other", schedulingType: "COLLECTIVE", periodDays: null }],
};
export const file = { users: [ann, ben], teams: [devs] };

export async function importFile(db: Database, json: unknown, withCipher = cipher) {
  const parsed = parseTeamFile(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return importTeamFile(db, withCipher, parsed.value, Date.UTC(2026, 10, 21));
}

/** Every row of every table, as text, apart from how often they were written. */
export async function dump(db: Database): Promise<string> {
  const tables = Object.values(Prisma.ModelName).filter((name) => name !== "ConfigurationVersion");
  const rows = await Promise.all(
    tables.map(async (name) => {
      const delegate = Reflect.get(db, name[0]?.toLowerCase() + name.slice(1));
      return [name, await Reflect.get(delegate, "findMany").call(delegate)];
    }),
  );
  return JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? String(value) : value));
}
