import type { Metadata } from "next";
import { BookingPage } from "../../../../page/booking-page.tsx";
import { findPrivatePage } from "../../../../page/find-page.ts";

type Props = PageProps<"/d/[link]/[eventType]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await findPrivatePage((await params).link);
  // The address is a secret.
  return { title, robots: "noindex", referrer: "same-origin" };
}

export default async function PrivatePage({ params, searchParams }: Props) {
  const { link } = await params;
  return (
    <BookingPage
      eventType={await findPrivatePage(link)}
      search={await searchParams}
      privateLink={decodeURIComponent(link)}
    />
  );
}
