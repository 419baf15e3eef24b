import { leadToFirstTeam } from "../../../settings/team/team-page.tsx";
import { userOrSignIn } from "../../../settings/user-page.tsx";

export default async function Page() {
  return leadToFirstTeam(await userOrSignIn());
}
