import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { patience } from "@calcache/testing";
import { interrupt, run, until } from "../../../apps/web/e2e/support/run.ts";
import { inRepo } from "../../lib/root.ts";
import { packPackage } from "../pack-package.ts";
import { packedPackages } from "../packed-packages.ts";

/** An app outside this repo. */
export type InstalledApp = {
  /** A path in its `node_modules`. */
  readonly installed: (...path: string[]) => string;
  /** Starts a Node.js program of the app and waits until it answers at `probe`. */
  start(program: string, args: string[], env: Record<string, string>, probe: string): Promise<void>;
  /** Ends what was started. */
  stop(): Promise<void>;
  /** Ends what was started, and deletes everything. */
  remove(): Promise<void>;
};

/**
 * The example of a host app, built in a temporary folder outside the repo, from the packages that `npm run pack` makes.
 * @throws Error with what npm wrote, where the registry can't be reached among others
 */
export async function installHostApp(): Promise<InstalledApp> {
  const root = await mkdtemp(join(tmpdir(), "calcache-host-"));
  const folder = join(root, "examples", "host-app");
  const ends: (() => Promise<unknown>)[] = [];
  const app: InstalledApp = {
    installed: (...path) => join(folder, "node_modules", ...path),
    async start(program, args, env, probe) {
      const { child, ended, output } = run(process.execPath, [program, ...args], env, folder);
      ends.push(() => {
        child.kill("SIGTERM");
        return ended;
      });
      await until(async () => (await fetch(probe)).ok).catch((error) => {
        throw new Error(`${error.message}\n${output()}`);
      });
    },
    async stop() {
      for (const end of ends.splice(0).reverse()) await end();
    },
    async remove() {
      await app.stop();
      await rm(root, { recursive: true, force: true });
    },
  };
  try {
    await copySources(folder);
    for (const each of packedPackages) await packPackage(each, join(root, "packed"));
    await npm(folder, "install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error");
    await npm(folder, "run", "build");
    return app;
  } catch (error) {
    await app.remove();
    throw error;
  }
}

/** Not what somebody who followed its README has there. */
const notSources = /\/(node_modules|\.[^/]+|package-lock\.json|next-env\.d\.ts|[^/]+\.tsbuildinfo)$/;

async function copySources(to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  const from = inRepo("examples", "host-app");
  await cp(from, to, { recursive: true, filter: (path) => !notSources.test(path.slice(from.length)) });
}

/** How this machine reaches the registry. */
const networkVariable =
  /^(https?_proxy|no_proxy|node_extra_ca_certs|ssl_cert_file|npm_config_(registry|cafile|cache|userconfig|https?_proxy))$/i;

/** s that npm may take on an idle machine; where its cache is empty it has much to fetch. */
const longest = 120;

async function npm(cwd: string, ...args: string[]): Promise<void> {
  const network = Object.entries(process.env).flatMap(([name, value]) =>
    networkVariable.test(name) && value !== undefined ? [[name, value] as const] : [],
  );
  const env = { ...Object.fromEntries(network), NEXT_TELEMETRY_DISABLED: "1" };
  const started = run("npm", args, env, cwd);
  const ended = await Promise.race([started.ended, tooLong()]);
  if (ended === "took too long") await interrupt(started);
  if (ended !== 0) throw new Error(`npm ${args.join(" ")}: ${ended}\n${started.output()}`);
}

/** Resolves once that has passed. It is asked again and again, because npm itself makes the load, and others come and go. */
async function tooLong() {
  const began = Date.now();
  while (Date.now() - began < patience(longest * 1000)) await delay(1_000, undefined, { ref: false });
  return "took too long" as const;
}
