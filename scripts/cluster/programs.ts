import { existsSync, readdirSync } from "node:fs";

const libraries = "/usr/lib";

/** The programs of Debian's that scenarios stand on, each with its package. */
const places = {
  haproxy: () => ["/usr/sbin/haproxy"],
  pgbouncer: () => ["/usr/sbin/pgbouncer"],
  libfaketime: () =>
    readdirSync(libraries).map((folder) => `${libraries}/${folder}/faketime/libfaketimeMT.so.1`),
} as const;

export type Program = keyof typeof places;

const find = (program: Program): string | undefined => places[program]().find(existsSync);

export const isInstalled = (program: Program): boolean => find(program) !== undefined;

/**
 * The path of a program.
 * @throws Error that names the package to install
 */
export function pathOf(program: Program): string {
  const found = find(program);
  if (found === undefined) throw new Error(`${program} isn't installed: apt-get install ${program}`);
  return found;
}
