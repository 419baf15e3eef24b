import type { Metadata } from "next";
import { InvitationPage } from "../../../../settings/entry/invitation-page.tsx";

export const metadata: Metadata = { title: "Invitation" };

export default async function Page({ params }: PageProps<"/settings/invitation/[token]">) {
  return <InvitationPage token={decodeURIComponent((await params).token)} />;
}
