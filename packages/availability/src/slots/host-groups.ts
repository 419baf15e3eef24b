/** Whom a slot needs: some alone, and of each group so many as are required, which ones is left open. */
export type HostGroups<Host> = {
  needed: Host[];
  /** In the order of their first hosts. */
  groups: { required: number; hosts: Host[] }[];
};

/** What says whom an event type's slots need. */
type Shared<Host> = {
  schedulingType: "COLLECTIVE" | "ROUND_ROBIN";
  hosts: readonly Host[];
  requiredHosts?: number;
};

/**
 * Tells apart whom a slot needs: all of a collective; of a round robin those who are fixed, and of each group of the others one, or
 * as many as are required. Those who are in no group are one together.
 */
export function groupHosts<Host extends { isFixed: boolean; groupId?: string | null }>({
  schedulingType,
  hosts,
  requiredHosts: required = 1,
}: Shared<Host>): HostGroups<Host> {
  const isNeeded = ({ isFixed }: Host) => schedulingType === "COLLECTIVE" || isFixed;
  const sharing = Map.groupBy(
    hosts.filter((host) => !isNeeded(host)),
    ({ groupId }) => groupId ?? null,
  );
  return {
    needed: hosts.filter(isNeeded),
    groups: [...sharing.values()].map((members) => ({ required, hosts: members })),
  };
}
