import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Schedule } from "../schedule.ts";
import type { Snapshot } from "./snapshot.ts";
import { snapshotSchema } from "./snapshot.ts";

const SAVE_DELAY_MS = 500;

/** Keeps the state in a file: saves a little after each burst of changes, and at the end. */
export type DataFile = {
  /** Asks for a save soon. */
  touch: () => void;
  /** Saves what isn't saved yet; rejects if the file can't be written. */
  close: () => Promise<void>;
};

/** Reads a snapshot; null if there is no such file. Rejects if the file holds something else. */
export async function readSnapshot(path: string): Promise<Snapshot | null> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  const parsed = snapshotSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(
    `${path} is no snapshot of the simulator: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`,
  );
}

/** Makes a data file that saves what `take` gives; a reader always finds a whole file, the old or the new. */
export function createDataFile(path: string, take: () => Snapshot, schedule: Schedule): DataFile {
  let dirty = false;
  let planned = false;
  let saving: Promise<void> = Promise.resolve();

  async function save(): Promise<void> {
    if (!dirty) return;
    dirty = false;
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.tmp`, JSON.stringify(take()));
      await rename(`${path}.tmp`, path);
    } catch (error) {
      dirty = true;
      throw error;
    }
  }

  function enqueue(): Promise<void> {
    saving = saving.catch(() => {}).then(save);
    return saving;
  }

  return {
    touch: () => {
      dirty = true;
      if (planned) return;
      planned = true;
      schedule(() => {
        planned = false;
        // A failure leaves the state unsaved; the next save tries again, and the last one reports it.
        enqueue().catch(() => {});
      }, SAVE_DELAY_MS);
    },
    close: enqueue,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
