import { type ComponentType, createElement } from "react";
import { createRoot } from "react-dom/client";
import css from "../scheduling/elements.css";

/** What an attribute's text is to a component: the name of its property, and its value. */
export type Attributes = Readonly<Record<string, readonly [prop: string, read: (text: string) => unknown]>>;

/** An element of HTML that shows a React component. */
export type Definition = {
  tag: `calcache-${string}`;
  // biome-ignore lint/suspicious/noExplicitAny: what its attributes say is checked by the components' own props
  component: ComponentType<any>;
  attributes: Attributes;
  /** the event that is dispatched where the component calls a property of it */
  events: Readonly<Record<string, string>>;
};

/** Where the script is from, which is where its elements ask if they don't say it. */
const ownOrigin = new URL((document.currentScript as HTMLScriptElement | null)?.src ?? location.href).origin;

const text = (value: string) => value;

/** What all of them have. */
const common: Attributes = {
  origin: ["origin", text],
  token: ["token", text],
  theme: ["theme", text],
  locale: ["locale", text],
  "time-zone": ["timeZone", text],
};

/**
 * Defines an element once. It draws into a shadow root, so that the page's styles and its own leave each other alone; custom properties
 * (`--cc-accent`) go through. It is drawn anew when an attribute changes: a page sets another `token` when it hears `tokenexpired`.
 */
export function define({ tag, component, attributes, events }: Definition): void {
  if (customElements.get(tag)) return;
  const known = { ...common, ...attributes };
  customElements.define(
    tag,
    class extends HTMLElement {
      static observedAttributes = Object.keys(known);
      #root: ReturnType<typeof createRoot> | null = null;
      #isAsked = false;

      connectedCallback() {
        this.style.display ||= "block";
        this.#later();
      }
      disconnectedCallback() {
        this.#later();
      }
      attributeChangedCallback() {
        this.#later();
      }
      /** Once for all that changes at a time. */
      #later() {
        if (this.#isAsked) return;
        this.#isAsked = true;
        queueMicrotask(() => {
          this.#isAsked = false;
          if (this.isConnected) this.#draw();
          else {
            this.#root?.unmount();
            this.#root = null;
          }
        });
      }
      #draw() {
        const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
        shadow.adoptedStyleSheets = [styles()];
        this.#root ??= createRoot(shadow);
        const said = Object.entries(known).flatMap(([name, [prop, read]]) => {
          const value = this.getAttribute(name);
          return value === null ? [] : [[prop, read(value)]];
        });
        const told = Object.entries({ ...events, onExpired: "tokenexpired" }).map(([prop, type]) => [
          prop,
          (detail: unknown) => this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail })),
        ]);
        const props = { origin: ownOrigin, ...Object.fromEntries([...said, ...told]) };
        this.#root.render(createElement(component, props));
      }
    },
  );
}

let sheet: CSSStyleSheet | null = null;

/** One for all, and none of a policy's business: it is no text in the page. */
function styles(): CSSStyleSheet {
  if (sheet !== null) return sheet;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
