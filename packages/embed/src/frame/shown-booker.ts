import type { FailureData, SizeData, Theme, Ui } from "../protocol/index.ts";
import { bookingUrl, linkUrl, themeOf, themeOfPage, type Wish } from "./booking-url.ts";
import { firstHeight } from "./first-height.ts";
import { createFrame, type Frame, forget, paint, tellUi } from "./frames.ts";
import { addStyles } from "./styles.ts";

/** What is asked for; the page around is looked at when it is placed. */
export type Asked = Omit<Wish, "page" | "ui"> & { ui: () => Ui };

/** A booking page in a box of its own. */
export type ShownBooker = {
  /** Where to put it. */
  box: HTMLElement;
  /** Lets it look as the namespace's `ui` says now. */
  restyle: () => void;
  remove: () => void;
};

/** ms after a frame has loaded: one that has said nothing by then is refused, gone or broken. */
const patience = 12_000;

/**
 * Makes a booking page's frame with a skeleton in its place until it is there, or a link where it doesn't come.
 * @param tell is called with what happens in it
 */
export function showBooker(asked: Asked, tell: (type: string, data: unknown) => void): ShownBooker {
  const box = document.createElement("div");
  box.className = "calcache-frame";
  const skeleton = document.createElement("div");
  skeleton.className = "calcache-skeleton";
  skeleton.setAttribute("aria-hidden", "true");
  let isReady = false;
  let said = "";
  let layout: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const frame: Frame = createFrame(
    new URL(asked.origin).origin,
    asked.config.iframeAttrs ?? {},
    ({ type, data }) => {
      if (type === "__dimensionChanged") resize(frame, data);
      if (type === "__iframeReady") {
        isReady = true;
        clearTimeout(timer);
        if (JSON.stringify(asked.ui()) !== said) restyle();
      }
      if (type === "linkReady") skeleton.remove();
      tell(type, data);
    },
  );
  const { element } = frame;

  const wish = (): Wish => ({ ...asked, ui: asked.ui(), page: pageAround(box) });

  // Late enough for what the page says next to be part of the first address.
  queueMicrotask(() => {
    if (!box.isConnected) return;
    const now = wish();
    const url = bookingUrl(now);
    layout = url.searchParams.get("layout");
    element.src = url.href;
    // Not before: a frame that is placed without an address loads an empty document first.
    box.append(element);
    // The rest while it is under way.
    addStyles(box);
    wear(now);
    element.style.height ||= `${firstHeight(box.clientWidth, layout)}px`;
  });
  element.addEventListener("load", () => {
    clearTimeout(timer);
    if (element.src !== "" && !isReady) timer = setTimeout(fail, patience);
  });
  box.append(skeleton);

  function wear(now: Wish): Theme {
    const theme = themeOf(now);
    said = JSON.stringify(now.ui);
    paint(frame, theme);
    box.style.colorScheme = element.style.colorScheme;
    return theme;
  }

  function restyle() {
    const now = wish();
    const theme = wear(now);
    if (element.src === "") return;
    const url = bookingUrl(now);
    if (url.searchParams.get("layout") === layout) return tellUi(frame, { ...now.ui, theme });
    layout = url.searchParams.get("layout");
    element.contentWindow?.location.replace(url);
  }

  function fail() {
    const url = linkUrl(asked.origin, asked.calLink).href;
    const link = Object.assign(document.createElement("a"), {
      href: url,
      target: "_blank",
      rel: "noopener",
      textContent: "Open the booking page in a new tab",
    });
    const text = document.createElement("p");
    text.className = "calcache-fallback";
    text.append(link);
    box.replaceChildren(text);
    const failure: FailureData = { code: "no-answer", msg: "The booking page didn't answer", data: { url } };
    tell("linkFailed", failure);
  }

  return {
    box,
    restyle,
    remove() {
      clearTimeout(timer);
      forget(frame);
      box.remove();
    },
  };
}

const pageAround = (box: Element): Wish["page"] => ({
  origin: window.location.origin,
  query: window.location.search,
  theme: themeOfPage(getComputedStyle(box.parentElement ?? box).colorScheme),
  timeZone: ownTimeZone(),
});

/** The visitor's. Chromium's first date format of a page takes 10 ms, which the frame would begin later; `Temporal` knows it at once. */
const ownTimeZone = (): string =>
  "Temporal" in globalThis ? Temporal.Now.timeZoneId() : Intl.DateTimeFormat().resolvedOptions().timeZone;

function resize({ element }: Frame, data: unknown) {
  const { iframeHeight } = data as Partial<SizeData>;
  if (typeof iframeHeight === "number" && iframeHeight > 0)
    element.style.height = `${Math.ceil(iframeHeight)}px`;
}
