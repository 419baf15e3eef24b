"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { useErrorTexts } from "../page/language/error-texts.tsx";

/** Shown where a page fails, which is when the database is away. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const router = useRouter();
  const texts = useErrorTexts();
  const tryAgain = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <main className="page max-w-xl" role="alert">
      <h1 className="text-2xl font-semibold tracking-tight">{texts.title}</h1>
      <p className="mt-3 text-muted">{texts.why}</p>
      <button type="button" className="button mt-6" onClick={tryAgain}>
        {texts.tryAgain}
      </button>
    </main>
  );
}
