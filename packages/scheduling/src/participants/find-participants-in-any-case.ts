import type { Engine } from "@calcache/calendar-cache";
import { hostShape, Prisma } from "@calcache/prisma";
import { inAnyCase, inOrganization } from "../event-types/names/in-organization.ts";
import { findParticipants, type ParticipantName } from "./find-participants.ts";

type Finder = Awaited<ReturnType<typeof findParticipants>>;

/**
 * {@link findParticipants} by names in any case of letters. Who is found as they are written costs no more; for the others all
 * users are compared once.
 */
export async function findParticipantsInAnyCase(
  engine: Pick<Engine, "db" | "providers" | "now">,
  names: readonly ParticipantName[],
): Promise<Finder> {
  const findWritten = await findParticipants(engine, names);
  const others = names.filter((name) => findWritten(name) === null);
  if (others.length === 0) return findWritten;
  const stored = await namesAsStored(engine, others);
  const findStored = await findParticipants(engine, [...stored.values()]);
  return (name) => findWritten(name) ?? findStored(stored.get(keyOf(name)) ?? name);
}

const keyOf = (name: ParticipantName) =>
  "username" in name ? `username ${name.username.toLowerCase()}` : `email ${name.email.toLowerCase()}`;

async function namesAsStored(
  { db }: Pick<Engine, "db">,
  names: readonly ParticipantName[],
): Promise<Map<string, ParticipantName>> {
  const usernames = names.flatMap((name) => ("username" in name ? name.username.toLowerCase() : []));
  const emails = names.flatMap((name) => ("email" in name ? name.email.toLowerCase() : []));
  const isMeant = Prisma.raw(inOrganization("user", "u", null, await hostShape(db), inAnyCase));
  const users = await db.$queryRaw<{ username: string | null; email: string }[]>`
    SELECT CASE WHEN ${isMeant} THEN u.username END AS username, u.email FROM users u
    WHERE lower(u.username) = ANY(${usernames}::text[]) OR lower(u.email) = ANY(${emails}::text[])
    ORDER BY u.id DESC`;
  const stored = users.flatMap(({ username, email }): ParticipantName[] =>
    username === null ? [{ email }] : [{ username }, { email }],
  );
  return new Map(stored.map((name) => [keyOf(name), name]));
}
