import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { removeLeft } from "./folder-in-memory.ts";

const hour = 3_600_000;

test("what a killed run of tests left is removed after hours, and nobody else's", async () => {
  const folder = await mkdtemp(join(tmpdir(), "left-"));
  for (const name of ["calcache-postgres-a", "somebody-elses"]) await mkdir(join(folder, name));
  await removeLeft(folder, Date.now() + 5 * hour);
  expect((await readdir(folder)).sort()).toEqual(["calcache-postgres-a", "somebody-elses"]);
  const pidFile = join(folder, "calcache-postgres-a", "postgres", "postmaster.pid");
  await mkdir(dirname(pidFile));
  await writeFile(pidFile, `${process.pid}\n/data\n0\n5432\n`);
  await removeLeft(folder, Date.now() + 7 * hour);
  expect((await readdir(folder)).sort()).toEqual(["calcache-postgres-a", "somebody-elses"]);
  await rm(pidFile);
  await removeLeft(folder, Date.now() + 7 * hour);
  expect(await readdir(folder)).toEqual(["somebody-elses"]);
  await rm(folder, { recursive: true });
});
