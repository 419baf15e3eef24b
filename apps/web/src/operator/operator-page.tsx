import {
  AccountKindsCard,
  AlertsCard,
  AnnounceForm,
  AnnouncementsCard,
  AuthPathsCard,
  FailingAccountsCard,
  NotesCard,
  ProbeForm,
} from "@calcache/elements";
import {
  type AccountKindState,
  type Announcement,
  type Outage,
  outageName,
  overAt,
  percentBack,
  readAccountKinds,
  readAnnouncements,
  readFailingAccounts,
  readNotes,
  readOpenAlerts,
  readOutages,
} from "@calcache/operations";
import { type CurrentUser, processRuntime } from "@calcache/runtime";
import { latestNotice, NoticeLine } from "../settings/latest-notice.tsx";
import { PageRefresh } from "../settings/page-refresh.tsx";
import { ownFields, UserPage } from "../settings/user-page.tsx";
import { publicIncidentPath } from "../sign-in/paths.ts";
import { leavePathForm, switchPathForm } from "./auth-path-actions.ts";
import { acknowledgeForm, announceForm, noteForm, probeForm } from "./operator-actions.ts";
import { shownPaths } from "./shown-paths.ts";

const mostAccounts = 50;

/** What an operator sees of the installation, and what they can do about it. */
export async function OperatorPage({ user }: { user: CurrentUser }) {
  const { engine, providers } = processRuntime();
  const { db } = engine;
  const now = engine.now();
  const [alerts, kinds, outages, failing, announcements, notes, paths, notice] = await Promise.all([
    readOpenAlerts(db),
    readAccountKinds(engine),
    readOutages(db, now),
    readFailingAccounts(db, mostAccounts),
    readAnnouncements(db, now),
    readNotes(db),
    shownPaths(),
    latestNotice(),
  ]);
  const fields = ownFields(user);
  const ongoing = outages.filter((outage) => overAt(outage, now) === null);
  const told = new Set(announcements.map(({ incidentId }) => incidentId));
  return (
    <UserPage user={user} title="Operations" here="operator">
      {notice && <NoticeLine notice={notice} />}
      <div className="settings-accounts">
        <AlertsCard alerts={alerts} now={now} action={acknowledgeForm} fields={fields} />
        <AccountKindsCard kinds={kinds.map(shownKind)} outages={ongoing.map(shownOutage)} now={now} />
        <FailingAccountsCard {...failing} accounts={failing.accounts.map(shownAccount)} now={now} />
        {paths !== null && (
          <AuthPathsCard
            {...paths}
            switchAction={switchPathForm}
            leaveAction={leavePathForm}
            fields={fields}
          />
        )}
        <AnnouncementsCard announcements={announcements.map(shownAnnouncement)} now={now}>
          <AnnounceForm
            action={announceForm}
            fields={fields}
            outages={ongoing
              .filter(({ id }) => !told.has(id))
              .map((outage) => ({ id: outage.id, name: outageName(outage) }))}
          />
        </AnnouncementsCard>
        <ProbeForm
          action={probeForm}
          fields={fields}
          paths={paths?.paths.map(({ name }) => name) ?? []}
          accountKinds={[...providers.values()].flatMap(({ accountKinds }) => accountKinds)}
        />
        <NotesCard notes={notes} action={noteForm} fields={fields} />
      </div>
      <PageRefresh />
    </UserPage>
  );
}

const shownKind = ({ unreadSince, ...kind }: AccountKindState) => ({
  ...kind,
  unreadSince: unreadSince?.getTime() ?? null,
});

type FailingAccount = Awaited<ReturnType<typeof readFailingAccounts>>["accounts"][number];

const shownAccount = ({ since, requestAt, ...account }: FailingAccount) => ({
  ...account,
  since: since?.getTime() ?? null,
  requestAt: requestAt?.getTime() ?? null,
});

const shownOutage = ({ progress, ...outage }: Outage) => ({
  ...outage,
  back:
    progress &&
    `${percentBack(progress)} % are back: ${progress.affected - progress.unread} of the ${progress.affected} that failed.`,
});

const shownAnnouncement = ({ id, name, updates, openedAt, nextUpdateBy }: Announcement) => ({
  id,
  name,
  openedAt,
  nextUpdateBy,
  status: updates.at(-1)?.status ?? "investigating",
  href: publicIncidentPath(id),
});
