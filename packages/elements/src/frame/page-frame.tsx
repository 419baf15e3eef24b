import type { ReactNode } from "react";
import { HiddenFields } from "../forms/hidden-fields.tsx";

/** The frame of a user's own pages: where one is, who one is, and the way out. */
export function PageFrame({
  title,
  signedInAs,
  signOut,
  places = [],
  children,
}: {
  title: string;
  /** null for whoever isn't signed in here */
  signedInAs: string | null;
  /** the form that signs out; null where a host app's session isn't ours to end */
  signOut: ReactNode;
  /** a user's own pages, of which one is this; none where there is no other */
  places?: readonly { label: string; href: string; isHere: boolean }[];
  children: ReactNode;
}) {
  return (
    <main className="page settings">
      {(signedInAs !== null || signOut !== null) && (
        <header className="settings-header">
          {signedInAs !== null && (
            <p>
              Signed in as <span className="settings-address">{signedInAs}</span>
            </p>
          )}
          {signOut}
        </header>
      )}
      {places.length > 1 && (
        <nav aria-label="Settings" className="settings-places">
          {places.map(({ label, href, isHere }) => (
            <a key={href} href={href} aria-current={isHere ? "page" : undefined}>
              {label}
            </a>
          ))}
        </nav>
      )}
      <h1>{title}</h1>
      {children}
    </main>
  );
}

/** A form of one button, with the fields that it is sent with. */
export function ButtonForm({
  action,
  fields,
  className = "button",
  children,
}: {
  action: string;
  fields: Readonly<Record<string, string>>;
  className?: string;
  children: ReactNode;
}) {
  return (
    <form method="post" action={action}>
      <HiddenFields fields={fields} />
      <button type="submit" className={className}>
        {children}
      </button>
    </form>
  );
}
