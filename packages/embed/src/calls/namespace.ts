import type { Config } from "../frame/booking-url.ts";
import { type Asked, type ShownBooker, showBooker } from "../frame/shown-booker.ts";
import type { Ui } from "../protocol/index.ts";
import { fire } from "./events.ts";

/** What a page has said in one namespace, and what it shows by it. */
export type Namespace = {
  name: string;
  /** Where its booking pages are. */
  origin: string;
  forwardQueryParams: boolean;
  ui: Ui;
  shown: Set<ShownBooker>;
};

/** Which page to show. `calOrigin` is another place than the namespace's. */
export type Link = { calLink: string; calOrigin?: string | undefined; config?: Config | undefined };

/** Makes a booking page of a namespace; `heard` is told what happens in it before the page around is. */
export function showIn(
  namespace: Namespace,
  { calLink, calOrigin, config = {} }: Link,
  type: Asked["type"],
  heard: (type: string, data: unknown) => void = () => undefined,
): ShownBooker {
  const { name, forwardQueryParams } = namespace;
  const asked: Asked = {
    ...{ calLink, config, type, namespace: name },
    origin: calOrigin ? placeOf(calOrigin, namespace.origin) : namespace.origin,
    ui: () => namespace.ui,
    forwardQueryParams: forwardQueryParams || window.Cal?.config?.forwardQueryParams === true,
  };
  const shown = showBooker(asked, (type, data) => {
    heard(type, data);
    fire(name, type, data);
  });
  const all: ShownBooker = {
    ...shown,
    remove() {
      namespace.shown.delete(all);
      shown.remove();
    },
  };
  namespace.shown.add(all);
  return all;
}

/** A page that moves over from cal.com may still name it: our own pages are where the script is from. */
export const placeOf = (asked: string, own: string): string =>
  /(^|\.)cal\.com$/.test(new URL(asked).hostname) ? own : new URL(asked).origin;
