import type { ApiKeyInfo } from "@calcache/api-keys";
import type { Engine } from "@calcache/calendar-cache";
import {
  type FoundMember,
  findParticipantsInAnyCase,
  findRuledParticipants,
  type RuledMember,
} from "@calcache/scheduling";
import type { AskedMember } from "./availability-request.ts";

/**
 * Finds the members of a request: those by their own hours among all whose time is public, those by rules among whom a key opens.
 * @param key null for anybody, who may not ask by rules
 */
export async function findMembers(
  engine: Engine,
  key: ApiKeyInfo | null,
  members: readonly AskedMember[],
): Promise<(member: AskedMember) => FoundMember> {
  const ruled = new Map(
    members.flatMap(({ name, rules }, place) =>
      rules === null ? [] : [[members[place], { name, rules } satisfies RuledMember] as const],
    ),
  );
  const names = members.filter(({ rules }) => rules === null).map(({ name }) => name);
  const findPublic = names.length === 0 ? () => null : await findParticipantsInAnyCase(engine, names);
  const findRuled = key && (await findRuledParticipants(engine, key, [...ruled.values()]));
  return (member) => {
    const byRules = ruled.get(member);
    if (byRules) return findRuled?.(byRules) ?? { kind: "unknown" };
    const host = findPublic(member.name);
    return host ? { kind: "found", hours: [host] } : { kind: "unknown" };
  };
}
