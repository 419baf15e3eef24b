import { type Dependencies, isOurs, type Manifest } from "./workspaces.ts";

/** The compiled file of a source file, as `exports` and `bin` name them. */
const compiled = (source: string) => source.replace(/\.tsx?$/, ".js");
const declared = (source: string) => source.replace(/\.tsx?$/, ".d.ts");

/**
 * The entries of a package whose sources were compiled beside each other.
 * @param has whether a file, `./src/index.js`, is in the package: of a bundled one only what is imported is there
 */
export function packedExports(
  exports: Manifest["exports"] = {},
  has: (file: string) => boolean,
): Record<string, string | { types: string; default: string }> {
  return Object.fromEntries(
    Object.entries(exports)
      .filter(([, source]) => has(compiled(source)))
      .map(([entry, source]) => [
        entry,
        compiled(source) === source ? source : { types: declared(source), default: compiled(source) },
      ]),
  );
}

/** Programs by command, of a package whose sources were compiled beside each other. */
export const packedBin = (bin: NonNullable<Manifest["bin"]>): Record<string, string> =>
  Object.fromEntries(Object.entries(bin).map(([command, source]) => [command, compiled(source)]));

/**
 * Of a workspace's dependencies, those from the registry that its compiled files name; types among them, since whoever compiles
 * against a package reads its declarations.
 * @param files the text of each compiled file
 */
export function usedDependencies(dependencies: Dependencies = {}, files: readonly string[]): Dependencies {
  const isUsed = (name: string) => files.some((text) => isNamed(name, text));
  return Object.fromEntries(Object.entries(dependencies).filter(([name]) => !isOurs(name) && isUsed(name)));
}

const isNamed = (name: string, text: string) =>
  ['"', "'", "`"].some(
    (quote) => text.includes(`${quote}${name}${quote}`) || text.includes(`${quote}${name}/`),
  );

/** All of several workspaces' dependencies. @throws Error where they want different versions of one */
export function joinDependencies(all: readonly Dependencies[]): Dependencies {
  const joined = new Map<string, string>();
  for (const [name, version] of all.flatMap((each) => Object.entries(each))) {
    const other = joined.get(name) ?? version;
    if (other !== version)
      throw new Error(`${name} is wanted as ${other} and as ${version}: pin one version`);
    joined.set(name, version);
  }
  return Object.fromEntries([...joined].sort(([one], [other]) => (one < other ? -1 : 1)));
}
