import { DrawnElement } from "@calcache/embed/element";
import { createElement, type FunctionComponent, render } from "preact";
import css from "../scheduling/elements.css";
import { localeIn } from "../scheduling/frame/page-locale.ts";

/** What an attribute's text is to a component, whose property has the attribute's name in camel case. */
export type Attributes = Readonly<Record<string, (text: string) => unknown>>;

/** An element of HTML that shows a component. */
export type Definition = {
  tag: `calcache-${string}`;
  // biome-ignore lint/suspicious/noExplicitAny: what its attributes say is checked by the components' own props
  component: (props: any) => unknown;
  attributes: Attributes;
  /** the event that is dispatched where the component calls a property of it */
  events: Readonly<Record<string, string>>;
};

/** Where the script is from, which is where its elements ask if they don't say it. */
const ownOrigin = new URL((document.currentScript as HTMLScriptElement | null)?.src ?? location.href).origin;

/** An attribute that is taken as it stands. */
export const text = (value: string): string => value;

const camelCase = (name: string) => name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** What all of them have, besides where they ask and their language. */
const common: Attributes = {
  token: text,
  theme: text,
  "time-zone": text,
};

/** Defines an element once: a second script leaves the first one's. */
export function define(definition: Definition, made = elementOf): void {
  if (!customElements.get(definition.tag)) customElements.define(definition.tag, made(definition));
}

/**
 * The class of an element. It draws into a shadow root, so that the page's styles and its own leave each other alone; custom properties
 * (`--cc-accent`) go through. It is drawn anew when an attribute changes: a page sets another `token` when it hears `tokenexpired`.
 */
export function elementOf({ component, attributes, events }: Definition) {
  const known = { ...common, ...attributes };
  return class extends DrawnElement {
    static observedAttributes = [...Object.keys(known), "origin", "locale", "lang"];

    get origin() {
      return this.getAttribute("origin") ?? ownOrigin;
    }
    /** Its language: its own, or of what is around it. */
    get locale() {
      return localeIn(this.getAttribute("locale") ?? languageAround(this)) ?? navigator.language;
    }
    /** What its component is given besides what the attributes say. */
    more(): object {
      return {};
    }
    /** What its component tells is told to the page. */
    tell(type: string, detail: unknown) {
      this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
    }
    draw() {
      const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      shadow.adoptedStyleSheets = [styles()];
      const said = Object.entries(known).flatMap(([name, read]) => {
        const value = this.getAttribute(name);
        return value === null ? [] : [[camelCase(name), read(value)]];
      });
      const told = Object.entries({ ...events, onExpired: "tokenexpired" }).map(([prop, type]) => [
        prop,
        (detail: unknown) => this.tell(type, detail),
      ]);
      const { origin, locale } = this;
      const props = { ...this.more(), ...Object.fromEntries([...said, ...told]), origin, locale };
      render(createElement(component as FunctionComponent, props), shadow);
    }
    clear() {
      if (this.shadowRoot) render(null, this.shadowRoot);
    }
  };
}

/** The nearest `lang`, through shadow roots. */
function languageAround(element: Element): string | undefined {
  const near = element.closest<HTMLElement>("[lang]");
  const root = element.getRootNode();
  return near?.lang ?? (root instanceof ShadowRoot ? languageAround(root.host) : undefined);
}

let sheet: CSSStyleSheet | null = null;

/** One for all, and none of a policy's business: it is no text in the page. */
function styles(): CSSStyleSheet {
  if (sheet !== null) return sheet;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
