import { type Engine, isOfTenant } from "@calcache/calendar-cache";
import type { Condition } from "../states/calendar-state.ts";
import { atAGlance } from "../states/glance.ts";
import { listStates } from "./list-states.ts";

/** An account of a user's that their organisation lets this app into, and how its default calendar does, known or not. */
export type TenantAccount = {
  credentialId: number;
  address: string;
  condition: Condition;
  isUnlisted: boolean;
};

/** Those whose calendar stands in for what a user would select; where they selected any themselves, there is none. */
export async function listTenantAccounts(
  engine: Pick<Engine, "db" | "providers" | "others">,
  userId: number,
): Promise<TenantAccount[]> {
  const states = await listStates(engine, [userId]);
  return states.flatMap((account) => {
    const { credentialId, address, calendars, isUnlisted } = account;
    if (credentialId === null || address === null || !isOfTenant({ credentialId })) return [];
    if (calendars.length === 0 && !isUnlisted) return [];
    const { state, at, reason } = atAGlance(account, calendars);
    return [{ credentialId, address, condition: { state, at, reason }, isUnlisted }];
  });
}
