import type { Metadata } from "next";
import { bookingOr404, ReceiptPage } from "../../../booker/receipt-page.tsx";

type Props = PageProps<"/booking/[uid]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await bookingOr404((await params).uid);
  return { title, robots: "noindex", referrer: "no-referrer" };
}

export default async function BookingReceiptPage({ params, searchParams }: Props) {
  const booking = await bookingOr404((await params).uid);
  return <ReceiptPage booking={booking} cancel={(await searchParams).cancel} />;
}
