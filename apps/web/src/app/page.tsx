import { processRuntime } from "@calcache/runtime";
import { listTeams, type Profile } from "@calcache/scheduling";
import Link from "next/link";
import { connection } from "next/server";
import { pagePath } from "../page/bookings/page-path.ts";
import { EventTypeList } from "../page/event-type-list.tsx";

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

function Team({ team }: { team: Profile }) {
  return (
    <section className="mt-8" aria-labelledby={`team-${team.slug}`}>
      <h2 id={`team-${team.slug}`} className="label mb-2">
        <Link href={pagePath(team)} prefetch={false} className="hover:underline">
          {team.name}
        </Link>
      </h2>
      <EventTypeList owner={team} eventTypes={team.eventTypes} />
    </section>
  );
}
