import { type Database, err, hostShape, ok, type Result } from "@calcache/prisma";
import { tellOpenPages } from "../open-pages.ts";

/** Dates (`YYYY-MM-DD`) on which a user is away, the last included. */
export type Absence = {
  id: number;
  first: string;
  last: string;
  /** for their team; null for none */
  notes: string | null;
  /** who may be asked meanwhile; null for nobody */
  standIn: { id: number; name: string } | null;
  /** of what kind the reason is, for everybody; null where none is said */
  reason: AbsenceReason | null;
};

/** A kind of reason, as cal.com stores it: `reason` is a key of its texts, or a user's own words. */
export type AbsenceReason = { id: number; emoji: string; reason: string };

export type AbsenceWish = Pick<Absence, "first" | "last" | "notes"> & {
  standInId: number | null;
  reasonId: number | null;
};

/** `no-colleague`: the stand-in isn't in a team of the user's. `no-reason`: nobody offers it. `too-many`: they have as many as they may. */
export type AbsenceFailure = { kind: "no-colleague" | "no-reason" | "too-many" };

const mostAbsences = 200;

/** Whether absences can be kept: older versions of cal.com have no tables for them. */
export async function keepsAbsences(db: Database): Promise<boolean> {
  const shape = await hostShape(db);
  return shape.has("OutOfOfficeEntry.userId") && shape.has("OutOfOfficeReason.id");
}

/** A user's absences that aren't over, in order. @param today their date, `YYYY-MM-DD` */
export async function listAbsences(db: Database, userId: number, today: string): Promise<Absence[]> {
  return (await readAbsences(db, [userId], today)).map(toAbsence);
}

/** The first absence of each of these users that isn't over, by user id. */
export async function nextAbsences(
  db: Database,
  userIds: readonly number[],
  today: string,
): Promise<Map<number, Absence>> {
  const rows = await readAbsences(db, userIds, today);
  return new Map(rows.toReversed().map((row) => [row.userId, toAbsence(row)]));
}

const readAbsences = (db: Database, userIds: readonly number[], today: string) =>
  db.outOfOfficeEntry.findMany({
    where: { userId: { in: [...userIds] }, end: { gte: midnight(today) } },
    select: {
      ...{ id: true, userId: true, start: true, end: true, notes: true },
      toUser: { select: nameColumns },
      reason: { select: reasonColumns },
    },
    orderBy: [{ start: "asc" }, { id: "asc" }],
  });

const reasonColumns = { id: true, emoji: true, reason: true } as const;

/** The kinds of reasons that a user may give: everybody's and their own. */
export const listReasons = (db: Database, userId: number): Promise<AbsenceReason[]> =>
  db.outOfOfficeReason.findMany({
    where: { enabled: true, OR: [{ userId: null }, { userId }] },
    select: reasonColumns,
    orderBy: { id: "asc" },
  });

const toAbsence = ({
  id,
  start,
  end,
  notes,
  toUser,
  reason,
}: Awaited<ReturnType<typeof readAbsences>>[number]): Absence => ({
  id,
  first: dateOf(start),
  last: dateOf(end),
  notes,
  standIn: toUser && { id: toUser.id, name: nameOf(toUser) },
  reason,
});

/** Who shares a team with a user, by name. */
export async function listColleagues(db: Database, userId: number): Promise<{ id: number; name: string }[]> {
  const users = await db.user.findMany({
    where: {
      id: { not: userId },
      teams: { some: { accepted: true, team: { members: { some: { userId, accepted: true } } } } },
    },
    select: nameColumns,
  });
  return users
    .map((user) => ({ id: user.id, name: nameOf(user) }))
    .toSorted((a, b) => a.name.localeCompare(b.name) || a.id - b.id);
}

/** Notes that a user is away, as cal.com does: from UTC's beginning of the first date to the end of the last. */
export async function addAbsence(
  db: Database,
  userId: number,
  { first, last, notes, standInId, reasonId }: AbsenceWish,
  now: number,
): Promise<Result<null, AbsenceFailure>> {
  const colleagues = standInId === null ? [] : await listColleagues(db, userId);
  if (standInId !== null && !colleagues.some(({ id }) => id === standInId))
    return err({ kind: "no-colleague" });
  const reasons = reasonId === null ? [] : await listReasons(db, userId);
  if (reasonId !== null && !reasons.some(({ id }) => id === reasonId)) return err({ kind: "no-reason" });
  const count = await db.outOfOfficeEntry.count({ where: { userId, end: { gte: new Date(now) } } });
  if (count >= mostAbsences) return err({ kind: "too-many" });
  const end = new Date(midnight(last).getTime() + millisecondsPerDay - 1);
  await db.$transaction(async (transaction) => {
    await transaction.outOfOfficeEntry.create({
      data: {
        userId,
        start: midnight(first),
        end,
        notes,
        toUserId: standInId,
        reasonId,
        createdAt: new Date(now),
      },
    });
    await tellOpenPages(transaction, { users: [userId] });
  });
  return ok(null);
}

/** Takes an absence of a user's back. The answer is whether there was one. */
export function deleteAbsence(db: Database, userId: number, id: number): Promise<boolean> {
  return db.$transaction(async (transaction) => {
    const { count } = await transaction.outOfOfficeEntry.deleteMany({ where: { id, userId } });
    await tellOpenPages(transaction, { users: [userId] });
    return count > 0;
  });
}

const nameColumns = { id: true, name: true, username: true, email: true } as const;

const nameOf = ({ name, username, email }: { name: string | null; username: string | null; email: string }) =>
  name ?? username ?? email;

const millisecondsPerDay = 86_400_000;
const midnight = (date: string) => new Date(`${date}T00:00:00Z`);
const dateOf = (at: Date) => at.toISOString().slice(0, "YYYY-MM-DD".length);
