import type { ShownBooker } from "../frame/shown-booker.ts";
import { addStyles } from "../frame/styles.ts";
import { type Link, type Namespace, showIn } from "./namespace.ts";

type Modal = { dialog: HTMLDialogElement; shown: ShownBooker };

const modals = new Map<string, Modal>();

const keyOf = ({ name }: Namespace, link: Link) => JSON.stringify([name, link]);

/** Opens a booking page above the page, as it was left when it was closed. Where a booking was made in it, it begins anew. */
export function openModal(namespace: Namespace, link: Link): void {
  const { dialog } = prepareModal(namespace, link);
  if (!dialog.open) dialog.showModal();
}

/** Has a booking page ready before it is opened. */
export function prepareModal(namespace: Namespace, link: Link): Modal {
  const key = keyOf(namespace, link);
  const known = modals.get(key);
  if (known?.dialog.isConnected) return known;
  const made = createModal(namespace, link, () => {
    modals.delete(key);
  });
  modals.set(key, made);
  return made;
}

export function closeModals(): void {
  for (const { dialog } of modals.values()) dialog.close();
}

/** A dialog: the browser keeps the focus in it, closes it by Escape, and gives the focus back to where it was. */
function createModal(namespace: Namespace, link: Link, over: () => void): Modal {
  const dialog = document.createElement("dialog");
  const close = document.createElement("button");
  let isOver = false;
  const shown = showIn(namespace, link, "modal", (type) => {
    if (type === "__closeIframe") dialog.close();
    if (type === "bookingSuccessful" || type === "rescheduleBookingSuccessful" || type === "linkFailed")
      isOver = true;
  });
  dialog.className = "calcache-modal";
  dialog.setAttribute("aria-label", link.config?.iframeAttrs?.title ?? "Book a time");
  close.className = "calcache-close";
  close.type = "button";
  close.textContent = "×";
  close.setAttribute("aria-label", "Close");
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    if (!isOver) return;
    over();
    shown.remove();
    dialog.remove();
  });
  dialog.append(close, shown.box);
  document.body.append(dialog);
  addStyles(dialog);
  return { dialog, shown };
}
