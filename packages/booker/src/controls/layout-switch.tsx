"use client";

import { useBooker } from "../context/booker-context.ts";
import { PageLink } from "../context/page-link.tsx";
import type { Layout } from "../view/page-query.ts";

const layouts = [
  { layout: "month_view", name: "month" },
  { layout: "week_view", name: "week" },
  { layout: "column_view", name: "columns" },
] as const satisfies readonly { layout: Layout; name: string }[];

/** The ways to lay the slots out. */
export function LayoutSwitch() {
  const { view, t } = useBooker();
  return (
    <nav aria-label={t("layout")} className="segments">
      {layouts.map(({ layout, name }) => (
        <PageLink
          key={layout}
          to={{ layout, slot: null }}
          aria-current={layout === view.layout ? "true" : undefined}
        >
          {t(name)}
        </PageLink>
      ))}
    </nav>
  );
}
