import { firstOfEach } from "@calcache/booker";
import { bookingLists } from "@calcache/scheduling";
import type { Metadata } from "next";
import { BookingsPage } from "../../../settings/bookings/bookings-page.tsx";
import { idIn } from "../../../settings/input/form-fields.ts";
import { userOrSignIn } from "../../../settings/user-page.tsx";

export const metadata: Metadata = { title: "Bookings" };

const mostPages = 1000;

export default async function Page({ searchParams }: PageProps<"/settings/bookings">) {
  const user = await userOrSignIn();
  const asked = firstOfEach(await searchParams);
  const { list, page, cancel, "hand-over": handOver, "ask-for-time": askForTime } = asked;
  return (
    <BookingsPage
      user={user}
      list={bookingLists.find((one) => one === list) ?? "upcoming"}
      page={Math.min(idIn(page ?? null) ?? 1, mostPages)}
      cancelling={idIn(cancel ?? null)}
      handingOver={idIn(handOver ?? null)}
      asking={idIn(askForTime ?? null)}
    />
  );
}
