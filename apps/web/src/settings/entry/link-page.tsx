import { AdminLink, ButtonForm, PageFrame } from "@calcache/elements";
import { processRuntime } from "@calcache/runtime";
import type { LinkFailure } from "@calcache/sign-in";
import { calendarsPath, renewLinkApi } from "../../sign-in/paths.ts";
import { latestNotice, NoticeLine } from "../latest-notice.tsx";

/** What is wrong with a link, in words. */
const problems: Record<LinkFailure["kind"] | "needs-admin", string> = {
  invalid: "This link isn't one of ours, or a part of it is missing. Copy it whole.",
  used: "This link was used before: the account is connected. If it wasn't you, tell whoever runs this site.",
  expired: "This link is too old. Ask for another one where it came from, or sign in here.",
  removed: "The account that this link connects, or its user, isn't here any more.",
  "needs-admin":
    "Your organisation lets only an administrator allow apps to use calendars. Send them the link below; then open your own link again.",
};

const isProblem = (text: string): text is keyof typeof problems => Object.hasOwn(problems, text);

/** What came of a link by which an account is connected, for whoever opened it: nobody need be signed in. */
export async function LinkPage({ problem }: { problem: string | undefined }) {
  const notice = await latestNotice();
  const { signIn } = processRuntime();
  const known = problem !== undefined && isProblem(problem) ? problem : null;
  const isBack = known === null && notice?.kind === "connected";
  return (
    <PageFrame title={isBack ? "You are back" : "Connect a calendar"} signedInAs={null} signOut={null}>
      {known !== null && (
        <p role="alert" className="notice problem">
          {problems[known]}
        </p>
      )}
      {known === null && notice !== null && <NoticeLine notice={notice} />}
      {known === "needs-admin" && signIn !== null && (
        <div className="mb-6">
          <AdminLink href={await signIn.adminConsentUrl(null, null)} />
        </div>
      )}
      {known === null && notice?.kind === "old-link" && (
        <ButtonForm
          action={renewLinkApi}
          fields={{ token: notice.token }}
          className="button button-primary mb-6"
        >
          Mail me a new link
        </ButtonForm>
      )}
      {isBack && (
        <p className="mb-6">
          Your calendar is being read right now. Your booking pages offer your free times again; there is
          nothing else to do.
        </p>
      )}
      <a href={calendarsPath} className="settings-link">
        See your calendars
      </a>
    </PageFrame>
  );
}
