import { ofOrganization } from "../../../page/bookings/org-slug.ts";
import { profileMetadata, profileOr404 } from "../../../page/find-page.ts";
import { ProfilePage } from "../../../page/profile-page.tsx";

type Props = PageProps<"/team/[team]">;

export async function generateMetadata({ params, searchParams }: Props) {
  return profileMetadata("team", (await params).team, await searchParams);
}

export default async function TeamProfile({ params, searchParams }: Props) {
  return (
    <ProfilePage
      {...ofOrganization(await searchParams)}
      search={await searchParams}
      profile={await profileOr404("team", (await params).team, await searchParams)}
    />
  );
}
