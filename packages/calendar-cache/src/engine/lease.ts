import { randomUUID } from "node:crypto";
import type { Engine } from "./engine.ts";

/**
 * Does some work that only one process may do at a time. Waits up to `patience` ms for whoever does it now; null
 * when that is not enough. The holder is taken for dead after `lifetime` ms.
 */
export async function withLease<Value>(
  engine: Engine,
  name: string,
  { lifetime, patience, retryEvery = 250 }: { lifetime: number; patience: number; retryEvery?: number },
  work: () => Promise<Value>,
): Promise<Value | null> {
  const holder = randomUUID();
  for (let waited = 0; !(await take(engine, name, holder, lifetime)); waited += retryEvery) {
    if (waited >= patience) return null;
    await new Promise((resolve) => setTimeout(resolve, retryEvery));
  }
  try {
    return await work();
  } finally {
    await engine.db.lease.updateMany({
      where: { name, holder },
      data: { holder: null, heldUntil: null, finishedAt: new Date(engine.now()) },
    });
  }
}

async function take(engine: Engine, name: string, holder: string, lifetime: number): Promise<boolean> {
  const now = new Date(engine.now());
  const until = new Date(engine.now() + lifetime);
  const taken = await engine.db.$executeRaw`
    INSERT INTO calcache.lease (name, holder, held_until, started_at) VALUES (${name}, ${holder}, ${until}, ${now})
    ON CONFLICT (name) DO UPDATE SET holder = ${holder}, held_until = ${until}, started_at = ${now}
    WHERE lease.held_until IS NULL OR lease.held_until <= ${now}`;
  return taken === 1;
}
