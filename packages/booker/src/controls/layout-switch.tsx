"use client";

import { useBooker } from "../context/booker-context.ts";
import { PageLink } from "../context/page-link.tsx";
import type { Layout } from "../view/page-query.ts";

const layouts: { layout: Layout; name: string }[] = [
  { layout: "month_view", name: "Month" },
  { layout: "week_view", name: "Week" },
  { layout: "column_view", name: "Columns" },
];

/** The ways to lay the slots out. */
export function LayoutSwitch() {
  const { view } = useBooker();
  return (
    <nav aria-label="Layout" className="segments">
      {layouts.map(({ layout, name }) => (
        <PageLink
          key={layout}
          to={{ layout, slot: null }}
          aria-current={layout === view.layout ? "true" : undefined}
        >
          {name}
        </PageLink>
      ))}
    </nav>
  );
}
