import type { Metadata } from "next";

/** Users' own pages: nobody finds them by a search, and their addresses are nobody's business. */
export const metadata: Metadata = { robots: "noindex", referrer: "same-origin" };

export default function SettingsLayout({ children }: LayoutProps<"/settings">) {
  return children;
}
