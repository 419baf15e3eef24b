import type { Database } from "./client.ts";

type Transact = Database["$transaction"];

/**
 * The same database, whose transactions say that an API key wants what they do: it isn't told of that. What became of a booking, and what
 * was asked of its events, is noted with the key; see `writer_id` in the schema.
 */
export function writtenBy(db: Database, apiKeyId: string): Database {
  const transact = (work: unknown, limits?: Parameters<Transact>[1]) => {
    if (typeof work !== "function") return db.$transaction(work as never, limits as never);
    return db.$transaction(async (tx) => {
      // Until the transaction's end: its connection is the next one's then.
      await tx.$executeRaw`SELECT set_config('calcache.writer', ${apiKeyId}, true)`;
      return work(tx);
    }, limits);
  };
  return new Proxy(db, {
    get: (target, name) => (name === "$transaction" ? transact : Reflect.get(target, name)),
  });
}
