import { listAccounts, listTenantAccounts, partingFrom, type UserAccount } from "@calcache/connections";
import { CalendarsForm, DisconnectQuestion, type ShownAccount, TenantAccountCard } from "@calcache/elements";
import { type CurrentUser, processRuntime } from "@calcache/runtime";
import { calendarsApi, calendarsPath, connectApi, disconnectApi } from "../../sign-in/paths.ts";
import { calendarValue } from "../input/form-fields.ts";
import { latestNotice, NoticeLine } from "../latest-notice.tsx";
import { PageRefresh } from "../page-refresh.tsx";
import { ownFields, UserPage } from "../user-page.tsx";

/**
 * A user's connected accounts and their calendars.
 * @param disconnecting the account that is asked about, if one is
 */
export async function CalendarsPage({
  user,
  disconnecting,
}: {
  user: CurrentUser;
  disconnecting: number | null;
}) {
  const { connections, engine } = processRuntime();
  if (connections === null) return null;
  const parting = disconnecting === null ? null : await partingFrom(connections, user.userId, disconnecting);
  if (disconnecting !== null && parting !== null) {
    const fields = { ...ownFields(user), account: String(disconnecting) };
    return (
      <UserPage user={user} title="Calendars" here="calendars">
        <DisconnectQuestion {...parting} action={disconnectApi} fields={fields} keepHref={calendarsPath} />
      </UserPage>
    );
  }
  const [accounts, ofTenants] = await Promise.all([
    listAccounts(connections, user.userId),
    listTenantAccounts(engine, user.userId),
  ]);
  const notice = await latestNotice();
  const connected = accounts.map(({ address }) => address);
  return (
    <UserPage user={user} title="Calendars" here="calendars">
      {notice && <NoticeLine notice={notice} />}
      {accounts.length === 0 && ofTenants.length === 0 && (
        <p className="settings-hint mb-6">
          No calendar is connected yet. Connect your Outlook, so that your meetings close your time and
          bookings are written to your calendar.
        </p>
      )}
      {ofTenants.map((account) => (
        <TenantAccountCard
          key={account.credentialId}
          id={account.credentialId}
          address={account.address}
          condition={account.condition}
          isUnlisted={account.isUnlisted}
          now={engine.now()}
        />
      ))}
      {accounts.length > 0 && (
        <CalendarsForm
          accounts={accounts.map(shownAccount)}
          action={calendarsApi}
          fields={ownFields(user)}
          now={engine.now()}
        />
      )}
      <ConnectLinks own={user.session?.address ?? null} connected={connected} />
      <PageRefresh />
    </UserPage>
  );
}

/** Plain links: they leave the site. */
function ConnectLinks({ own, connected }: { own: string | null; connected: readonly string[] }) {
  const offersOwn = own !== null && !connected.includes(own);
  return (
    <div className="settings-actions mt-6">
      {offersOwn && (
        <a href={connectApi} className="button button-primary">
          Connect {own}
        </a>
      )}
      <a href={`${connectApi}?which=another`} className="button">
        {connected.length > 0 || offersOwn ? "Connect another account" : "Connect an account"}
      </a>
    </div>
  );
}

const shownAccount = ({
  credentialId,
  address,
  condition,
  isListed,
  calendars,
}: UserAccount): ShownAccount => ({
  id: credentialId,
  address,
  condition,
  isListed,
  calendars: calendars.map((calendar) => ({
    ...calendar,
    value: calendarValue({ credentialId, externalId: calendar.externalId }),
  })),
  remedy: remedyFor(credentialId, condition?.state ?? null),
  disconnectHref: `${calendarsPath}?disconnect=${credentialId}`,
});

function remedyFor(credentialId: number, state: NonNullable<UserAccount["condition"]>["state"] | null) {
  const href = `${connectApi}?account=${credentialId}`;
  if (state === "needs_sign_in") return { href, label: "Sign in again" };
  if (state === "needs_admin") return { href, label: "See what your administrator can do" };
  return null;
}
