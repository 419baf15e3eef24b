import { readFileSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "../error-code.ts";

/** The server process of a data directory, as Postgres itself records it. */
export type Postmaster = {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
};

export const postmasterFile = (dataDir: string) => join(dataDir, "postmaster.pid");

/**
 * Reads `postmaster.pid`; null where no server has it or its process is gone. Of its lines the first is the process
 * id, the fourth the port, the eighth the status (Postgres manual, "Database File Layout"). A process id may have
 * gone to somebody else since: only a connection proves that the server lives.
 */
export function readPostmaster(dataDir: string): Postmaster | null {
  const lines = readLines(postmasterFile(dataDir));
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port) || !isAlive(pid)) return null;
  return { pid, port, isReady: lines[7]?.trim() === "ready" };
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

/** Whether a process of this id exists, whoever it is. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}
