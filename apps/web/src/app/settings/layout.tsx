import type { Metadata } from "next";
import { connection } from "next/server";

/** Users' own pages: nobody finds them by a search, and their addresses are nobody's business. */
export const metadata: Metadata = { robots: "noindex", referrer: "same-origin" };

export default async function SettingsLayout({ children }: LayoutProps<"/settings">) {
  await connection();
  return children;
}
