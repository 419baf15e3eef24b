import { readKey, type TokenCipher } from "@calcache/accounts";
import { type Limits, readableEventTypes, saidLimits } from "@calcache/configuration";
import type { Database, Prisma } from "@calcache/prisma";
import { office365, type TeamFileInput } from "../team-file.ts";
import { eventTypeColumns, exportEventType } from "./export-event-type.ts";
import { exportPrivateLinks } from "./export-private-links.ts";
import { exportSchedule } from "./export-schedule.ts";
import { type Exported, type Unsaid, unknownEventTypes } from "./unsaid.ts";

type Entry = NonNullable<TeamFileInput["users"]>[number];
type Credential = NonNullable<Entry["credentials"]>[number];

const columns = {
  id: true,
  email: true,
  username: true,
  name: true,
  timeZone: true,
  defaultScheduleId: true,
  schedules: {
    select: { id: true, name: true, timeZone: true, availability: { orderBy: { id: "asc" } } },
    orderBy: { id: "asc" },
  },
  credentials: { select: { id: true, type: true, key: true }, orderBy: { id: "asc" } },
  selectedCalendars: { where: { eventTypeId: null }, orderBy: { externalId: "asc" } },
  destinationCalendar: true,
  limit: true,
  ownedEventTypes: {
    where: { teamId: null, ...readableEventTypes },
    select: eventTypeColumns,
    orderBy: { id: "asc" },
  },
  _count: { select: { ownedEventTypes: { where: { teamId: null, NOT: readableEventTypes } } } },
} as const satisfies Prisma.UserSelect;

type UserRow = Prisma.UserGetPayload<{ select: typeof columns }>;

/** All users. @param cipher opens their accounts' tokens; null leaves accounts out, which an import then leaves alone */
export async function exportUsers(db: Database, cipher: TokenCipher | null): Promise<Exported<Entry[]>> {
  const rows = await db.user.findMany({ select: columns, orderBy: { id: "asc" } });
  const accounts = await db.account.findMany({ where: { integration: office365 } });
  const addresses = new Map(accounts.map(({ credentialId, address }) => [credentialId, address]));
  const links = await exportPrivateLinks(db);
  const users = rows.map((row, index) => exportUser(row, `users[${index}]`, { cipher, addresses, links }));
  return { entry: users.map(({ entry }) => entry), unsaid: users.flatMap(({ unsaid }) => unsaid) };
}

/** What is looked up for all users at once. */
type Known = {
  addresses: ReadonlyMap<number, string | null>;
  links: Awaited<ReturnType<typeof exportPrivateLinks>>;
};

function exportUser(
  row: UserRow,
  path: string,
  { cipher, addresses, links }: { cipher: TokenCipher | null } & Known,
): Exported<Entry> {
  const { email, username, name, timeZone, schedules } = row;
  // A default that isn't there counts as none, not as another: the usual hours, which an import gives whoever has none.
  const isOwn = ({ id }: { id: number }) => row.defaultScheduleId === null || id === row.defaultScheduleId;
  const schedule = schedules.find(isOwn);
  const others = schedules.length - (schedule ? 1 : 0);
  const accounts = cipher && exportAccounts(row, path, cipher, addresses);
  const types = row.ownedEventTypes.map((type, nth) =>
    exportEventType(type, `${path}.eventTypes[${nth}]`, links),
  );
  const entry: Entry = {
    email,
    ...(username !== null && { username }),
    ...(name !== null && { name }),
    timeZone,
    ...(schedule && { schedule: exportSchedule(schedule, timeZone) }),
    ...(accounts && { credentials: accounts.entry }),
    ...said("bookingLimitsCount", saidLimits(row.limit?.bookingLimits ?? null)),
    ...said("bookingLimitsDuration", saidLimits(row.limit?.durationLimits ?? null)),
    eventTypes: types.map((type) => type.entry),
  };
  const unsaid: Unsaid[] = [
    ...(others > 0 ? [{ path: `${path}.schedule`, message: unsaidSchedules(schedules.length, others) }] : []),
    ...(accounts?.unsaid ?? []),
    ...types.flatMap((type) => type.unsaid),
    ...unknownEventTypes(`${path}.eventTypes`, row._count.ownedEventTypes),
  ];
  return { entry, unsaid };
}

const said = <Name extends string>(name: Name, limits: Limits | null | undefined) =>
  limits ? ({ [name]: limits } as Record<Name, Limits>) : {};

const unsaidSchedules = (all: number, others: number) =>
  all === others
    ? "is left out: the user's default isn't among their schedules"
    : `is one of ${all}: the others are left out`;

function exportAccounts(
  { credentials, selectedCalendars, destinationCalendar }: UserRow,
  path: string,
  cipher: TokenCipher,
  addresses: ReadonlyMap<number, string | null>,
): Exported<Credential[]> {
  const accounts = credentials.map(({ id, type, key }): Exported<Credential[]> => {
    const leftOut = (why: string) => ({
      entry: [],
      unsaid: [{ path: `${path}.credentials`, message: `the account ${id} is left out: ${why}` }],
    });
    if (type !== office365) return leftOut(`it is of the kind ${type}`);
    const opened = readKey(cipher, key);
    if (!opened.ok) return leftOut("its tokens can't be read");
    const { accessToken, refreshToken, expiresAt } = opened.value.tokens;
    const email = addresses.get(id);
    const entry = {
      type: office365,
      key: {
        access_token: accessToken,
        refresh_token: refreshToken,
        expiry_date: expiresAt,
        ...(email && { email }),
      },
      selectedCalendars: selectedCalendars
        .filter(({ credentialId }) => credentialId === id)
        .map(({ externalId }) => externalId),
      destinationCalendar: destinationCalendar?.credentialId === id ? destinationCalendar.externalId : null,
    } as const;
    return { entry: [entry], unsaid: [] };
  });
  return { entry: accounts.flatMap(({ entry }) => entry), unsaid: accounts.flatMap(({ unsaid }) => unsaid) };
}
