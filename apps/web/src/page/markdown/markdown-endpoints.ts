import { findBookingPage } from "@calcache/booking-page";
import { endpoint, messageEnvelope, refusal } from "@calcache/http-edge";
import type { Bookings, EventTypeCache, EventTypeQuery } from "@calcache/scheduling";
import { listTeams, recallEventType } from "@calcache/scheduling";
import { z } from "zod";
import { ofOrganization } from "../bookings/org-slug.ts";
import { pagePath } from "../bookings/page-path.ts";
import { bookingPageMarkdown, siteMarkdown } from "./page-markdown.ts";

type Services = { bookings: Pick<Bookings, "engine">; cache: EventTypeCache; webappUrl: string };

const noSuchPage = refusal(404, "NOT_FOUND", "There is no such page");
const query = z.record(z.string(), z.string());
const name = z.string().min(1);

const markdown = (text: string, type: "markdown" | "plain") =>
  new Response(text, {
    headers: { "content-type": `text/${type}; charset=utf-8`, "cache-control": "no-store" },
  });

async function pageAnswer(
  named: EventTypeQuery,
  search: Record<string, string>,
  { bookings: { engine }, cache, webappUrl }: Services,
) {
  const eventType = await recallEventType(engine, cache, { ...named, ...ofOrganization(search) });
  if (eventType === null) return noSuchPage;
  const page = await findBookingPage(engine, eventType, search);
  const address = webappUrl + pagePath(eventType.owner, eventType.slug);
  return markdown(bookingPageMarkdown(page, { address, site: webappUrl, search }), "markdown");
}

const answers = {
  answers: { 200: "text/markdown" },
  refusals: [noSuchPage],
  envelope: messageEnvelope,
  query,
} as const;

/** Routes can't end in what follows a name: the page is mounted at `…/page.md`, to which the proxy leads. */
export const teamPageEndpoint = endpoint("GET", "/team/{team}/{eventType}.md", {
  summary: "A team's booking page as Markdown",
  params: z.object({ team: name, eventType: name }),
  ...answers,
  handle: ({ params: { team, eventType }, query }, services: Services) =>
    pageAnswer({ teamSlug: team, eventTypeSlug: eventType }, query, services),
});

export const userPageEndpoint = endpoint("GET", "/{username}/{eventType}.md", {
  summary: "A user's booking page as Markdown",
  params: z.object({ username: name, eventType: name }),
  ...answers,
  handle: ({ params: { username, eventType }, query }, services: Services) =>
    pageAnswer({ username, eventTypeSlug: eventType }, query, services),
});

/** What is here, for programs that come without an address. */
export const llmsEndpoint = endpoint("GET", "/llms.txt", {
  summary: "What can be booked here, for programs",
  envelope: messageEnvelope,
  answers: { 200: "text/plain" },
  async handle(_, { bookings: { engine }, webappUrl }: Services) {
    return markdown(siteMarkdown(await listTeams(engine.db), webappUrl), "plain");
  },
});
