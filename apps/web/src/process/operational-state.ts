import { createStateReader, readOperationalState, type StateReader } from "@calcache/operations";
import { processRuntime } from "@calcache/runtime";
import { processWide } from "./process-wide.ts";

/** This process's reader. */
export const operationalState: StateReader = () =>
  processWide("operational state", () => {
    const { engine } = processRuntime();
    return createStateReader(() => readOperationalState(engine), engine.log);
  })();
