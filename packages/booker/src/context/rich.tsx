import { Fragment, type ReactNode } from "react";

/** The parts of a text with elements in it, as `t.rich` gives them: they never move, so their places are their keys. */
export const Rich = ({ parts }: { parts: readonly ReactNode[] }): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  parts.map((part, place) => <Fragment key={place}>{part}</Fragment>);
