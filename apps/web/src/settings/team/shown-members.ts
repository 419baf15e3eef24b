import { type Absence, keepsAbsences, nextAbsences } from "@calcache/configuration";
import { atAGlance, findRelinks, listStates, type RelinkAccount } from "@calcache/connections";
import type { ShownMember } from "@calcache/elements";
import { processRuntime } from "@calcache/runtime";
import { absenceWords, datesWords } from "../absence-words.ts";
import type { Member } from "../managed-team.ts";
import { askedWords, askingWords, roleWords } from "./team-words.ts";

/**
 * A team's members and how they do, and how far it is that their accounts' owners are asked to sign in again, in words.
 * @param fields what their forms are sent with
 */
export async function shownMembers(
  members: readonly Member[],
  fields: Readonly<Record<string, string>>,
): Promise<{ members: ShownMember[]; asking: string | null }> {
  const { engine, connections } = processRuntime();
  const integrations = connections === null ? [] : [connections.accounts.integration];
  const today = new Date(engine.now()).toISOString().slice(0, "YYYY-MM-DD".length);
  const ids = members.map(({ user }) => user.id);
  const [absences, states, relinks] = await Promise.all([
    (await keepsAbsences(engine.db)) ? nextAbsences(engine.db, ids, today) : null,
    listStates(engine, ids),
    findRelinks(engine.db, integrations),
  ]);
  const waiting = new Map(relinks.map((one): [number, RelinkAccount] => [one.credentialId, one]));
  const ofMember = Map.groupBy(states, ({ userId }) => userId);
  const own = new Set(ids);
  const asking = askingWords(
    relinks.filter(({ userId }) => own.has(userId)),
    engine.now(),
  );
  const shown = members.map(({ role, user }) => ({
    id: user.id,
    name: user.name ?? user.username ?? user.email,
    email: user.email,
    role: roleWords[role],
    away: awayWords(absences?.get(user.id)),
    accounts: (ofMember.get(user.id) ?? []).map((account, index) => {
      const relink = account.credentialId === null ? undefined : waiting.get(account.credentialId);
      return {
        id: `${account.credentialId ?? "none"}-${index}`,
        address: account.address,
        condition: atAGlance(account, account.calendars),
        asked: relink?.needsOwner ? askedWords(relink, engine.now()) : null,
        askFields: relink?.needsOwner ? { ...fields, account: String(relink.credentialId) } : null,
      };
    }),
  }));
  return { members: shown, asking };
}

function awayWords(absence: Absence | undefined): string | null {
  if (absence === undefined) return null;
  const about = absenceWords(absence);
  return `Out of office: ${datesWords(absence)}${about === null ? "" : ` · ${about}`}`;
}
