import { type Engine, isOfTenant } from "@calcache/calendar-cache";
import type { Condition } from "../states/calendar-state.ts";
import { listStates } from "./list-states.ts";

/** An account of a user's that their organisation lets this app into, and how its default calendar does. */
export type TenantAccount = { credentialId: number; address: string; condition: Condition };

/** Those whose calendar stands in for what a user would select; where they selected any themselves, there is none. */
export async function listTenantAccounts(
  engine: Pick<Engine, "db" | "providers" | "others">,
  userId: number,
): Promise<TenantAccount[]> {
  const states = await listStates(engine, [userId]);
  return states.flatMap(({ credentialId, address, calendars: [calendar] }) => {
    if (credentialId === null || address === null || calendar === undefined) return [];
    const { state, at, reason } = calendar;
    return isOfTenant({ credentialId }) ? [{ credentialId, address, condition: { state, at, reason } }] : [];
  });
}
