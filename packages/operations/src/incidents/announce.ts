import { type Database, err, ok, Prisma, type Result } from "@calcache/prisma";
import { draftPostmortem } from "./postmortem.ts";
import { readPostmortemFacts } from "./postmortem-facts.ts";
import type { Impact, IncidentStatus } from "./public-incident.ts";

/** What operators say of an incident that goes on, and by when they promise to say more (epoch ms). */
export type Words = {
  status: Exclude<IncidentStatus, "resolved">;
  body: string;
  nextUpdateBy: number;
};

/** Which operator writes, and when (epoch ms). */
export type Author = { userId: number; now: number };

const uniqueViolation = "P2002";
const missing = "P2003";
const isKnown = (error: unknown, code: string) =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === code;

/** Tells the public of an incident. @param incidentId the outage that it is about, which can be told of once */
export async function announce(
  db: Database,
  { name, impact, incidentId }: { name: string; impact: Impact; incidentId: number | null },
  { nextUpdateBy, ...words }: Words,
  { userId, now }: Author,
): Promise<Result<{ id: number }, { kind: "told-already" | "no-outage" }>> {
  const at = new Date(now);
  try {
    const made = await db.publicIncident.create({
      data: {
        name,
        impact,
        incidentId,
        openedAt: at,
        nextUpdateBy: new Date(nextUpdateBy),
        updates: { create: { ...words, at, userId } },
      },
      select: { id: true },
    });
    return ok(made);
  } catch (error) {
    if (isKnown(error, uniqueViolation)) return err({ kind: "told-already" });
    if (isKnown(error, missing)) return err({ kind: "no-outage" });
    throw error;
  }
}

/** Says more of an incident, and promises the next update. False where it is resolved, or there is none. */
export const addUpdate = (db: Database, id: number, words: Words, author: Author): Promise<boolean> =>
  db.$transaction((tx) => write(tx, id, words, { nextUpdateBy: new Date(words.nextUpdateBy) }, author));

/**
 * Says that an incident is over, and drafts its postmortem: from now on the alerts that it tells of may be forgotten. False where it
 * was resolved before, or there is none.
 */
export const resolveIncident = (db: Database, id: number, body: string, author: Author): Promise<boolean> =>
  db.$transaction(async (tx) => {
    const over = { nextUpdateBy: null, resolvedAt: new Date(author.now) };
    if (!(await write(tx, id, { status: "resolved", body }, over, author))) return false;
    const facts = await readPostmortemFacts(tx, id);
    const postmortem = facts && draftPostmortem(facts);
    await tx.publicIncident.update({ where: { id }, data: { postmortem } });
    return true;
  });

/** Whoever changes the row first has it: of two that resolve at once, one does. */
async function write(
  tx: Prisma.TransactionClient,
  id: number,
  { status, body }: { status: IncidentStatus; body: string },
  data: { nextUpdateBy: Date | null; resolvedAt?: Date },
  { userId, now }: Author,
): Promise<boolean> {
  const { count } = await tx.publicIncident.updateMany({ where: { id, resolvedAt: null }, data });
  if (count === 0) return false;
  await tx.publicIncidentUpdate.create({
    data: { incidentId: id, status, body, at: new Date(now), userId },
  });
  return true;
}
