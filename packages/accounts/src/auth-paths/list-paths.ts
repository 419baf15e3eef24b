import type { Database } from "@calcache/prisma";
import { environmentPath, type PathRule } from "./choose-path.ts";
import type { PathScope } from "./manage-paths.ts";

/** An auth path as operators see it: never its credential. */
export type KnownPath = {
  name: string;
  authority: string;
  clientId: string;
  credentialKind: string;
  /** when its credential ends; null where that isn't known */
  notAfter: Date | null;
  /** whose it is, the latest first */
  rules: PathRule[];
};

/**
 * All auth paths of a kind of account and whose they are, by name, the environment's first.
 * @param ownClientId the environment's app
 */
export async function listPaths(
  db: Database,
  integration: string,
  ownClientId: string,
): Promise<KnownPath[]> {
  const [stored, rules] = await Promise.all([
    db.authPath.findMany({ where: { integration }, orderBy: { name: "asc" } }),
    db.authPathRule.findMany({ where: { integration }, orderBy: { id: "desc" } }),
  ]);
  const own = {
    name: environmentPath,
    authority: "common",
    clientId: ownClientId,
    credentialKind: "secret",
    notAfter: null,
  };
  return [own, ...stored].map(({ name, authority, clientId, credentialKind, notAfter }) => ({
    name,
    authority,
    clientId,
    credentialKind,
    notAfter,
    rules: rules.filter(({ path }) => path === name),
  }));
}

/** Whom a rule is for, in words. */
export const pathScopeWords = ({ accountKind, tid }: PathScope): string =>
  [
    `accounts${accountKind === null ? "" : ` of ${accountKind}`}`,
    ...(tid === null ? [] : [`of tenant ${tid}`]),
  ].join(" ");
