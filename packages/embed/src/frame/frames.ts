import { type FrameMessage, isFrameMessage, type Theme, type Ui, uiMessage } from "../protocol/index.ts";

/** A frame with a booking page. */
export type Frame = {
  element: HTMLIFrameElement;
  /** Whom its messages come from, and go to. */
  origin: string;
  /** Called with each of its messages, and with no other's. */
  heard: (message: FrameMessage) => void;
};

const frames = new Set<Frame>();

/** Hands each message to the frame that sent it. Others' messages, and those of what a frame has led to elsewhere, are nobody's. */
export function listen(): void {
  window.addEventListener("message", ({ source, origin, data }) => {
    for (const frame of frames) {
      if (!frame.element.isConnected) continue;
      if (source === frame.element.contentWindow && origin === frame.origin && isFrameMessage(data))
        frame.heard(data);
    }
  });
}

/** @param attributes of the `iframe`, as the page around wants them */
export function createFrame(
  origin: string,
  attributes: Readonly<Record<string, string>>,
  heard: Frame["heard"],
): Frame {
  const element = document.createElement("iframe");
  const all = { title: "Book a time", ...attributes };
  for (const [name, value] of Object.entries(all)) if (isHarmless(name)) element.setAttribute(name, value);
  const frame = { element, origin, heard };
  frames.add(frame);
  return frame;
}

/** Neither code nor another address, and no style that a page's policy would refuse. */
const isHarmless = (name: string) => !/^(on|src|style$|sandbox$)/i.test(name);

export function forget(frame: Frame): void {
  frames.delete(frame);
  frame.element.remove();
}

/** Tells the page in a frame how to look; nobody else can be told by it. */
export const tellUi = ({ element, origin }: Frame, ui: Ui): void =>
  element.contentWindow?.postMessage(uiMessage(ui), origin);

/** A frame is transparent where its own `color-scheme` is that of the page in it. */
export function paint({ element }: Frame, theme: Theme): void {
  element.style.colorScheme = theme === "auto" ? "light dark" : theme;
}
