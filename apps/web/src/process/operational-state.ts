import { createStateReader, readOperationalState, type StateReader } from "@calcache/operations";
import { processRuntime } from "@calcache/runtime";
import { processWide } from "./process-wide.ts";

/** This process's reader. */
export const operationalState: StateReader = () =>
  processWide("operational state", () => {
    const { db, now, log } = processRuntime().engine;
    return createStateReader(() => readOperationalState(db, new Date(now())), log);
  })();
