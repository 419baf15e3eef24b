/** What an app needs in Exchange to read, watch and write calendars, and to know the zone of all-day events. */
const roles = ["Application Calendars.ReadWrite", "Application MailboxSettings.Read"];

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * The PowerShell by which a tenant's administrator lets the app into the mailboxes of a group, and into no others. Exchange adds these
 * roles to what Entra grants: the same permissions granted there would open every mailbox.
 * Source: learn.microsoft.com/exchange/permissions-exo/application-rbac
 * @param group the address of a mail-enabled group
 */
export const administratorsSteps = ({
  tid,
  clientId,
  group,
}: {
  tid: string;
  clientId: string;
  group: string;
}) =>
  `# The app must exist in the tenant, without any calendar permission in Entra: that would open every mailbox.
Connect-MgGraph -TenantId ${quoted(tid)} -Scopes 'Application.ReadWrite.All'
$app = Get-MgServicePrincipal -Filter ${quoted(`appId eq '${clientId}'`)}
if (-not $app) { $app = New-MgServicePrincipal -AppId ${quoted(clientId)} }

# Its mailboxes are those of the direct members of this group.
Connect-ExchangeOnline
$group = Get-Group -Identity ${quoted(group)}
New-ServicePrincipal -AppId ${quoted(clientId)} -ObjectId $app.Id -DisplayName 'Calcache'
New-ManagementScope -Name 'Calcache hosts' -RecipientRestrictionFilter "MemberOfGroup -eq '$($group.DistinguishedName)'"
${roles.map((role) => `New-ManagementRoleAssignment -App $app.Id -Role ${quoted(role)} -CustomResourceScope 'Calcache hosts'`).join("\n")}

# Whether it serves for one of them. Exchange may take up to two hours to act on it.
Test-ServicePrincipalAuthorization -Identity $app.Id -Resource '<a member of the group>'
`;
