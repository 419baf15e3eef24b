import { BookingPage } from "../../../page/booking-page.tsx";
import { findPage, pageMetadata } from "../../../page/find-page.ts";

type Props = PageProps<"/[username]/[eventType]">;

export async function generateMetadata({ params }: Props) {
  const { username, eventType } = await params;
  return pageMetadata("user", username, eventType);
}

export default async function PersonalPage({ params, searchParams }: Props) {
  const { username, eventType } = await params;
  return <BookingPage eventType={await findPage("user", username, eventType)} search={await searchParams} />;
}
