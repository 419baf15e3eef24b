import { AdminLink, PageFrame } from "@calcache/elements";
import { processRuntime } from "@calcache/runtime";
import type { Refusal } from "@calcache/sign-in";
import { calendarsPath, signInApi } from "../../sign-in/paths.ts";

type Problem = Exclude<Refusal, "other-tenant"> | "stale" | "signed-out";

/** What a sign-in came to, in words. */
const words: Record<Problem, string> = {
  "signed-out": "You are signed out.",
  stale: "That sign-in is too old, was finished before, or was begun in another browser. Please begin again.",
  unknown:
    "Nobody here goes by the address that you signed in with. Sign in with the account of that address, or ask for an invitation.",
  ambiguous:
    "Several people here have the address that you signed in with. Whoever runs this site can mend that.",
  locked: "This user is locked. Whoever runs this site can tell you why.",
  cancelled: "The sign-in was cancelled.",
  "needs-admin":
    "Your organisation lets only an administrator allow apps. Send them the link below; then sign in again.",
  failed: "Microsoft couldn't sign you in. Please try again in a moment.",
  "invitation-invalid": "This link isn't an invitation of ours, or a part of it is missing. Copy it whole.",
  "invitation-used": "This invitation was used before. If that was you, sign in; else ask for another one.",
  "invitation-expired": "This invitation is older than seven days. Please ask for another one.",
  "invitation-removed": "Whom this link invited isn't here any more.",
  "invitation-locked": "Whom this link invited is locked. Whoever runs this site can tell you why.",
  "invitation-taken":
    "The Microsoft account that you signed in with belongs to somebody else here. Use another one.",
};

const isProblem = (text: string): text is Problem => Object.hasOwn(words, text);

/** What somebody who isn't signed in can do. @param problem what the latest sign-in came to */
export async function SignInPage({
  problem,
  returnTo,
}: {
  problem: string | undefined;
  returnTo?: string | undefined;
}) {
  const { hasOwnSessions, signIn } = processRuntime();
  const known = problem !== undefined && isProblem(problem) ? problem : null;
  const query = new URLSearchParams({ returnTo: returnTo ?? calendarsPath });
  return (
    <PageFrame title="Sign in" signedInAs={null} signOut={null}>
      {known && (
        <p role={known === "signed-out" ? "status" : "alert"} className="notice">
          {words[known]}
        </p>
      )}
      {known === "needs-admin" && signIn && (
        <div className="mb-6">
          <AdminLink href={await signIn.adminConsentUrl(null, null)} />
        </div>
      )}
      {hasOwnSessions ? (
        <>
          <p className="mb-6 text-muted">Connect your calendar, and choose what closes your time.</p>
          <a href={`${signInApi}/start?${query}`} className="button button-primary">
            Sign in with Microsoft
          </a>
        </>
      ) : (
        <p className="text-muted">
          Nobody can sign in here: no app is registered at Microsoft, or the application around this page
          signs its users in itself.
        </p>
      )}
    </PageFrame>
  );
}

/** Why an invitation signs nobody in, in words. */
export const invitationProblem = (kind: string) => `invitation-${kind}`;
