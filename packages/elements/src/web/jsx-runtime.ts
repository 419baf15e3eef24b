import { type ComponentType, createElement, Fragment, type JSX } from "preact";

/** As `react/jsx-runtime` has it. */
export const jsx = (type: ComponentType<object> | keyof JSX.IntrinsicElements, props: object, key?: string) =>
  createElement(type as ComponentType<object>, key === undefined ? props : { ...props, key });

export { Fragment, jsx as jsxs };
