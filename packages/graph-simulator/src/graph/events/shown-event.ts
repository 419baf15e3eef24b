import type { EventView } from "../../events/event.ts";
import type { Mailbox } from "../../mailbox/mailbox.ts";
import type { Preferences } from "../protocol/prefer.ts";

/** An event about to be shown. */
export type ShownEvent = { view: EventView; mailbox: Mailbox; preferences: Preferences };
