import type { ChildProcess } from "node:child_process";
import { realpathSync, rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { errorCode } from "../error-code.ts";
import { postmasterFile, readPostmaster } from "./postmaster.ts";
import { endOfServerLog } from "./server-process.ts";

export type Server = {
  readonly pid: number;
  readonly port: number;
  /** An open session in the maintenance database. */
  readonly session: Client;
};

type Steps = {
  readonly dataDir: string;
  readonly urlOf: (port: number) => string;
  readonly launch: () => Promise<ChildProcess>;
};

const msBetweenLooks = 50;
const looks = 1200;
const launches = 6;
const looksBetweenLaunches = 10;

/**
 * Connects to the server that runs in the data directory; where none does, launches it. What a crashed server left
 * names a process id that may belong to a stranger by now: it is recognised by nobody answering on its port. A launch
 * is tried several times, because a port that was free may be taken meanwhile and a killed server's children need a
 * moment to leave.
 */
export async function connectOrLaunch({ dataDir, urlOf, launch }: Steps): Promise<Server> {
  let launched: ChildProcess | null = null;
  let launchesLeft = launches;
  let nextLaunch = 0;
  for (let look = 0; look < looks; look++) {
    const postmaster = readPostmaster(dataDir);
    if (postmaster?.isReady) {
      const session = await connect(urlOf(postmaster.port), dataDir);
      if (session instanceof Client) return { ...postmaster, session };
      if (session === "absent") rmSync(postmasterFile(dataDir), { force: true });
    } else if (postmaster === null && hasEnded(launched) && look >= nextLaunch) {
      if (launchesLeft === 0) break;
      launched = await launch();
      launchesLeft -= 1;
      nextLaunch = look + looksBetweenLaunches;
    }
    await pause(msBetweenLooks);
  }
  throw new Error(`Postgres does not start in ${dataDir}. Its log ends with:\n${endOfServerLog(dataDir)}`);
}

const hasEnded = (process: ChildProcess | null) =>
  process === null || process.exitCode !== null || process.signalCode !== null;

/** A session; or `absent`, if it isn't this data directory's server that has the port; or `busy`, to try again. */
async function connect(url: string, dataDir: string): Promise<Client | "absent" | "busy"> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    const served = rows[0]?.data_directory;
    if (served !== undefined && realpathSync(served) === realpathSync(dataDir)) return client;
    await client.end();
    return "absent";
  } catch (error) {
    await client.end();
    return isAnsweredByNobodyOrStranger(error) ? "absent" : "busy";
  }
}

const wrongPassword = "28P01";
const isAnsweredByNobodyOrStranger = (error: unknown) =>
  errorCode(error) === "ECONNREFUSED" || errorCode(error) === wrongPassword;
