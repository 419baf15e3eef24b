import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A path inside the repo. */
export const inRepo = (...path) => join(root, ...path);

/** The Node.js that the package `node` brings along; where it has none for this platform, the one that runs this. */
export function nodeProgram() {
  const brought = inRepo("node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  return existsSync(brought) ? brought : process.execPath;
}

/**
 * The JavaScript file of a program that a package of the repo's root brings along. It is run by Node.js itself, because
 * npm's own links to programs are shell scripts on Windows.
 */
export function programFile(name) {
  const { dependencies, devDependencies } = readJson("package.json");
  for (const dependency of Object.keys({ ...dependencies, ...devDependencies })) {
    const folder = ["node_modules", ...dependency.split("/")];
    if (!existsSync(inRepo(...folder, "package.json"))) continue;
    const { bin = {} } = readJson(...folder, "package.json");
    const file = typeof bin === "string" ? { [dependency.split("/").at(-1)]: bin }[name] : bin[name];
    if (file !== undefined) return inRepo(...folder, file);
  }
  throw new Error(`No package of package.json has a program ${name}`);
}

/**
 * This process's environment with the installed programs first on the path, and nothing told to their makers. Node.js keeps
 * what it has compiled, TypeScript too: a command starts in half the time.
 */
export function toolEnvironment() {
  const path = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  return {
    ...process.env,
    [path]: [inRepo("node_modules", ".bin"), process.env[path]].join(delimiter),
    TURBO_TELEMETRY_DISABLED: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_COMPILE_CACHE: inRepo("node_modules", ".cache", "node"),
  };
}

function readJson(...path) {
  return JSON.parse(readFileSync(inRepo(...path), "utf8"));
}
