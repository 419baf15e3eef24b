import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { errorCode } from "../error-code.ts";
import type { Unprivileged } from "./unprivileged.ts";

export const superuser = "postgres";

/**
 * Makes the data directory unless it exists. It appears complete or not at all: what a killed process left half-made
 * is never used, and of two processes that begin at once one wins.
 */
export async function ensureCluster(
  dataDir: string,
  initdb: string,
  unprivileged: Unprivileged,
): Promise<void> {
  if (existsSync(dataDir)) return;
  const draft = `${dataDir}.draft-${randomBytes(4).toString("hex")}`;
  const passwordFile = `${draft}.password`;
  try {
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, ensurePassword(dataDir), { mode: 0o600 });
    unprivileged.own(draft);
    unprivileged.own(passwordFile);
    const { program, args, options } = unprivileged.launch(initdb, [
      `--pgdata=${draft}`,
      `--pwfile=${passwordFile}`,
      `--username=${superuser}`,
      "--auth=scram-sha-256",
      // Iterations slow down those who guess. A random password isn't guessed, and each connection would pay them: half of its time.
      "--set=scram_iterations=1",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
    ]);
    await promisify(execFile)(program, args, options);
    moveUnlessThere(draft, dataDir);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}

/** The superuser's password: in a file beside the data directory, readable by the current user only. */
export function readPassword(dataDir: string): string {
  return readFileSync(passwordFileOf(dataDir), "utf8");
}

const passwordFileOf = (dataDir: string) => `${dataDir}.password`;

function ensurePassword(dataDir: string): string {
  try {
    writeFileSync(passwordFileOf(dataDir), randomBytes(24).toString("hex"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
  return readPassword(dataDir);
}

function moveUnlessThere(draft: string, dataDir: string): void {
  try {
    renameSync(draft, dataDir);
  } catch (error) {
    if (errorCode(error) !== "ENOTEMPTY" && errorCode(error) !== "EEXIST") throw error;
  }
}
