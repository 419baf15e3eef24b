import { openSession } from "@calcache/setup/testing";
import { afterAll, afterEach } from "vitest";

export type Session = Awaited<ReturnType<typeof openSession>>;

/** Sessions in whose transactions changes are made: those in use, and those that wait for the next one. */
export function spareSessions(databaseUrl: () => string) {
  const [inUse, idle] = [new Set<Session>(), [] as Session[]];
  afterEach(async () => {
    for (const session of inUse) await session.end();
    inUse.clear();
  });
  afterAll(async () => {
    for (const session of idle) await session.end();
  });
  return {
    async begin(): Promise<Session> {
      const session = idle.pop() ?? (await openSession(databaseUrl()));
      inUse.add(session);
      await session.query("BEGIN");
      return session;
    },
    async commit(session: Session) {
      await session.query("COMMIT");
      inUse.delete(session);
      idle.push(session);
    },
  };
}
