import { createHash } from "node:crypto";
import latest from "../generated/embed-1.0.0.ts";

/** A version of the script, which never changes. */
export type Release = { version: string; code: string; integrity: string };

/** A version of a script, with the digest by which pages check it. */
export const release = (version: string, code: string): Release => ({
  version,
  code,
  integrity: `sha384-${createHash("sha384").update(code).digest("base64")}`,
});

/** All versions that pages may name, the newest last. */
export const releases: readonly Release[] = [release("1.0.0", latest)];

/** The newest version of a major one: `v1`; or the version that is named whole: `1.0.0`. Null where there is none. */
export const releaseOf = (name: string): Release | null => releaseAmong(releases, name);

/** The same among the versions of a script, the newest last. */
export function releaseAmong(versions: readonly Release[], name: string): Release | null {
  const [, major] = /^v(\d+)$/.exec(name) ?? [];
  return (
    versions.findLast(({ version }) => version === name || (major && version.startsWith(`${major}.`))) ?? null
  );
}
