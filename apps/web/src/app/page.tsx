import type { SearchParams } from "@calcache/booker";
import type { Language } from "@calcache/languages";
import { translate } from "@calcache/languages/messages";
import { processRuntime } from "@calcache/runtime";
import { type ListedTeam, listTeams } from "@calcache/scheduling";
import Link from "next/link";
import { connection } from "next/server";
import { keptPath } from "../page/bookings/kept-path.ts";
import { ofOrganization, organizationQuery } from "../page/bookings/org-slug.ts";
import { pagePath } from "../page/bookings/page-path.ts";
import { EventTypeList } from "../page/event-type-list.tsx";
import { requestLanguage } from "../page/language/page-language.ts";

/** Where somebody without a link lands: what can be booked here. */
export default async function HomePage({ searchParams }: PageProps<"/">) {
  await connection();
  const search = await searchParams;
  const language = await requestLanguage();
  const t = translate("site", language);
  const teams = await listTeams(processRuntime().engine.db);
  return (
    <main className="page max-w-2xl">
      <h1 className="text-2xl font-semibold tracking-tight">{t("home")}</h1>
      {teams.length === 0 ? (
        <p className="mt-4 text-muted">
          {t.rich("nothingYet", { code: (inner) => <code key="code">{inner}</code> })}
        </p>
      ) : (
        teams.map((team, index) => (
          <Team key={addressOf(team)} {...{ team, language, search }} id={`team-${index}`} />
        ))
      )}
    </main>
  );
}

type TeamProps = { team: ListedTeam; id: string; language: Language; search: SearchParams };

/** Slugs are unique within an organisation only. */
const addressOf = (team: ListedTeam) => pagePath(team) + organizationQuery(team);

function Team({ team, id, language, search }: TeamProps) {
  return (
    <section className="mt-8" aria-labelledby={id}>
      <h2 id={id} className="label mb-2">
        <Link href={keptPath(addressOf(team), search)} prefetch={false} className="hover:underline">
          {team.name}
        </Link>
      </h2>
      <EventTypeList
        owner={team}
        {...{ language, search }}
        eventTypes={team.eventTypes}
        {...ofOrganization(team)}
      />
    </section>
  );
}
