import { type ComponentType, useSyncExternalStore } from "react";
import { ElementFrame, type Look } from "./element-frame.tsx";

const never = () => () => {};

/**
 * A component that waits for the browser: what it shows depends on its language, zone and clock, of which a server that draws it first knows
 * nothing.
 */
export function inBrowser<Props extends Look>(
  Here: ComponentType<Props>,
  waiting: { label: string; loading: string; skeleton: number },
) {
  return function InBrowser(props: Props) {
    const isHere = useSyncExternalStore(
      never,
      () => true,
      () => false,
    );
    if (isHere) return <Here {...props} />;
    return (
      <ElementFrame {...waiting} theme={props.theme} answer={{ kind: "loading" }} retry={() => {}}>
        {() => null}
      </ElementFrame>
    );
  };
}
