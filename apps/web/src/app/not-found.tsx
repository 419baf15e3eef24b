import type { Metadata } from "next";
import Link from "next/link";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <main className="page max-w-xl">
      <h1 className="text-2xl font-semibold tracking-tight">There is no page here</h1>
      <p className="mt-3 text-muted">
        The link may be mistyped, or what it led to may have been renamed or taken down. Whoever sent it to
        you will know.
      </p>
      <Link href="/" prefetch={false} className="button mt-6">
        See what can be booked
      </Link>
    </main>
  );
}
