import type { Metadata } from "next";
import { connection } from "next/server";

/** Operators' own pages: nobody finds them by a search, and their addresses are nobody's business. */
export const metadata: Metadata = { robots: "noindex", referrer: "same-origin" };

export default async function OperatorLayout({ children }: LayoutProps<"/operator">) {
  await connection();
  return children;
}
