import type { Config } from "../frame/booking-url.ts";
import { openModal } from "./modal.ts";
import type { Namespace } from "./namespace.ts";

/** Lets every element with `data-cal-link` open a booking page, whenever it has come to the page. */
export function openByClicks(namespaceOf: (name: string) => Namespace): void {
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || opensElsewhere(event)) return;
    const trigger = event
      .composedPath()
      .find((each): each is HTMLElement => each instanceof HTMLElement && each.dataset.calLink !== undefined);
    if (trigger?.dataset.calLink === undefined) return;
    event.preventDefault();
    const { calLink, calNamespace = "", calOrigin, calConfig } = trigger.dataset;
    openModal(namespaceOf(calNamespace), { calLink, calOrigin, config: configIn(calConfig) });
  });
}

/** Keys with which a link opens in another tab. */
const opensElsewhere = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button !== 0 || metaKey || ctrlKey || shiftKey || altKey;

/** What an attribute says in JSON; nothing where it can't be read, which the page's console says. */
export function configIn(json: string | undefined): Config {
  if (!json) return {};
  try {
    return JSON.parse(json) as Config;
  } catch (error) {
    reportError(error);
    return {};
  }
}
