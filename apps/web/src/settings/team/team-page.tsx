import { readTeamFeatures } from "@calcache/calendar-cache";
import { countOpenBookings, findEmbedSites, findTeamEventType } from "@calcache/configuration";
import {
  DeleteQuestion,
  EmbedSitesCard,
  FeaturesCard,
  InvitationsCard,
  MembersCard,
} from "@calcache/elements";
import { type CurrentUser, processRuntime } from "@calcache/runtime";
import { listManagedTeams } from "@calcache/sign-in";
import { redirect } from "next/navigation";
import { noPage } from "../../process/no-page.ts";
import {
  askApi,
  deleteEventTypeApi,
  featuresApi,
  inviteApi,
  sitesApi,
  teamPath,
  withdrawApi,
} from "../../sign-in/paths.ts";
import { latestNotice, NoticeLine } from "../latest-notice.tsx";
import { type Member, managedTeam } from "../managed-team.ts";
import { PageRefresh } from "../page-refresh.tsx";
import { ownFields, UserPage } from "../user-page.tsx";
import { eventTypeDeletion } from "./event-types/event-type-words.ts";
import { EventTypesCardOf } from "./event-types/event-types-card-of.tsx";
import { shownMembers } from "./shown-members.ts";
import { featureWords, invitationAge } from "./team-words.ts";

/** The first of the teams that a user administers; there is no such page for anybody else. */
export async function leadToFirstTeam(user: CurrentUser): Promise<never> {
  const [first] = await teamsOf(user);
  return first === undefined ? noPage() : redirect(teamPath(first.id));
}

async function teamsOf({ userId }: CurrentUser) {
  const { signIn, engine } = processRuntime();
  return signIn === null ? [] : listManagedTeams(engine.db, await signIn.rolesOf(userId));
}

/** A team for whoever administers it: its members and how they do, invitations, features. */
export async function TeamPage({
  user,
  teamId,
  deleting,
}: {
  user: CurrentUser;
  teamId: number | null;
  /** the event type that is asked about; null for none */
  deleting: number | null;
}) {
  const { signIn, connections, engine } = processRuntime();
  if (signIn === null || connections === null || teamId === null) return noPage();
  const team = await managedTeam(engine.db, signIn, user.userId, teamId);
  if (team === null) return noPage();
  const asked = deleting === null ? null : await findTeamEventType(engine.db, teamId, deleting);
  if (asked !== null)
    return (
      <UserPage user={user} title="Team" here="team">
        <DeleteQuestion
          name={asked.title}
          consequences={eventTypeDeletion(await countOpenBookings(engine.db, asked.id, engine.now()))}
          action={deleteEventTypeApi}
          fields={{ ...ownFields(user), team: String(teamId), eventType: String(asked.id) }}
          keepHref={teamPath(teamId)}
        />
      </UserPage>
    );
  const ids = team.members.map((member) => member.user.id);
  const [teams, { members, asking }, features, open, sites, notice] = await Promise.all([
    teamsOf(user),
    shownMembers(team.members, { ...ownFields(user), team: String(teamId) }),
    readTeamFeatures(engine.db, teamId),
    signIn.invitations.listOpen(ids),
    findEmbedSites(engine.db, { teamId }),
    latestNotice(),
  ]);
  const fields = { ...ownFields(user), team: String(teamId) };
  const now = engine.now();
  const needing = members.flatMap(({ accounts }) => accounts.filter(({ askFields }) => askFields !== null));
  const known = new Map(team.members.map((member) => [member.user.id, member.user]));
  return (
    <UserPage user={user} title={teams.find(({ id }) => id === teamId)?.name ?? "Team"} here="team">
      {notice && <NoticeLine notice={notice} />}
      {teams.length > 1 && <OtherTeams teams={teams.filter(({ id }) => id !== teamId)} />}
      <div className="settings-accounts">
        <MembersCard
          members={members}
          askAction={askApi}
          asking={asking}
          askAllFields={needing.length > 1 ? { ...fields, all: "true" } : null}
          now={now}
        />
        <EventTypesCardOf teamId={teamId} />
        <InvitationsCard
          action={inviteApi}
          withdrawAction={withdrawApi}
          fields={fields}
          candidates={team.members
            .filter((member) => member.user.identities.length === 0)
            .map((member) => ({ id: member.user.id, label: nameOf(member) }))}
          invitations={open.map((invitation) => {
            const invited = known.get(invitation.userId);
            const email = invited?.email ?? "";
            return {
              id: invitation.id,
              name: invited?.name ?? email,
              email,
              age: invitationAge(invitation, now),
              withdrawFields: { ...fields, invitation: invitation.id },
            };
          })}
        />
        <FeaturesCard
          action={featuresApi}
          fields={fields}
          features={features.map((one) => ({ value: one.feature, isOn: one.isOn, ...featureWords(one) }))}
        />
        <EmbedSitesCard whose="this team’s" action={sitesApi} fields={fields} sites={sites} />
      </div>
      <PageRefresh />
    </UserPage>
  );
}

const OtherTeams = ({ teams }: { teams: readonly { id: number; name: string }[] }) => (
  <nav aria-label="Your other teams" className="settings-actions mb-6">
    {teams.map(({ id, name }) => (
      <a key={id} href={teamPath(id)} className="settings-link">
        {name}
      </a>
    ))}
  </nav>
);

const nameOf = ({ user }: Member) => `${user.name ?? user.username ?? user.email} (${user.email})`;
