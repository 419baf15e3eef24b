import type { ShownBooker } from "../frame/shown-booker.ts";
import { type Link, type Namespace, showIn } from "./namespace.ts";

/**
 * Puts a booking page into an element, at its end. Links to the booking page that stand there, for visitors whose browser
 * runs no script, make way for it as long as it shows.
 */
export function placeInline(
  namespace: Namespace,
  element: Element,
  link: Link,
  heard: (type: string, data: unknown) => void = () => undefined,
): ShownBooker {
  const links = [...element.querySelectorAll<HTMLAnchorElement>("a[href]")].filter(
    ({ href }) => new URL(href).origin === namespace.origin,
  );
  const hide = (isHidden: boolean) => {
    for (const each of links) each.hidden = isHidden;
  };
  const shown = showIn(namespace, link, "inline", (type, data) => {
    if (type === "linkFailed") hide(links.length === 0);
    heard(type, data);
  });
  hide(true);
  element.append(shown.box);
  return {
    ...shown,
    remove() {
      shown.remove();
      hide(false);
    },
  };
}
