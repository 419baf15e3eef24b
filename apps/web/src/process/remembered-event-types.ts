import { eventTypeMemory } from "@calcache/scheduling";
import { processWide } from "./process-wide.ts";

/** The process's memory of event types. */
export const rememberedEventTypes = () => processWide("event types", () => eventTypeMemory());
