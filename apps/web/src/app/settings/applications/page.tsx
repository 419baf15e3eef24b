import { firstOfEach } from "@calcache/booker";
import type { Metadata } from "next";
import { ApplicationsPage } from "../../../settings/applications/applications-page.tsx";
import { userOrSignIn } from "../../../settings/user-page.tsx";

export const metadata: Metadata = { title: "Applications" };

export default async function Page({ searchParams }: PageProps<"/settings/applications">) {
  const user = await userOrSignIn();
  const { revoke, activity } = firstOfEach(await searchParams);
  return <ApplicationsPage user={user} revoking={revoke ?? null} shown={activity ?? null} />;
}
