import { type ComponentChild, render } from "preact";

/** As `react-dom/client` has it. */
export const createRoot = (place: ShadowRoot) => ({
  render: (shown: ComponentChild) => render(shown, place),
  unmount: () => render(null, place),
});
