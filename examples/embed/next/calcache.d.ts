import type { DetailedHTMLProps, HTMLAttributes } from "react";

type Tag = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;

/** What the scripts define: React passes their attributes on as they are. */
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "calcache-booker": Tag & { team?: string; user?: string; event?: string; theme?: string };
      "calcache-availability": Tag & { token: string; people: string; hours?: string };
    }
  }
}
