import type { EventTypeWithHosts } from "@calcache/scheduling";
import type { ReactNode } from "react";
import { duration, hostNames, initials } from "./sentences.ts";

const shownAvatars = 5;

/** What is offered, by whom and how long it takes; `children` is the choice of time zone. */
export function EventSummary({
  eventType,
  children,
}: {
  eventType: EventTypeWithHosts;
  children: ReactNode;
}) {
  const { owner, title, description, length, hosts, schedulingType } = eventType;
  return (
    <header className="flex flex-col gap-5 p-4 sm:p-8">
      <div>
        <p className="text-sm font-medium text-muted">{owner.name}</p>
        <h1 className="mt-1 text-2xl font-semibold tracking-tight text-balance">{title}</h1>
        {description && <p className="mt-3 text-sm text-muted text-pretty">{description}</p>}
      </div>
      <dl className="flex flex-col gap-4 text-sm">
        <Fact name="Duration">{duration(length)}</Fact>
        <Fact name={schedulingType === "ROUND_ROBIN" ? "With one of" : "With"}>
          <Avatars names={hosts.map(({ name }) => name)} />
          {hostNames(eventType)}
        </Fact>
      </dl>
      {children}
    </header>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="label">{name}</dt>
      <dd className="mt-1 flex flex-col gap-2">{children}</dd>
    </div>
  );
}

function Avatars({ names }: { names: readonly string[] }) {
  const more = names.length - shownAvatars;
  return (
    <span aria-hidden className="flex flex-wrap gap-1">
      {names.slice(0, shownAvatars).map((name) => (
        <span key={name} className="avatar" style={{ filter: `hue-rotate(${hueOf(name)}deg)` }}>
          {initials(name)}
        </span>
      ))}
      {more > 0 && <span className="avatar">+{more}</span>}
    </span>
  );
}

/** The same colour for the same name. */
const hueOf = (name: string) =>
  Array.from(name).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
