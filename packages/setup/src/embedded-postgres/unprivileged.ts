import { execFileSync } from "node:child_process";
import { chownSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Starts programs so that they don't run as root, which Postgres refuses. */
export type Unprivileged = {
  /** Gives a file or folder to whom the programs run as. */
  readonly own: (path: string) => void;
  /** What to hand to `node:child_process`. */
  readonly launch: (program: string, args: readonly string[]) => Launch;
};

export type Launch = {
  readonly program: string;
  readonly args: readonly string[];
  readonly options: { readonly uid?: number; readonly gid?: number };
};

const asCurrentUser: Unprivileged = {
  own: () => undefined,
  launch: (program, args) => ({ program, args, options: {} }),
};

/**
 * Postgres runs as the current user or, where that is root, as `nobody`.
 * @param paths what it must reach. Where `nobody` may not walk to one of them (a clone in /root, a private temporary
 * folder), it is given one capability: to read past file permissions.
 */
export function runUnprivileged(paths: readonly string[]): Unprivileged {
  if (process.getuid?.() !== 0) return asCurrentUser;
  const uid = idOfNobody("-u");
  const gid = idOfNobody("-g");
  const own = (path: string) => chownSync(path, uid, gid);
  if (paths.every(isReachableByAll)) {
    return { own, launch: (program, args) => ({ program, args, options: { uid, gid } }) };
  }
  const launch = (program: string, args: readonly string[]) => ({
    program: "setpriv",
    args: [...identityWithCapability(uid, gid), program, ...args],
    options: {},
  });
  return { own, launch };
}

/**
 * Postgres asks `access(2)` whether its programs may be run, and the kernel answers that without capabilities where the
 * real user isn't root, unless the process does without their adjustment (capabilities(7), SECBIT_NO_SETUID_FIXUP).
 */
function identityWithCapability(uid: number, gid: number): string[] {
  const capability = mayGive(dacReadSearch) ? "dac_read_search" : "dac_override";
  return [
    ...[`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"],
    ...[`--inh-caps=+${capability}`, `--ambient-caps=+${capability}`, "--securebits=+no_setuid_fixup"],
  ];
}

/** The capability's bit: linux/capability.h. Docker's containers lack it; they have the wider `dac_override`. */
const dacReadSearch = 1n << 2n;

function mayGive(capability: bigint): boolean {
  const [, bounding = "0"] = /^CapBnd:\s*([0-9a-f]+)/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return (BigInt(`0x${bounding}`) & capability) !== 0n;
}

const idOfNobody = (flag: "-u" | "-g") => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));

function isReachableByAll(path: string): boolean {
  const mayPass = (statSync(path).mode & 0o001) !== 0;
  const parent = dirname(path);
  return mayPass && (parent === path || isReachableByAll(parent));
}
