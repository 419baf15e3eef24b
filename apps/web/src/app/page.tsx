import { duration } from "@calcache/booker";
import { processRuntime } from "@calcache/runtime";
import { type ListedTeam, listTeams } from "@calcache/scheduling";
import Link from "next/link";
import { connection } from "next/server";

/** Where somebody without a link lands: what can be booked here. */
export default async function HomePage() {
  await connection();
  const teams = await listTeams(processRuntime().engine.db);
  return (
    <main className="page max-w-2xl">
      <h1 className="text-2xl font-semibold tracking-tight">Book a time</h1>
      {teams.length === 0 ? (
        <p className="mt-4 text-muted">
          There is nothing to book yet. Import a team file with <code>npm run import -- FILE</code>.
        </p>
      ) : (
        teams.map((team) => <Team key={team.slug} team={team} />)
      )}
    </main>
  );
}

function Team({ team: { slug, name, eventTypes } }: { team: ListedTeam }) {
  return (
    <section className="mt-8" aria-labelledby={`team-${slug}`}>
      <h2 id={`team-${slug}`} className="label">
        {name}
      </h2>
      <ul className="card mt-2 divide-y divide-line">
        {eventTypes.map((eventType) => (
          <li key={eventType.slug}>
            <Link
              href={`/team/${encodeURIComponent(slug)}/${encodeURIComponent(eventType.slug)}`}
              prefetch={false}
              className="row"
            >
              <span className="font-medium">{eventType.title}</span>
              <span className="text-sm text-muted">{duration(eventType.length)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
