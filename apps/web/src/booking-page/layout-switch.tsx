import Link from "next/link";
import type { Layout } from "./page-query.ts";
import type { LinkTo } from "./page-url.ts";

const layouts: { layout: Layout; name: string }[] = [
  { layout: "month_view", name: "Month" },
  { layout: "week_view", name: "Week" },
  { layout: "column_view", name: "Columns" },
];

/** The ways to lay the slots out. */
export function LayoutSwitch({ current, link }: { current: Layout; link: LinkTo }) {
  return (
    <nav aria-label="Layout" className="segments">
      {layouts.map(({ layout, name }) => (
        <Link
          key={layout}
          href={link({ layout, slot: null })}
          prefetch={false}
          scroll={false}
          aria-current={layout === current ? "true" : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
