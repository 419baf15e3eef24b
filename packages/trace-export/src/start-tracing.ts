import type { Log } from "./sdk.ts";
import type { TraceSettings } from "./trace-settings.ts";

/**
 * Begins to send this process's traces; the answer sends what is left and ends that. Without settings nothing is loaded.
 * @param name of the process, where OTEL_SERVICE_NAME doesn't say another
 */
export async function startTracing(
  settings: TraceSettings | null,
  name: string,
  log: Log,
): Promise<() => Promise<void>> {
  if (settings === null) return async () => {};
  const { openTraces } = await import("./sdk.ts");
  return openTraces(settings, name, log);
}
