import { type Database, ok, type Result } from "@calcache/prisma";
import { listPaths } from "./list-paths.ts";
import { type PathProblem, type PathScope, switchPath } from "./manage-paths.ts";
import { type PathReach, tryAgainBy } from "./try-again.ts";

/**
 * Makes a path that of a share (percent) of whom a scope names, and has those of them that fail now tried again by it at once.
 * @param ownClientId the environment's app
 */
export async function applyPath(
  db: Database,
  { integration, name }: { integration: string; name: string },
  scope: PathScope,
  share: number,
  ownClientId: string,
): Promise<Result<PathReach, PathProblem>> {
  const switched = await switchPath(db, { integration, name }, scope, share);
  if (!switched.ok) return switched;
  const known = await listPaths(db, integration, ownClientId);
  const paths = new Map(known.map((path) => [path.name, path]));
  const rules = known.flatMap((path) => path.rules);
  return ok(await tryAgainBy(db, { paths, rules }, { integration, name }));
}

/** What a switch reaches, in sentences. */
export const reachWords = ({ accounts, ofAnotherApp, triedAgain }: PathReach): string[] => [
  ...(ofAnotherApp > 0
    ? [`${ofAnotherApp} of ${accounts} have another app's tokens, which serve until they fail.`]
    : []),
  ...(triedAgain.length > 0 ? [`${triedAgain.length} of them fail now, and are tried again by it.`] : []),
];
