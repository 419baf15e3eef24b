import { BookingPage } from "../../../page/booking-page.tsx";
import { findPage, pageMetadata } from "../../../page/find-page.ts";

type Props = PageProps<"/[username]/[eventType]">;

export async function generateMetadata({ params, searchParams }: Props) {
  const { username, eventType } = await params;
  return pageMetadata("user", username, eventType, await searchParams);
}

export default async function PersonalPage({ params, searchParams }: Props) {
  const { username, eventType } = await params;
  const search = await searchParams;
  return <BookingPage eventType={await findPage("user", username, eventType, search)} search={search} />;
}
