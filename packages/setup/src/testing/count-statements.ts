import { Client } from "pg";
import { vi } from "vitest";

/** How many statements a piece of work sends to Postgres over the connections of this process, Prisma's included. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const query = vi.spyOn(Client.prototype, "query");
  try {
    await work();
    return query.mock.calls.length;
  } finally {
    query.mockRestore();
  }
}
