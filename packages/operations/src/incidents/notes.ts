import type { Database } from "@calcache/prisma";
import { readEmails } from "../state/read-emails.ts";
import type { Author } from "./announce.ts";

/** What operators wrote down for each other. Epoch ms; `by` is null where the user is gone. */
export type Note = { id: number; incidentId: number | null; body: string; at: number; by: string | null };

const most = 50;

/** The latest first: those about an announced incident, or all. */
export async function readNotes(db: Database, incidentId?: number): Promise<Note[]> {
  const rows = await db.operatorNote.findMany({
    where: incidentId === undefined ? {} : { incidentId },
    orderBy: { id: "desc" },
    take: most,
  });
  const emails = await readEmails(
    db,
    rows.map(({ userId }) => userId),
  );
  return rows.map(({ userId, at, ...note }) => ({
    id: note.id,
    incidentId: note.incidentId,
    body: note.body,
    at: at.getTime(),
    by: emails.get(userId) ?? null,
  }));
}

/** @param incidentId the announced incident that it is about; null: none */
export async function addNote(
  db: Database,
  incidentId: number | null,
  body: string,
  { userId, now }: Author,
): Promise<void> {
  await db.operatorNote.create({ data: { incidentId, body, at: new Date(now), userId } });
}
