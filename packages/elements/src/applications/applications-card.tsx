export type ShownApplication = {
  id: string;
  name: string;
  /** what its key may do, what it opens and how long, in words */
  lines: readonly string[];
  activityHref: string;
  revokeHref: string;
};

/** The applications that hold a key which somebody granted or sees to. */
export function ApplicationsCard({ applications }: { applications: readonly ShownApplication[] }) {
  if (applications.length === 0)
    return <p className="settings-hint mb-6">No application has been let in yet.</p>;
  return (
    <section className="card settings-account" aria-labelledby="applications-heading">
      <h2 id="applications-heading">Applications that are let in</h2>
      <ul className="settings-rows">
        {applications.map(({ id, name, lines, activityHref, revokeHref }) => (
          <li key={id}>
            <div className="cc-row-text">
              <p className="cc-name break-words">{name}</p>
              {lines.map((line) => (
                <p key={line} className="settings-hint break-words">
                  {line}
                </p>
              ))}
            </div>
            <a href={activityHref} className="settings-link">
              Activity<span className="sr-only"> of {name}</span>
            </a>
            <a href={revokeHref} className="settings-link">
              Revoke<span className="sr-only"> the key of {name}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
