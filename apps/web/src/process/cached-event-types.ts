import { eventTypeCache } from "@calcache/scheduling";
import { processWide } from "./process-wide.ts";

/** The process's memory of event types. */
export const cachedEventTypes = () => processWide("event types", () => eventTypeCache());
