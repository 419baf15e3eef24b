import { findSubscriber } from "@calcache/operations";
import type { Metadata } from "next";
import { services } from "../../../../routes/services.ts";

export const metadata: Metadata = {
  title: "Your subscription",
  robots: { index: false },
  referrer: "no-referrer",
};

/** Where somebody says that they want to be told of incidents, or not any more. Opening it does nothing: mail scanners open links. */
export default async function SubscriptionPage({ params }: PageProps<"/status/subscription/[token]">) {
  const { token } = await params;
  const known = await findSubscriber(services().subscribing, decodeURIComponent(token));
  return (
    <main className="page max-w-2xl">
      <h1 className="text-2xl font-semibold tracking-tight">Your subscription</h1>
      {known === null && (
        <p className="mt-2">
          This subscription has ended, or the link is incomplete.{" "}
          <a className="underline" href="/status">
            To the status page
          </a>
        </p>
      )}
      {known !== null && (
        <>
          <p className="mt-2 break-words">
            {known.isConfirmed
              ? `${known.target} is told of incidents.`
              : `May ${known.target} be told of incidents?`}
          </p>
          <form method="post" action="/api/status/subscription" className="mt-6 flex flex-wrap gap-2">
            <input type="hidden" name="token" value={decodeURIComponent(token)} />
            {!known.isConfirmed && (
              <button type="submit" name="do" value="confirm" className="button button-primary">
                Yes, tell me
              </button>
            )}
            <button type="submit" name="do" value="end" className="button">
              {known.isConfirmed ? "Unsubscribe" : "No"}
            </button>
          </form>
        </>
      )}
    </main>
  );
}
