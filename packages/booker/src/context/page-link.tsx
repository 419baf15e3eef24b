"use client";

import { opensElsewhere } from "@calcache/date-picker/components";
import type { ComponentProps } from "react";
import type { QueryChanges } from "../view/page-url.ts";
import { useBooker } from "./booker-context.ts";

/** A link to the page with other parameters: a plain one without scripts, and without a page load where they run. */
export function PageLink({
  to,
  onClick,
  ...props
}: Omit<ComponentProps<"a">, "href"> & { to: QueryChanges }) {
  const { link, go } = useBooker();
  return (
    <a
      {...props}
      href={link(to)}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || opensElsewhere(event)) return;
        event.preventDefault();
        go(to);
      }}
    />
  );
}
