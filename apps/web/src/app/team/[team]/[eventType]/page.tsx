import { BookingPage } from "../../../../page/booking-page.tsx";
import { findPage, pageMetadata } from "../../../../page/find-page.ts";

type Props = PageProps<"/team/[team]/[eventType]">;

export async function generateMetadata({ params, searchParams }: Props) {
  const { team, eventType } = await params;
  return pageMetadata("team", team, eventType, await searchParams);
}

export default async function TeamPage({ params, searchParams }: Props) {
  const { team, eventType } = await params;
  const search = await searchParams;
  return <BookingPage eventType={await findPage("team", team, eventType, search)} search={search} />;
}
