"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";

/** Shown where a page fails, which is when the database is away. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const router = useRouter();
  const tryAgain = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <main className="page max-w-xl" role="alert">
      <h1 className="text-2xl font-semibold tracking-tight">This page can't be shown right now</h1>
      <p className="mt-3 text-muted">
        Something on our side doesn't answer. It has been logged; please try again in a moment.
      </p>
      <button type="button" className="button mt-6" onClick={tryAgain}>
        Try again
      </button>
    </main>
  );
}
