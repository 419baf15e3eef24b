import { office365CalendarCache } from "@calcache/office365-calendar-cache";
import { createStateReader, readOperationalState, type StateReader } from "@calcache/operations";
import { processWide } from "./process-wide.ts";

/** This process's reader. */
export const operationalState: StateReader = () =>
  processWide("operational state", () => {
    const { db, now, log } = office365CalendarCache().engine;
    return createStateReader(() => readOperationalState(db, new Date(now())), log);
  })();
