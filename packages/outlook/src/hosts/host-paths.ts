import { type AuthPath, type AuthPaths, clientProof } from "@calcache/microsoft-graph";
import { accountKindOf } from "../mailboxes/account-kind.ts";

/** The organisation of all personal accounts (learn.microsoft.com/entra/identity-platform/id-token-claims-reference, tid). */
const personalTenant = "9188040d-6c67-4c5b-b112-36a304b66dad";

/** The ways of hosts' accounts, as whoever runs Outlook here keeps them. */
export type StoredHostPaths = AuthPaths & {
  /** The one in which an account's owner is to sign in; what is stored of a known account counts before what is given. */
  forSignIn(account: {
    credentialId: number | null;
    accountKind: string | null;
    tid: string | null;
    address: string | null;
  }): Promise<AuthPath>;
  /** That of a name; null where there is none any more. */
  named(name: string): Promise<AuthPath | null>;
};

/** {@link StoredHostPaths}, for whoever knows nothing of kinds of account. */
export type HostPaths = Omit<StoredHostPaths, "forSignIn"> & {
  forSignIn(account: {
    credentialId: number | null;
    tid: string | null;
    address: string | null;
  }): Promise<AuthPath>;
  /** By what the app of a path says at this endpoint who it is; null where it can't. */
  prove(name: string, tokenUrl: string): Promise<Record<string, string> | null>;
};

/** @param now epoch ms */
export const hostPaths = (stored: StoredHostPaths, now: () => number): HostPaths => ({
  ...stored,
  async prove(name, tokenUrl) {
    const path = await stored.named(name);
    if (path === null) return null;
    return clientProof(path.credential, { clientId: path.clientId, tokenUrl, now: now() });
  },
  forSignIn: (account) => stored.forSignIn({ ...account, accountKind: likelyKind(account) }),
});

/** The kind of an account that isn't known yet, by its tenant or its address; null where neither tells. */
function likelyKind({ tid, address }: { tid: string | null; address: string | null }): string | null {
  if (tid !== null) return tid === personalTenant ? "outlook.com" : "microsoft 365";
  const kind = accountKindOf({ id: "", mail: address, userPrincipalName: null });
  return kind === "outlook.com" ? kind : null;
}
