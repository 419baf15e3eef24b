import type { Metadata } from "next";

export const metadata: Metadata = { title: "Not available right now", robots: "noindex" };

/** What a page shows instead of itself while the database is away. */
export default function Unavailable() {
  return (
    <main className="page max-w-xl">
      <h1 className="text-2xl font-semibold tracking-tight">This page can't be shown right now</h1>
      <p className="mt-3 text-muted">
        Something on our side doesn't answer. It has been logged; please try again in a moment.
      </p>
      <form>
        <button type="submit" className="button mt-6">
          Try again
        </button>
      </form>
    </main>
  );
}
