import { firstOfEach } from "@calcache/booker";
import type { Metadata } from "next";
import { CalendarsPage } from "../../../settings/calendars/calendars-page.tsx";
import { accountIdIn } from "../../../settings/input/form-fields.ts";
import { userOrSignIn } from "../../../settings/user-page.tsx";

export const metadata: Metadata = { title: "Calendars" };

export default async function Page({ searchParams }: PageProps<"/settings/calendars">) {
  const user = await userOrSignIn();
  const { disconnect = "" } = firstOfEach(await searchParams);
  const disconnecting = accountIdIn(new URLSearchParams({ account: disconnect }));
  return <CalendarsPage user={user} disconnecting={disconnecting} />;
}
