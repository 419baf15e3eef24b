import { PageFrame } from "@calcache/elements";
import { processRuntime } from "@calcache/runtime";
import { signInApi } from "../../sign-in/paths.ts";
import { invitationProblem, SignInPage } from "./sign-in-page.tsx";

/** Whom a link invites, and the way to Microsoft. Looking at it uses nothing up. */
export async function InvitationPage({ token }: { token: string }) {
  const { signIn, hasOwnSessions } = processRuntime();
  if (signIn === null || !hasOwnSessions) return <SignInPage problem={undefined} />;
  const invited = await signIn.invitations.read(token);
  if (!invited.ok) return <SignInPage problem={invitationProblem(invited.error.kind)} />;
  const { name, email } = invited.value.user;
  return (
    <PageFrame title={`Welcome, ${name ?? email}`} signedInAs={null} signOut={null}>
      <p className="mb-6 text-muted">
        Sign in with the Microsoft account of your calendar, of work or your own. This link is good for one
        sign-in; afterwards that account signs you in.
      </p>
      <a
        href={`${signInApi}/start?${new URLSearchParams({ invitation: token })}`}
        className="button button-primary"
      >
        Sign in with Microsoft
      </a>
    </PageFrame>
  );
}
