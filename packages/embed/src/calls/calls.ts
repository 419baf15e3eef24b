import type { Ui } from "../protocol/index.ts";
import { type Listener, leave, listenTo } from "./events.ts";
import { type FloatingButton, floatButton } from "./floating-button.ts";
import { placeInline } from "./inline.ts";
import { closeModals, openModal, prepareModal } from "./modal.ts";
import { type Link, type Namespace, placeOf } from "./namespace.ts";

type Init = { origin?: string; calOrigin?: string; forwardQueryParams?: boolean };
type Inline = Link & { elementOrSelector: string | Element };
type Heard = { action: string; callback: Listener };

/** What a page may call, by cal.com's names. */
export const calls = {
  init(namespace: Namespace, nameOrInit?: string | Init, more?: Init) {
    const {
      origin,
      calOrigin = origin,
      forwardQueryParams,
    } = (typeof nameOrInit === "string" ? more : nameOrInit) ?? {};
    if (calOrigin) namespace.origin = placeOf(calOrigin, namespace.origin);
    if (forwardQueryParams !== undefined) namespace.forwardQueryParams = forwardQueryParams;
  },
  inline(namespace: Namespace, { elementOrSelector, ...link }: Inline) {
    const element =
      typeof elementOrSelector === "string" ? document.querySelector(elementOrSelector) : elementOrSelector;
    if (element === null) throw new Error(`There is no element ${elementOrSelector}`);
    placeInline(namespace, element, link);
  },
  modal: (namespace: Namespace, link: Link) => openModal(namespace, link),
  closeModal: closeModals,
  floatingButton: (namespace: Namespace, wish: FloatingButton) => floatButton(namespace, wish),
  ui(namespace: Namespace, ui: Ui) {
    namespace.ui = { ...namespace.ui, ...ui };
    for (const shown of namespace.shown) shown.restyle();
  },
  on: ({ name }: Namespace, { action, callback }: Heard) => listenTo(name, action, callback),
  off: ({ name }: Namespace, { action, callback }: Heard) => leave(name, action, callback),
  preload(namespace: Namespace, { calLink, calOrigin, config }: Link) {
    prepareModal(namespace, { calLink, calOrigin, config: config ?? {} });
  },
  prerender(namespace: Namespace, link: Link) {
    calls.preload(namespace, link);
  },
};
