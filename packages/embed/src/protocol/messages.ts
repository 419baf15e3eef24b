import type { Ui } from "./ui.ts";

const originator = "CAL";

/** What the page in a frame tells: something that happened. */
export type FrameMessage = {
  originator: typeof originator;
  type: string;
  namespace: string;
  fullType: string;
  data: unknown;
};

/** What the page around tells the frame: how to look. */
export type UiMessage = { originator: typeof originator; method: "ui"; arg: Ui };

export const messageOf = (namespace: string, type: string, data: unknown): FrameMessage => ({
  originator,
  type,
  namespace,
  fullType: `${originator}:${namespace}:${type}`,
  data,
});

export const uiMessage = (arg: Ui): UiMessage => ({ originator, method: "ui", arg });

/** Whether a message of a frame is ours. Who sent it has to be looked at besides. */
export const isFrameMessage = (message: unknown): message is FrameMessage =>
  isFromUs(message) && typeof message.type === "string";

/** How the page around wants the frame to look; null where a message doesn't say. */
export const uiIn = (message: unknown): Ui | null =>
  isFromUs(message) && message.method === "ui" && typeof message.arg === "object" && message.arg !== null
    ? message.arg
    : null;

const isFromUs = (message: unknown): message is Record<string, unknown> =>
  typeof message === "object" &&
  message !== null &&
  "originator" in message &&
  message.originator === originator;
