import type { SearchParams } from "@calcache/booker";
import { sitesOwner } from "@calcache/configuration";
import { translate } from "@calcache/languages/messages";
import type { FoundProfile } from "@calcache/scheduling";
import { headers } from "next/headers";
import { embeddingOf } from "../embed/embedding.ts";
import { PageMain } from "../embed/page-main.tsx";
import { EventTypeList } from "./event-type-list.tsx";
import { pageLanguage } from "./language/page-language.ts";

/**
 * A team's or a user's public page: what can be booked with them.
 * @param props.orgSlug where they were asked for as an organisation's: their event types are then, too
 */
export async function ProfilePage({
  profile,
  orgSlug,
  search,
}: {
  profile: FoundProfile;
  orgSlug?: string;
  search: SearchParams;
}) {
  const embedding = await embeddingOf(search, sitesOwner(profile));
  const { language } = pageLanguage(await headers(), search);
  const t = translate("site", language);
  return (
    <PageMain embedding={embedding} language={language} className="max-w-2xl">
      <h1 className="text-2xl font-semibold tracking-tight text-balance">{profile.name}</h1>
      <p className="mt-2 mb-6 text-muted">{t("chooseWhat")}</p>
      <EventTypeList
        owner={profile}
        language={language}
        search={search}
        {...(orgSlug !== undefined && { orgSlug })}
        eventTypes={profile.eventTypes}
      />
    </PageMain>
  );
}
