import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { exclusively } from "./exclusively.mjs";

describe("exclusively", () => {
  let folder: string;
  let lock: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "calcache-lock-"));
    lock = join(folder, "lock");
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("lets another process wait until the first is done, and tells it for whom", async () => {
    const module = JSON.stringify(new URL("./exclusively.mjs", import.meta.url).href);
    const done = join(folder, "done");
    const code = `
      import { writeFileSync } from "node:fs";
      const { exclusively } = await import(${module});
      await exclusively(${JSON.stringify(lock)}, async () => {
        console.log("working");
        await new Promise((resolve) => process.stdin.once("data", resolve));
        writeFileSync(${JSON.stringify(done)}, "");
      });
      process.exit();`;
    const first = spawn(process.execPath, ["--input-type=module", "-e", code]);
    await once(first.stdout, "data");
    const onWait = vi.fn();
    const second = exclusively(lock, async () => existsSync(done), onWait);
    await vi.waitFor(() => expect(onWait).toHaveBeenCalledWith(first.pid));
    first.stdin.write("go on\n");
    expect(await second).toBe(true);
    expect(onWait).toHaveBeenCalledOnce();
  });

  it("takes over from a process that has died", async () => {
    const dead = spawn(process.execPath, ["--version"]);
    await once(dead, "exit");
    await writeFile(lock, String(dead.pid));
    expect(await exclusively(lock, async () => "done")).toBe("done");
  });

  it("leaves nothing behind, even where the work fails", async () => {
    const failing = exclusively(lock, async () => Promise.reject(new Error("failed")));
    await expect(failing).rejects.toThrow("failed");
    expect(await readdir(folder)).toEqual([]);
  });
});
