import { type ApiKeyInfo, apiKeyScopes, listApiKeys, readKeyLog, readUsage } from "@calcache/api-keys";
import { findEmbedSites } from "@calcache/configuration";
import { listAccounts } from "@calcache/connections";
import {
  ActivityCard,
  ApplicationsCard,
  DeleteQuestion,
  EmbedSitesCard,
  GrantForm,
} from "@calcache/elements";
import { type CurrentUser, processRuntime } from "@calcache/runtime";
import { applicationsPath, ownSitesApi, revokeKeyApi } from "../../sign-in/paths.ts";
import { latestNotice, NoticeLine } from "../latest-notice.tsx";
import { ownFields, UserPage } from "../user-page.tsx";
import { grantForm } from "./application-actions.ts";
import { keyLines, logWords, nameOf, requestWords, revocation, scopeWords } from "./application-words.ts";
import { grantableBy, keysSeenToBy } from "./grantable.ts";

const day = 86_400_000;

/**
 * The applications that a user has let in, and the form that lets one in.
 * @param revoking the id of the key that is asked about; null for none
 * @param shown the same, of the key whose activity is looked at
 */
export async function ApplicationsPage({
  user,
  revoking,
  shown,
}: {
  user: CurrentUser;
  revoking: string | null;
  shown: string | null;
}) {
  const { db, now } = processRuntime().engine;
  const keys = await listApiKeys(db, await keysSeenToBy(user.userId));
  const asked = keys.find(({ id }) => id === revoking);
  const looked = keys.find(({ id }) => id === shown);
  if (asked !== undefined)
    return (
      <UserPage user={user} title="Applications" here="applications">
        <DeleteQuestion
          verb="Revoke"
          name={`the key of ${nameOf(asked)}`}
          consequences={revocation}
          action={revokeKeyApi}
          fields={{ ...ownFields(user), key: asked.id }}
          keepHref={applicationsPath}
        />
      </UserPage>
    );
  if (looked !== undefined)
    return (
      <UserPage user={user} title="Applications" here="applications">
        <ActivityCard activity={await activityOf(looked)} backHref={applicationsPath} />
      </UserPage>
    );
  const [{ calendars, teams }, names, sites, notice] = await Promise.all([
    grantableBy(user.userId),
    calendarNames(user.userId),
    findEmbedSites(db, { userId: user.userId }),
    latestNotice(),
  ]);
  return (
    <UserPage user={user} title="Applications" here="applications">
      {notice && <NoticeLine notice={notice} />}
      <div className="settings-accounts">
        <ApplicationsCard
          applications={keys.map((key) => ({
            id: key.id,
            name: nameOf(key),
            lines: keyLines(key, teams, now()),
            activityHref: `${applicationsPath}?activity=${key.id}`,
            revokeHref: `${applicationsPath}?revoke=${key.id}`,
          }))}
        />
        <GrantForm
          action={grantForm}
          fields={ownFields(user)}
          scopes={apiKeyScopes.map((scope) => ({ value: scope, label: sentence(scopeWords[scope]) }))}
          reaches={[
            { value: "own", label: "All my calendars" },
            ...(calendars.length > 0 ? [{ value: "calendars", label: "Chosen calendars of mine" }] : []),
            ...[...teams].map(([id, name]) => ({ value: `team-${id}`, label: `Everybody in ${name}` })),
          ]}
          calendars={calendars.map((id) => ({ value: id, label: names.get(id) ?? id }))}
        />
        <EmbedSitesCard whose="your own" action={ownSitesApi} fields={ownFields(user)} sites={sites} />
      </div>
    </UserPage>
  );
}

/** What calendars are called, by their ids; those that Outlook doesn't tell of aren't there. */
async function calendarNames(userId: number): Promise<ReadonlyMap<string, string>> {
  const { connections } = processRuntime();
  const accounts = connections ? await listAccounts(connections, userId) : [];
  return new Map(
    accounts.flatMap(({ address, calendars }) =>
      calendars.map(({ externalId, name }) => [externalId, `${name} (${address})`] as const),
    ),
  );
}

async function activityOf(key: ApiKeyInfo) {
  const { engine, usage } = processRuntime();
  await usage.flush();
  const today = engine.now();
  const dateOf = (at: number) => new Date(at).toISOString().slice(0, "YYYY-MM-DD".length);
  const [rows, log] = await Promise.all([
    readUsage(engine.db, key.id, { from: dateOf(today - 29 * day), to: dateOf(today) }),
    readKeyLog(engine.db, key.id),
  ]);
  const count = (counted: typeof rows) => counted.reduce((sum, { count }) => sum + count, 0);
  const days = [...Map.groupBy(rows, (row) => row.day)].toReversed().map(([date, ofDay]) => ({
    date,
    words: requestWords(count(ofDay), count(ofDay.filter(({ status }) => status >= 400))),
  }));
  return {
    name: nameOf(key),
    days,
    log: log.map((entry, id) => ({
      id,
      when: `${entry.at.toISOString().slice(0, 16).replace("T", " ")} UTC`,
      what: logWords(entry),
    })),
  };
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
