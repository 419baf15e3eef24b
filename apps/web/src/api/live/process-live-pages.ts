import { listenForAvailability } from "@calcache/calendar-cache";
import { directDatabaseUrl } from "@calcache/environment";
import { processRuntime } from "@calcache/runtime";
import { processWide } from "../../process/process-wide.ts";
import { findConcerned } from "./concerned.ts";
import { type LivePages, openLivePages } from "./live-pages.ts";

/** Open pages of one process; a browser that isn't let in asks again when its page gets the focus. */
const mostViewers = 2_000;
const mostOfAddress = 200;

/** This process's open pages, with their one connection to the database. */
export const livePages = (): LivePages =>
  processWide("live pages", () => {
    const { engine } = processRuntime();
    const databaseUrl = directDatabaseUrl();
    return openLivePages({
      find: (eventTypeId) => findConcerned(engine, eventTypeId),
      listen: (listener) => listenForAvailability(databaseUrl, engine.log, listener),
      most: mostViewers,
      mostOfAddress,
      log: engine.log,
    });
  });
