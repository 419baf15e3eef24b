import { firstOfEach } from "@calcache/booker";
import type { Metadata } from "next";
import { HoursPage } from "../../../settings/hours/hours-page.tsx";
import { idIn } from "../../../settings/input/form-fields.ts";
import { userOrSignIn } from "../../../settings/user-page.tsx";

export const metadata: Metadata = { title: "Working hours" };

export default async function Page({ searchParams }: PageProps<"/settings/hours">) {
  const user = await userOrSignIn();
  const asked = firstOfEach(await searchParams);
  return <HoursPage user={user} deleting={idIn(asked.delete ?? null)} />;
}
