/**
 * What every npm script begins with. It needs nothing but Node and npm: it installs what is missing, generates the
 * Prisma client, and hands over to the command in scripts/, run by the Node.js that this repo brings along.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...path) => join(root, ...path);
const bin = at("node_modules", ".bin");
const environment = {
  ...process.env,
  PATH: `${bin}:${process.env.PATH}`,
  TURBO_TELEMETRY_DISABLED: "1",
  NEXT_TELEMETRY_DISABLED: "1",
};

install();
generate();
run(process.argv[2], process.argv.slice(3));

/** Installs when the lock file isn't the one that was installed. */
function install() {
  const lock = createHash("sha256")
    .update(readFileSync(at("package-lock.json")))
    .digest("hex");
  const marker = at("node_modules", ".installed");
  if (existsSync(marker) && readFileSync(marker, "utf8") === lock) return;
  if (!isNewer(at("node_modules", ".package-lock.json"), at("package-lock.json"))) {
    console.error("Installing what is missing (npm ci) …");
    mustSucceed("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  }
  writeFileSync(marker, lock);
}

function generate() {
  const sql = ["migrations", "sql"].flatMap((folder) =>
    readdirSync(at("prisma", folder), { recursive: true }).map((file) => at("prisma", folder, file)),
  );
  const generated = at("prisma", "generated", "sql.ts");
  if ([at("prisma", "schema.prisma"), ...sql].every((source) => isNewer(generated, source))) return;
  mustSucceed("node", [at("prisma", "scripts", "generate.mjs")], "ignore");
}

function mustSucceed(command, args, output = process.stderr) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", output, "inherit"],
    env: environment,
  });
  if (status === 0) return;
  console.error(`${command} ${args.join(" ")} failed`);
  process.exit(status ?? 1);
}

/** Runs the command; it ends with this process, however this process ends. */
function run(command, args) {
  const child = spawn(
    join(bin, "node"),
    ["--disable-warning=ExperimentalWarning", at("scripts", `${command}.ts`), ...args],
    {
      cwd: root,
      stdio: "inherit",
      env: environment,
    },
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 143)));
}

function isNewer(file, than) {
  return existsSync(file) && statSync(file).mtimeMs >= statSync(than).mtimeMs;
}
