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

/**
 * SQL of a table: all calendars that close somebody's time, with the columns of `SelectedCalendar` that matter here: those that people
 * selected, and the default calendars of tenants' accounts, whose owners selected none.
 */
export const everySelectedCalendar = `(
  SELECT "userId", integration, "externalId", "credentialId", "delegationCredentialId", "eventTypeId" FROM "SelectedCalendar"
  UNION ALL
  SELECT user_id, integration, calendar_id, credential_id, NULL::text, NULL::int FROM calcache.tenant_account
  WHERE calendar_id IS NOT NULL)`;
