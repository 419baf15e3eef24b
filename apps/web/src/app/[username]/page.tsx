import { ofOrganization } from "../../page/bookings/org-slug.ts";
import { profileMetadata, profileOr404 } from "../../page/find-page.ts";
import { ProfilePage } from "../../page/profile-page.tsx";

type Props = PageProps<"/[username]">;

export async function generateMetadata({ params, searchParams }: Props) {
  return profileMetadata("user", (await params).username, await searchParams);
}

export default async function UserProfile({ params, searchParams }: Props) {
  return (
    <ProfilePage
      {...ofOrganization(await searchParams)}
      search={await searchParams}
      profile={await profileOr404("user", (await params).username, await searchParams)}
    />
  );
}
