import { createHash } from "node:crypto";

/** The auth path of the environment's client id and secret: everybody's who has no other. */
export const environmentPath = "environment";

/** Whose way an auth path is: that of `share` percent of the accounts of a kind and of a tenant; null is any. */
export type PathRule = {
  /** the later one counts first */
  id: number;
  path: string;
  accountKind: string | null;
  tid: string | null;
  share: number;
};

/** What is known of an account; null is unknown. */
export type PathSubject = { accountKind: string | null; tid: string | null; address: string | null };

/**
 * The auth path of an account. A rule for its tenant counts before one for its kind, that before one for all, and of those that say the
 * same of whom they are for the latest. Who isn't in the share of one is left to the next.
 */
export function choosePath(rules: readonly PathRule[], account: PathSubject): string {
  const applying = rules
    .filter(({ accountKind }) => accountKind === null || accountKind === account.accountKind)
    .filter(({ tid }) => tid === null || tid === account.tid)
    .toSorted((a, b) => precision(b) - precision(a) || b.id - a.id);
  return applying.find((rule) => isInShare(rule, account.address))?.path ?? environmentPath;
}

const precision = ({ accountKind, tid }: PathRule) => (tid === null ? 0 : 2) + (accountKind === null ? 0 : 1);

/** By its address and the path, so that an account stays in a share that grows, and isn't the first for every path. */
function isInShare({ path, share }: PathRule, address: string | null): boolean {
  if (share >= 100) return true;
  if (address === null) return false;
  const digest = createHash("sha256").update(`${path}\n${address}`).digest();
  return digest.readUInt32BE() / 2 ** 32 < share / 100;
}
