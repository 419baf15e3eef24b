import { readTeamFeatures, switchTeamFeature } from "@calcache/calendar-cache";
import {
  deletePrivateLink,
  deleteTeamEventType,
  findTeamEventType,
  keepsPrivateLinks,
  saveEmbedSites,
} from "@calcache/configuration";
import { askAgain, askAll, listStates, queueAccountMail } from "@calcache/connections";
import { endpoint, isRefusal, refusal } from "@calcache/http-edge";
import { leadTo } from "../../api/edge/fields/lead-to.ts";
import { notOurForm, readFormOfConnections, signedOut } from "../../sign-in/form.ts";
import { type Notice, remember } from "../../sign-in/notice.ts";
import {
  askApi,
  deleteEventTypeApi,
  deletePrivateLinkApi,
  eventTypePath,
  featuresApi,
  inviteApi,
  sitesApi,
  teamPath,
  withdrawApi,
} from "../../sign-in/paths.ts";
import { noSignInHere, type SignInRoutes } from "../../sign-in/sign-in-routes.ts";
import { idIn } from "../input/form-fields.ts";
import { sitesIn } from "../input/sites-input.ts";
import { managedTeam } from "../managed-team.ts";

/** The same for a team that isn't there: who isn't its admin learns nothing. */
const notYourTeam = refusal(403, "FORBIDDEN", "You administer no such team");

type Managed = {
  team: NonNullable<Awaited<ReturnType<typeof managedTeam>>>;
  fields: URLSearchParams;
  userId: number;
  connections: NonNullable<SignInRoutes["connections"]>;
  signIn: NonNullable<SignInRoutes["signIn"]>;
};

/** What came of a form, said on another page than the team's. */
type Elsewhere = { path: string; notice: Notice };

/** A form of a team's page: read, and acted upon for who administers the team, whose page then says what came of it. */
const teamForm = (path: `/${string}`, summary: string, act: (form: Managed) => Promise<Notice | Elsewhere>) =>
  endpoint("POST", path, {
    summary,
    answers: { 303: null },
    refusals: [noSignInHere, signedOut, notOurForm, notYourTeam],
    async handle({ request }, routes: SignInRoutes) {
      const form = await readFormOfConnections(request, routes);
      if (isRefusal(form)) return form;
      const { fields, signIn, connections } = form;
      const { userId } = form.user;
      const id = idIn(fields.get("team"));
      const team = id === null ? null : await managedTeam(connections.engine.db, signIn, userId, id);
      if (team === null) return notYourTeam;
      const result = await act({ team, fields, userId, connections, signIn });
      const { path, notice } = "path" in result ? result : { path: teamPath(team.id), notice: result };
      return remember(leadTo(path), routes.webappUrl, notice);
    },
  });

export const inviteEndpoint = teamForm(
  inviteApi,
  "Mails a member an invitation to sign in; earlier ones end",
  async ({ team, fields, connections, signIn }) => {
    const wanted = idIn(fields.get("user"));
    const member = team.members.find(({ user }) => user.id === wanted);
    if (member === undefined) return { kind: "no-member" };
    const { db, now } = connections.engine;
    const { id: userId, email } = member.user;
    if (!(await signIn.admitInvitation(userId)).ok) return { kind: "invited-often" };
    await signIn.invitations.withdraw({ userId });
    await signIn.invitations.create(userId);
    await queueAccountMail(db, "invitation", { credentialId: null, userId }, now());
    return { kind: "invited", address: email };
  },
);

export const withdrawEndpoint = teamForm(
  withdrawApi,
  "Takes an invitation of a member back",
  async ({ team, fields, signIn }) => {
    const userIds = team.members.map(({ user }) => user.id);
    const count = await signIn.invitations.withdraw({ id: fields.get("invitation") ?? "", userIds });
    return { kind: count > 0 ? "withdrawn" : "no-invitation" };
  },
);

export const askEndpoint = teamForm(
  askApi,
  "Asks the owner of a member's account, or all, to sign in again",
  async ({ team, fields, connections }) => {
    const { engine } = connections;
    const states = await listStates(
      engine,
      team.members.map(({ user }) => user.id),
    );
    const ids = states.flatMap(({ credentialId }) => credentialId ?? []);
    if (fields.get("all") === "true")
      return { kind: "asked-team", ...(await askAll(engine, ids, connections.relinkPaceHours)) };
    const wanted = idIn(fields.get("account"));
    const chosen = ids.find((id) => id === wanted);
    if (chosen === undefined) return { kind: "removed" };
    const asked = await askAgain(engine, chosen);
    const isRefusedFor = (kind: string) => Number(!asked.ok && asked.error.kind === kind);
    return {
      kind: "asked-team",
      sent: Number(asked.ok),
      inTurn: 0,
      recent: isRefusedFor("too-soon"),
      held: isRefusedFor("held"),
    };
  },
);

export const featuresEndpoint = teamForm(
  featuresApi,
  "Switches what a team has of the calendar cache",
  async ({ team, fields, connections, userId }) => {
    const on = new Set(fields.getAll("feature"));
    const { db, now } = connections.engine;
    for (const { feature, isOn } of await readTeamFeatures(db, team.id)) {
      const wish = { teamId: team.id, feature, on: on.has(feature), by: `user ${userId}` };
      if (wish.on !== isOn) await switchTeamFeature(db, wish, now());
    }
    connections.tend();
    return { kind: "saved" };
  },
);

export const sitesEndpoint = teamForm(
  sitesApi,
  "Says which sites may show a team's booking pages",
  async ({ team, fields, connections }) => {
    const wanted = sitesIn(fields);
    if (!wanted.ok) return { kind: "no-site", text: wanted.error.slice(0, 100) };
    await saveEmbedSites(connections.engine.db, { teamId: team.id }, wanted.value);
    return { kind: "saved" };
  },
);

export const deleteEventTypeEndpoint = teamForm(
  deleteEventTypeApi,
  "Deletes an event type of a team; its bookings stay",
  async ({ team, fields, connections }) => {
    const id = idIn(fields.get("eventType"));
    const deleted = id === null ? null : await deleteTeamEventType(connections.engine.db, team.id, id);
    return deleted?.ok
      ? { kind: "event-type-deleted", title: deleted.value.title }
      : { kind: "no-event-type" };
  },
);

export const deletePrivateLinkEndpoint = teamForm(
  deletePrivateLinkApi,
  "Takes back a private link of a team's event type; bookings by it stay",
  async ({ team, fields, connections }) => {
    const { db } = connections.engine;
    const [wanted, link] = [idIn(fields.get("eventType")), idIn(fields.get("link"))];
    const eventType = wanted === null ? null : await findTeamEventType(db, team.id, wanted);
    if (eventType === null) return { kind: "no-event-type" };
    const isGone =
      link !== null && (await keepsPrivateLinks(db)) && (await deletePrivateLink(db, eventType.id, link));
    return {
      path: eventTypePath(team.id, eventType.id),
      notice: { kind: isGone ? "link-deleted" : "no-link" },
    };
  },
);
