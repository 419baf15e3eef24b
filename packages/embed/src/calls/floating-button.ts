import { addStyles } from "../frame/styles.ts";
import type { Link, Namespace } from "./namespace.ts";

export type FloatingButton = Link & {
  buttonText?: string;
  buttonPosition?: "bottom-left" | "bottom-right";
  buttonColor?: string;
  buttonTextColor?: string;
  hideButtonIcon?: boolean;
  attributes?: { id?: string };
};

/** Puts a button at the edge of the window that opens a booking page; one that has the id already is changed. */
export function floatButton(namespace: Namespace, wish: FloatingButton): void {
  const { calLink, calOrigin, config, attributes } = wish;
  const found = attributes?.id ? document.getElementById(attributes.id) : null;
  const button = found instanceof HTMLButtonElement ? found : document.createElement("button");
  button.type = "button";
  button.className = "calcache-float";
  if (attributes?.id) button.id = attributes.id;
  button.dataset.calLink = calLink;
  button.dataset.calNamespace = namespace.name;
  if (calOrigin) button.dataset.calOrigin = calOrigin;
  if (config) button.dataset.calConfig = JSON.stringify(config);
  const { style } = button;
  const isLeft = wish.buttonPosition === "bottom-left";
  style.left = isLeft ? "1rem" : "auto";
  style.right = isLeft ? "auto" : "1rem";
  style.backgroundColor = wish.buttonColor ?? "#15171c";
  style.color = wish.buttonTextColor ?? "#ffffff";
  button.replaceChildren(...(wish.hideButtonIcon ? [] : [icon()]), wish.buttonText ?? "Book a time");
  document.body.append(button);
  addStyles(button);
}

/** A calendar's sheet. */
function icon(): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  const drawing = {
    viewBox: "0 0 24 24",
    fill: "none",
    stroke: "currentColor",
    "stroke-width": "2",
    "aria-hidden": "true",
  };
  for (const [name, value] of Object.entries(drawing)) svg.setAttribute(name, value);
  path.setAttribute("d", "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4");
  svg.append(path);
  return svg;
}
