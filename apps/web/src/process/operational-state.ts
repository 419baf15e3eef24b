import { type PathRate, readPathRates } from "@calcache/accounts";
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

const day = 24 * 60 * 60_000;

/** The same, of how auth paths do: by what came of it when accounts last asked, within a day. */
export const authPathRates: StateReader<PathRate[]> = () =>
  processWide("auth path rates", () => {
    const { engine, connections } = processRuntime();
    const read = async () =>
      connections === null
        ? []
        : readPathRates(engine.db, connections.accounts.integration, new Date(engine.now() - day));
    return createStateReader(read, engine.log);
  })();
