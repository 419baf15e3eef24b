import { randomUUID } from "node:crypto";
import { office365CalendarCache } from "@calcache/office365-calendar-cache";
import { notFound } from "next/navigation";
import { book, hold } from "./book";
import { HostBooker } from "./host-booker";

/** A team's public page for one event type, at cal.com's address. */
export default async function TeamPage({ params, searchParams }: PageProps<"/team/[slug]/[type]">) {
  const { slug: teamSlug, type: eventTypeSlug } = await params;
  const page = await office365CalendarCache().bookingPage({ teamSlug, eventTypeSlug }, await searchParams);
  return page ? <HostBooker {...page} booking={{ book, hold, formId: randomUUID() }} /> : notFound();
}
