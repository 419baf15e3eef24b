import { type ComponentType, useSyncExternalStore } from "react";
import type { ElementWords } from "./element-words.ts";
import { type InLanguage, inLanguage, Waiting } from "./in-language.tsx";

const never = () => () => {};

/**
 * A component that waits for the browser: what it shows depends on its language, zone and clock, of which a server that draws it first knows
 * nothing.
 */
export function inBrowser<Props extends InLanguage>(
  Here: ComponentType<Props & { words: ElementWords }>,
  lines: number,
) {
  const Told = inLanguage(Here, lines);
  return function InBrowser(props: Props) {
    const isHere = useSyncExternalStore(
      never,
      () => true,
      () => false,
    );
    return isHere ? <Told {...props} /> : <Waiting theme={props.theme} lines={lines} />;
  };
}
