import {
  type AccountKindState,
  createStateReader,
  readAccountKinds,
  readOperationalState,
  type StateReader,
} from "@calcache/operations";
import { processRuntime } from "@calcache/runtime";
import { processWide } from "./process-wide.ts";

/** This process's reader. */
export const operationalState: StateReader = () =>
  processWide("operational state", () => {
    const { engine } = processRuntime();
    return createStateReader(() => readOperationalState(engine), engine.log);
  })();

/** The same, of how each kind of account does. */
export const accountKinds: StateReader<AccountKindState[]> = () =>
  processWide("account kinds", () => {
    const { engine } = processRuntime();
    return createStateReader(() => readAccountKinds(engine), engine.log);
  })();
