import type { Database } from "@calcache/prisma";

type Run = (work: (tx: never) => Promise<unknown>) => Promise<unknown>;

/** A database whose transactions do all their work and are then lost, one way or another. */
const losing = (db: Database, lose: (tx: Pick<Database, "$queryRaw">) => Promise<unknown>): Database =>
  new Proxy(db, {
    get: (target, name) =>
      name === "$transaction"
        ? (((work) =>
            target.$transaction(async (tx) => {
              await work(tx as never);
              return lose(tx);
            })) satisfies Run)
        : Reflect.get(target, name),
  });

/** The process that uses it is killed. */
export const dead = () => Promise.reject(new Error("killed"));

export const killed = (db: Database) => losing(db, dead);

/** Postgres ends the session, which the client learns when it wants to go on. */
export const terminated = (db: Database) =>
  losing(db, (tx) => tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())::text`);
