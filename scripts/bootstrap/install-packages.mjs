import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { exclusively } from "./exclusively.mjs";
import { installing, markerOf, planInstall } from "./install-plan.mjs";
import { inRepo, toolEnvironment } from "./paths.mjs";

const lockFile = inRepo("package-lock.json");
const markerFile = inRepo("node_modules", ".installed");
/** npm's own list of what it has installed, which it writes last. */
const installedFile = inRepo("node_modules", ".package-lock.json");

/**
 * Installs what the lock file names and isn't there yet: what running the software takes and, if asked for, what
 * developing it takes. Of two commands that start at once one installs.
 */
export async function installPackages(needsDev) {
  if (plan(needsDev).command === null) return;
  await exclusively(
    inRepo(".installing"),
    async () => install(plan(needsDev)),
    (pid) => console.error(`Waiting for process ${pid}, which installs packages …`),
  );
}

function plan(needsDev) {
  const lock = createHash("sha256").update(readFileSync(lockFile)).digest("hex");
  const marker = existsSync(markerFile) ? readFileSync(markerFile, "utf8") : null;
  return { ...planInstall({ marker, lock, byHand: installedByHand(), needsDev }), lock };
}

function install({ command, dev, lock }) {
  if (command === null) return;
  console.error(`Installing what is missing (npm ${command}) …`);
  mkdirSync(inRepo("node_modules"), { recursive: true });
  writeFileSync(markerFile, installing);
  const which = dev ? "--include=dev" : "--omit=dev";
  const options = command === "install" ? ["--no-save"] : [];
  npm([command, which, ...options, "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(markerFile, markerOf({ lock, dev }));
}

function installedByHand() {
  if (!existsSync(installedFile) || statSync(installedFile).mtimeMs < statSync(lockFile).mtimeMs) return null;
  const { devDependencies } = JSON.parse(readFileSync(inRepo("package.json"), "utf8"));
  const hasDev = Object.keys(devDependencies).every((name) =>
    existsSync(inRepo("node_modules", ...name.split("/"))),
  );
  return hasDev ? "all" : "no dev";
}

/** Runs the npm that runs this; its file is known to npm scripts, and `npm.cmd` can't be spawned without a shell. */
function npm(args) {
  const npmFile = process.env.npm_execpath;
  const isFile = npmFile?.endsWith("js");
  const { status } = spawnSync(isFile ? process.execPath : "npm", isFile ? [npmFile, ...args] : args, {
    cwd: inRepo(),
    stdio: ["ignore", process.stderr, "inherit"],
    env: toolEnvironment(),
    shell: !isFile && process.platform === "win32",
  });
  if (status === 0) return;
  console.error(`npm ${args.join(" ")} failed`);
  process.exit(status ?? 1);
}
