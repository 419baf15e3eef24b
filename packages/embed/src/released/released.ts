import { createHash } from "node:crypto";
import latest from "../generated/embed-1.0.0.ts";

/** A version of the script, which never changes. */
export type Release = { version: string; code: string; integrity: string };

const release = (version: string, code: string): Release => ({
  version,
  code,
  integrity: `sha384-${createHash("sha384").update(code).digest("base64")}`,
});

/** All versions that pages may name, the newest last. */
export const releases: readonly Release[] = [release("1.0.0", latest)];

/** The newest version of a major one: `v1`; or the version that is named whole: `1.0.0`. Null where there is none. */
export function releaseOf(name: string): Release | null {
  const [, major] = /^v(\d+)$/.exec(name) ?? [];
  return (
    releases.findLast(({ version }) => version === name || (major && version.startsWith(`${major}.`))) ?? null
  );
}
