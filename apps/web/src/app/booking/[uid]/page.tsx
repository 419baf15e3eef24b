import type { Metadata } from "next";
import { bookingOr404, ReceiptPage } from "../../../page/bookings/receipt-page.tsx";

type Props = PageProps<"/booking/[uid]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await bookingOr404((await params).uid);
  // The address is a secret. With "no-referrer" browsers would hide the origin of the page's own form, too.
  return { title, robots: "noindex", referrer: "same-origin" };
}

export default async function BookingReceiptPage({ params, searchParams }: Props) {
  const booking = await bookingOr404((await params).uid);
  return <ReceiptPage booking={booking} search={await searchParams} />;
}
