import { firstOfEach } from "@calcache/booker";
import type { Metadata } from "next";
import { idIn } from "../../../../settings/input/form-fields.ts";
import { TeamPage } from "../../../../settings/team/team-page.tsx";
import { userOrSignIn } from "../../../../settings/user-page.tsx";

export const metadata: Metadata = { title: "Team" };

export default async function Page({ params, searchParams }: PageProps<"/settings/team/[team]">) {
  const user = await userOrSignIn();
  const asked = firstOfEach(await searchParams);
  return <TeamPage user={user} teamId={idIn((await params).team)} deleting={idIn(asked.delete ?? null)} />;
}
