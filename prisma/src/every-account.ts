/**
 * SQL of a table: all that mailboxes are read by, with the columns of `Credential` that matter here.
 *
 * The accounts of tenants, which let this app in by themselves, are among them. Nothing of the host's is made for those: they are
 * rows of ours alone, whose ids are below zero, where no credential of the host's is. So whatever knows an account by its credential's
 * id knows these as well. Neither part has a condition, so that Postgres looks a row up by its id in both.
 */
export const everyCredential = `(
  SELECT id, type, key, "userId", invalid FROM "Credential"
  UNION ALL
  SELECT credential_id, integration, NULL::jsonb, user_id, false FROM calcache.tenant_account)`;

/** SQL of a condition: whether a user has said which calendars of an integration close their time, wherever it counts. */
export const hasSelected = ({ user, integration }: { user: string; integration: string }) => `EXISTS (
  SELECT FROM "SelectedCalendar" own
  WHERE own."userId" = ${user} AND own.integration = ${integration} AND own."eventTypeId" IS NULL)`;

/**
 * SQL of a table: all calendars that close somebody's time, with the columns of `SelectedCalendar` that matter here: those that people
 * selected, and the default calendars of tenants' accounts, whose owners selected none. One of those that isn't known yet has no
 * `externalId`: it is a calendar all the same, of which nobody can say when it is free.
 */
export const everySelectedCalendar = `(
  SELECT "userId", integration, "externalId", "credentialId", "delegationCredentialId", "eventTypeId" FROM "SelectedCalendar"
  UNION ALL
  SELECT t.user_id, t.integration, t.calendar_id, t.credential_id, NULL::text, NULL::int FROM calcache.tenant_account t
  WHERE NOT ${hasSelected({ user: "t.user_id", integration: "t.integration" })})`;
