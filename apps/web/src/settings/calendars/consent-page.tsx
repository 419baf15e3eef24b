import { ConsentNeeded, PageFrame } from "@calcache/elements";
import { type CurrentUser, processRuntime } from "@calcache/runtime";
import { webappUrl } from "../../process/webapp-url.ts";
import { calendarsPath, connectApi } from "../../sign-in/paths.ts";
import { UserPage } from "../user-page.tsx";

/** What the link for administrators asks for (see docs/connect.md). */
const permissions = [
  "Calendars.ReadWrite: to see when they are busy, and to write bookings",
  "MailboxSettings.Read: to know the time zone of all-day events",
  "Calendars.ReadBasic: for visitors of booking pages, who may lay their own calendar over the offered times",
  "User.Read: to know whose account it is",
  "offline_access: to go on while nobody is signed in",
];

/**
 * Where an organisation's administrator has to consent: the link for them.
 * @param isAnother the account isn't of the organisation that the user signed in at
 */
export async function ConsentPage({ user, isAnother }: { user: CurrentUser; isAnother: boolean }) {
  const { signIn } = processRuntime();
  if (signIn === null) return null;
  const session = isAnother ? null : user.session;
  return (
    <UserPage user={user} title="An administrator has to allow this">
      <ConsentNeeded
        adminLink={await signIn.adminConsentUrl(session?.tenantId ?? null, session?.address ?? null)}
        siteName={new URL(webappUrl()).host}
        permissions={permissions}
        anywayHref={`${connectApi}?${isAnother ? "which=another" : "which=mine"}&anyway=true`}
      />
      <p className="mt-6">
        <a href={calendarsPath} className="settings-link">
          Back to your calendars
        </a>
      </p>
    </UserPage>
  );
}

const outcomes: Record<string, { title: string; text: string }> = {
  granted: {
    title: "Thank you: it is allowed",
    text: "The people of your organisation can connect their calendars now, without being asked. You can close this page.",
  },
  refused: {
    title: "It isn't allowed yet",
    text: "Microsoft tells no consent for your organisation. If you administer it, open the link again and accept; a change may take some minutes.",
  },
  "other-tenant": {
    title: "It isn't allowed yet",
    text: "You signed in at another organisation than the one that you consented for. Open the link again, and sign in with the administrator's account.",
  },
};

/** What an administrator's consent came to, for whoever gave it: they needn't be a user here. Null where there is nothing to say. */
export function ConsentOutcome({ done }: { done: string }) {
  const outcome = Object.hasOwn(outcomes, done) ? outcomes[done] : undefined;
  if (outcome === undefined) return null;
  return (
    <PageFrame title={outcome.title} signedInAs={null} signOut={null}>
      <p>{outcome.text}</p>
    </PageFrame>
  );
}
