import { profileMetadata, profileOr404 } from "../../page/find-page.ts";
import { ProfilePage } from "../../page/profile-page.tsx";

type Props = PageProps<"/[username]">;

export async function generateMetadata({ params }: Props) {
  return profileMetadata("user", (await params).username);
}

export default async function UserProfile({ params }: Props) {
  return <ProfilePage profile={await profileOr404("user", (await params).username)} />;
}
