import { historyFeedPath, type PublicIncident, type Status } from "@calcache/operations";
import type { Metadata } from "next";
import { connection } from "next/server";
import { services } from "../../routes/services.ts";
import { SubscribeForms, subscriptionWords } from "../../status/subscribe-forms.tsx";

export const metadata: Metadata = {
  title: "Status",
  alternates: { types: { "application/atom+xml": historyFeedPath } },
};

/** How the service does, for anybody; it needs no database. */
export default async function StatusPage({ searchParams }: PageProps<"/status">) {
  await connection();
  const { subscription } = await searchParams;
  const outcome = subscriptionWords(typeof subscription === "string" ? subscription : undefined);
  const { components, incidents, description, asOf } = await services().status();
  const open = incidents.filter(({ resolvedAt }) => resolvedAt === null);
  const past = incidents.filter(({ resolvedAt }) => resolvedAt !== null);
  return (
    <main className="page max-w-2xl">
      <h1 className="text-2xl font-semibold tracking-tight">{description}</h1>
      <p className="mt-2 text-muted">As of {utc(asOf)}.</p>
      {outcome !== null && (
        <p role={outcome.isProblem ? "alert" : "status"} className="notice mt-4">
          {outcome.text}
        </p>
      )}
      <Components components={components} />
      <Incidents title="Open incidents" incidents={open} none="There are none." />
      <Incidents title="The last 30 days" incidents={past} none="There were none." />
      <SubscribeForms />
      <p className="mt-8 text-muted">
        For programs:{" "}
        <a className="underline" href="/api/v2/summary.json">
          summary.json
        </a>
        , as Statuspage has it. For feed readers:{" "}
        <a className="underline" href={historyFeedPath}>
          history.atom
        </a>
        .
      </p>
    </main>
  );
}

function Components({ components }: Pick<Status, "components">) {
  return (
    <dl className="mt-6 divide-y divide-line border-y border-line">
      {components.map(({ id, name, description, status }) => (
        <div key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-3">
          <dt>
            {name} <span className="block text-sm text-muted">{description}</span>
          </dt>
          <dd className={status === "operational" ? "text-muted" : "font-semibold"}>{words[status]}</dd>
        </div>
      ))}
    </dl>
  );
}

function Incidents({
  title,
  incidents,
  none,
}: {
  title: string;
  incidents: readonly PublicIncident[];
  none: string;
}) {
  return (
    <section className="mt-8">
      <h2 className="label mb-2">{title}</h2>
      {incidents.length === 0 && <p className="text-muted">{none}</p>}
      {incidents.map((incident) => (
        <article key={incident.id} id={`incident-${incident.id}`} className="mt-4">
          <h3 className="font-semibold">{incident.name}</h3>
          <ol className="mt-1 space-y-1">
            {incident.updates.map(({ id, at, body }) => (
              <li key={id} className="break-words whitespace-pre-line">
                <span className="text-muted">{utc(at)}</span> {body}
              </li>
            ))}
          </ol>
          {incident.nextUpdateBy !== null && (
            <p className="mt-1 text-muted">Next update by {utc(incident.nextUpdateBy)}.</p>
          )}
        </article>
      ))}
    </section>
  );
}

const words: Record<Status["components"][number]["status"], string> = {
  operational: "Operational",
  degraded_performance: "Degraded",
  partial_outage: "Partial outage",
  major_outage: "Major outage",
};

const utc = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
