import { AdminLink } from "./admin-link.tsx";

/** Says that an administrator has to consent, with the link for them, to copy or to mail. */
export function ConsentNeeded({
  adminLink,
  siteName,
  permissions,
  anywayHref,
}: {
  /** opens Microsoft's page for administrators */
  adminLink: string;
  /** where this is, for whoever gets the mail */
  siteName: string;
  permissions: readonly string[];
  /** tries again although the organisation refused; null where there is nothing to try */
  anywayHref: string | null;
}) {
  const mail = new URLSearchParams({
    subject: `Please allow ${siteName} to read calendars`,
    body: `Hello,\n\nI would like to connect my Outlook calendar to ${siteName}. Microsoft says that an administrator has to allow it for our organisation. This link opens Microsoft's page for that:\n\n${adminLink}\n\nThank you!`,
  });
  return (
    <div className="card settings-account">
      <p>
        Your organisation lets only an administrator allow apps to use calendars. Nothing is wrong with your
        account. Send this link to whoever administers Microsoft 365 for you; once they have consented, you
        connect without being asked.
      </p>
      <AdminLink href={adminLink} />
      <div className="settings-actions">
        <a className="button button-primary" href={`mailto:?${mail.toString().replaceAll("+", "%20")}`}>
          Mail it
        </a>
        {anywayHref !== null && (
          <a className="button" href={anywayHref}>
            Try again
          </a>
        )}
      </div>
      <details>
        <summary>What they are asked for</summary>
        <ul className="settings-list">
          {permissions.map((permission) => (
            <li key={permission}>{permission}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}
