/** React's part in the script: Preact's own, without what makes it like React in every detail, which is a third of its code. */
export { createElement } from "preact";
export * from "preact/hooks";
