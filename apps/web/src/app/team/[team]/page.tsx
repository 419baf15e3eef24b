import { profileMetadata, profileOr404 } from "../../../page/find-page.ts";
import { ProfilePage } from "../../../page/profile-page.tsx";

type Props = PageProps<"/team/[team]">;

export async function generateMetadata({ params }: Props) {
  return profileMetadata("team", (await params).team);
}

export default async function TeamProfile({ params }: Props) {
  return <ProfilePage profile={await profileOr404("team", (await params).team)} />;
}
