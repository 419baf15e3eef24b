import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const msBetweenLooks = 100;

/**
 * Does a piece of work while no other process does one under the same lock file; the others wait for their turn. The lock
 * of a process that has died is taken over.
 * @param lockFile holds the process id of whoever is at work; it exists for no longer
 * @param onWait told once which process is waited for
 */
export async function exclusively(lockFile, work, onWait = () => {}) {
  await acquire(lockFile, onWait);
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

async function acquire(lockFile, onWait) {
  const draft = `${lockFile}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    let hasTold = false;
    while (!isTaken(draft, lockFile)) {
      const holder = holderOf(lockFile);
      if (holder !== null && !isAlive(holder)) {
        renameSync(draft, lockFile);
        await pause(msBetweenLooks);
        // Of several that take over at once, the last one has it.
        if (holderOf(lockFile) === process.pid) return;
        writeFileSync(draft, String(process.pid));
      } else if (holder !== null && !hasTold) {
        onWait(holder);
        hasTold = true;
      }
      await pause(msBetweenLooks);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Links the draft to the lock's name, which fails where that exists: the lock appears with its content or not at all. */
function isTaken(draft, lockFile) {
  try {
    linkSync(draft, lockFile);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function holderOf(lockFile) {
  try {
    return Number(readFileSync(lockFile, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

/** Whether a process of this id exists, whoever it is. */
export function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}
