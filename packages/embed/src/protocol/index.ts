/**
 * What the script in a page and the booking page in its frame say to each other: by the frame's address at first, by messages
 * then. The names are cal.com's, as far as it has them.
 */

export type { BookingData, CancelledData, FailureData, SizeData } from "./events.ts";
export { type FrameMessage, isFrameMessage, messageOf, type UiMessage, uiIn, uiMessage } from "./messages.ts";
export { isOwnParameter, parameters } from "./parameters.ts";
export { brandOf, type Theme, type Ui } from "./ui.ts";
