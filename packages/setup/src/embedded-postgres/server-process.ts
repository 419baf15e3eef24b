import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { isAlive, readPostmaster } from "./postmaster.ts";
import type { Launch } from "./unprivileged.ts";

const logFileOf = (dataDir: string) => `${dataDir}.log`;

/** Starts Postgres detached: Ctrl-C in a terminal reaches the app only, which stops its database last. */
export async function launchServer(
  dataDir: string,
  { program, args, options }: Launch,
): Promise<ChildProcess> {
  const log = openSync(logFileOf(dataDir), "a", 0o600);
  try {
    const server = spawn(program, args, {
      ...options,
      detached: true,
      windowsHide: true,
      stdio: ["ignore", log, log],
    });
    await once(server, "spawn");
    server.unref();
    return server;
  } finally {
    closeSync(log);
  }
}

/** The end of the server's own log, which tells why it doesn't start. */
export function endOfServerLog(dataDir: string): string {
  return readFileSync(logFileOf(dataDir), "utf8").trimEnd().split("\n").slice(-10).join("\n");
}

const msBetweenLooks = 20;
const looksAtShutdown = 3000;
const looksAtExit = 100;

/** Asks for a fast shutdown, which ends all sessions, and waits until the server and then its process are gone. */
export async function stopServer(dataDir: string, pid: number): Promise<void> {
  signalServer(dataDir, pid);
  for (let look = 0; look < looksAtShutdown && readPostmaster(dataDir)?.pid === pid; look++) {
    await pause(msBetweenLooks);
  }
  for (let look = 0; look < looksAtExit && isAlive(pid); look++) await pause(msBetweenLooks);
}

/**
 * Postgres takes SIGINT as its fast shutdown (Postgres manual, "Shutting Down the Server"). After a crash the process
 * id may be somebody else's: it is signalled only while the data directory has it.
 */
export function signalServer(dataDir: string, pid: number): void {
  if (readPostmaster(dataDir)?.pid === pid) process.kill(pid, "SIGINT");
}
