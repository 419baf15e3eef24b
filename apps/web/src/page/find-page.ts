import type { SearchParams } from "@calcache/booker";
import { translate } from "@calcache/languages/messages";
import { processRuntime } from "@calcache/runtime";
import {
  type EventTypeQuery,
  type EventTypeWithHosts,
  type FoundProfile,
  findPrivateLink,
  findProfile,
  recallEventType,
} from "@calcache/scheduling";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { cachedEventTypes } from "../process/cached-event-types.ts";
import { webappUrl } from "../process/webapp-url.ts";
import { ofOrganization, organizationQuery } from "./bookings/org-slug.ts";
import { pagePath } from "./bookings/page-path.ts";
import { pageLanguage } from "./language/page-language.ts";
import { endTurn } from "./turns/page-turns.ts";
import { tryAgain } from "./turns/try-again.ts";

const find = cache((kind: "team" | "user", owner: string, eventTypeSlug: string, orgSlug?: string) => {
  const query: EventTypeQuery = {
    ...(kind === "team" ? { teamSlug: owner } : { username: owner }),
    eventTypeSlug,
    ...(orgSlug !== undefined && { orgSlug }),
  };
  return tryAgain(() => recallEventType(processRuntime().engine, cachedEventTypes(), query));
});

/** The event type that a page's path names, looked up once per request; ends in the 404 page if there is none. */
export async function findPage(
  kind: "team" | "user",
  owner: string,
  eventType: string,
  search: SearchParams,
): Promise<EventTypeWithHosts> {
  const { orgSlug } = ofOrganization(search);
  let found: EventTypeWithHosts | null = null;
  try {
    found = await find(kind, decodeURIComponent(owner), decodeURIComponent(eventType), orgSlug);
  } finally {
    if (found === null) await endTurn();
  }
  return found ?? notFound();
}

const findByLink = cache((link: string) =>
  tryAgain(async () => {
    const { engine } = processRuntime();
    const found = await findPrivateLink(engine, link);
    return found && recallEventType(engine, cachedEventTypes(), { eventTypeId: found.eventTypeId });
  }),
);

/** The event type of a private link, looked up once per request; ends in the 404 page if there is none. */
export async function findPrivatePage(link: string): Promise<EventTypeWithHosts> {
  let found: EventTypeWithHosts | null = null;
  try {
    found = await findByLink(decodeURIComponent(link));
  } finally {
    if (found === null) await endTurn();
  }
  return found ?? notFound();
}

/** What the browser's tab and search engines show. */
export async function pageMetadata(...path: Parameters<typeof findPage>): Promise<Metadata> {
  const [, , , search] = path;
  const { slug, title, owner, description, interfaceLanguage } = await findPage(...path);
  const { language } = pageLanguage(await headers(), search, interfaceLanguage);
  const t = translate("site", language);
  const address = webappUrl() + pagePath(owner, slug);
  const query = organizationQuery(search);
  return {
    title: `${title} · ${owner.name}`,
    description: description ?? t("findTime", { title, owner: owner.name }),
    alternates: { canonical: address + query, types: { "text/markdown": `${address}.md${query}` } },
  };
}

const findOwners = cache((kind: FoundProfile["kind"], slug: string, orgSlug?: string) =>
  tryAgain(() =>
    findProfile(processRuntime().engine, {
      ...(kind === "team" ? { teamSlug: slug } : { username: slug }),
      ...(orgSlug !== undefined && { orgSlug }),
    }),
  ),
);

/** The profile that a page's path names, looked up once per request; ends in the 404 page if there is none. */
export const profileOr404 = async (
  kind: FoundProfile["kind"],
  slug: string,
  search: SearchParams,
): Promise<FoundProfile> =>
  (await findOwners(kind, decodeURIComponent(slug), ofOrganization(search).orgSlug)) ?? notFound();

export async function profileMetadata(...path: Parameters<typeof profileOr404>): Promise<Metadata> {
  const [, , search] = path;
  const profile = await profileOr404(...path);
  const t = translate("site", pageLanguage(await headers(), search).language);
  return {
    title: profile.name,
    description: t("bookableWith", { name: profile.name }),
    alternates: { canonical: webappUrl() + pagePath(profile) + organizationQuery(search) },
  };
}
