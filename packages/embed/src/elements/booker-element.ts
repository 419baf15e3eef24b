import { placeInline } from "../calls/inline.ts";
import type { Namespace } from "../calls/namespace.ts";
import { placeOf } from "../calls/namespace.ts";
import { configIn } from "../calls/triggers.ts";
import type { ShownBooker } from "../frame/shown-booker.ts";
import type { Theme, Ui } from "../protocol/index.ts";
import { DrawnElement } from "./drawn-element.ts";

const attributes = ["team", "user", "event", "theme", "layout", "brand", "config", "namespace", "origin"];

/**
 * Defines `<calcache-booker team="devs" event="intro">`: a booking page that is placed by HTML alone. Without `event` it is the
 * team's page. What happens in it is dispatched on the element, by the names that `Cal("on", …)` has.
 * @param namespace one of its own for each element
 */
export function defineBooker(namespace: (name: string) => Namespace): void {
  if (customElements.get("calcache-booker")) return;
  customElements.define(
    "calcache-booker",
    class extends DrawnElement {
      static observedAttributes = attributes;
      #shown: ShownBooker | null = null;

      draw() {
        this.clear();
        this.#shown = show(this, namespace);
      }
      clear() {
        this.#shown?.remove();
        this.#shown = null;
      }
    },
  );
}

function show(element: HTMLElement, namespaceOf: (name: string) => Namespace): ShownBooker | null {
  const said = (name: string) => element.getAttribute(name) ?? undefined;
  const [team, user, event] = [said("team"), said("user"), said("event")];
  const owner = team === undefined ? user : `team/${encodeURIComponent(team)}`;
  if (owner === undefined) {
    reportError(new Error("calcache-booker needs a team or a user"));
    return null;
  }
  const shared = namespaceOf(said("namespace") ?? "");
  const [theme, layout, brand, origin] = [said("theme"), said("layout"), said("brand"), said("origin")];
  const ui: Ui = {
    ...shared.ui,
    ...(theme !== undefined && { theme: theme as Theme }),
    ...(layout !== undefined && { layout }),
    ...(brand !== undefined && { styles: { branding: { brandColor: brand } } }),
  };
  const namespace = {
    ...shared,
    ui,
    ...(origin !== undefined && { origin: placeOf(origin, shared.origin) }),
  };
  const calLink = owner + (event === undefined ? "" : `/${encodeURIComponent(event)}`);
  return placeInline(namespace, element, { calLink, config: configIn(said("config")) }, (type, data) =>
    element.dispatchEvent(new CustomEvent(type, { bubbles: true, detail: { type, data } })),
  );
}
