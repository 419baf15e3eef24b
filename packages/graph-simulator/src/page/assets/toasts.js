import { element } from "./dom.js";

const SHOWN_FOR_MS = 4000;
const ERROR_SHOWN_FOR_MS = 9000;

/**
 * Short messages in a corner of the page, read out by screen readers.
 * @param {HTMLElement} region a live region
 */
export function createToasts(region) {
  /**
   * @param {string} text
   * @param {"done" | "error"} kind
   */
  const show = (text, kind) => {
    const toast = element("p", { class: `toast is-${kind}`, "data-testid": "toast" }, text);
    region.replaceChildren(toast);
    setTimeout(() => toast.remove(), kind === "error" ? ERROR_SHOWN_FOR_MS : SHOWN_FOR_MS);
  };
  return {
    /** @param {string} text */
    done: (text) => show(text, "done"),
    /** @param {unknown} error */
    failed: (error) => show(error instanceof Error ? error.message : String(error), "error"),
  };
}
