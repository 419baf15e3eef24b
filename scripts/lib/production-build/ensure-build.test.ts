import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { markUsed } from "./build-folders.ts";
import { ensureBuild } from "./ensure-build.ts";

describe("ensureBuild", () => {
  let root: string;
  let builds: number;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "calcache-build-"));
    builds = 0;
    await write("package-lock.json", "{}");
    await write("tsconfig.json", "{}");
    await write("app/package.json", `{ "dependencies": { "@calcache/slots": "1.0.0" } }`);
    await write("app/page.ts", "page");
    await write("app/page.test.ts", "test");
    await write("slots/package.json", "{}");
    await write("slots/slots.ts", "slots");
    await mkdir(join(root, "node_modules", "@calcache"), { recursive: true });
    await symlink(join(root, "slots"), join(root, "node_modules", "@calcache", "slots"));
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(root, { recursive: true });
  });

  async function write(path: string, text: string) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }

  const ensure = () =>
    ensureBuild("app", {
      root,
      async build(folder) {
        builds += 1;
        await mkdir(join(folder, ".next"), { recursive: true });
        await writeFile(join(folder, ".next", "BUILD_ID"), String(builds));
      },
    });
  const idOf = (build: string) => readFile(join(root, "app", build, "BUILD_ID"), "utf8");

  it("builds once for the same sources, however often and by how many it is asked", async () => {
    const [first, second] = await Promise.all([ensure(), ensure()]);
    expect(await ensure()).toBe(first);
    expect(second).toBe(first);
    expect(builds).toBe(1);
    expect(await idOf(first)).toBe("1");
  });

  it("isn't concerned by the environment", async () => {
    const build = await ensure();
    vi.stubEnv("NEXT_PUBLIC_WEBAPP_URL", "https://elsewhere.example");
    vi.stubEnv("PORT", "3001");
    expect(await ensure()).toBe(build);
    expect(builds).toBe(1);
  });

  it.each(["app/page.ts", "slots/slots.ts", "package-lock.json"])(
    "builds beside the build that is in use where %s has changed",
    async (path) => {
      const served = await ensure();
      await write(path, "changed");
      const built = await ensure();
      expect(built).not.toBe(served);
      expect([await idOf(served), await idOf(built)]).toEqual(["1", "2"]);
    },
  );

  it("builds nothing where only a test has changed", async () => {
    const build = await ensure();
    await write("app/page.test.ts", "changed");
    expect(await ensure()).toBe(build);
  });

  it("deletes an older build once nobody uses it any more", async () => {
    const server = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    await once(server, "spawn");
    const served = await ensure();
    await rm(join(root, "app", served, "users", String(process.pid)));
    markUsed(join(root, "app"), served, server.pid ?? 0);
    await write("app/page.ts", "changed");
    await ensure();
    expect(existsSync(join(root, "app", served))).toBe(true);
    server.kill();
    await once(server, "exit");
    await write("app/page.ts", "changed again");
    await ensure();
    expect(await readdir(join(root, "app"))).not.toContain(served);
  });

  it("leaves nothing behind that looks like a build where it fails", async () => {
    const failing = ensureBuild("app", { root, build: async () => Promise.reject(new Error("no room")) });
    await expect(failing).rejects.toThrow("no room");
    expect((await readdir(join(root, "app"))).filter((name) => name.startsWith("."))).toEqual([]);
  });
});
