import { type CurrentUser, processRuntime } from "@calcache/runtime";
import { noPage } from "../process/no-page.ts";
import { userOrSignIn } from "../settings/user-page.tsx";
import { operatorPath } from "../sign-in/paths.ts";

/** The operator who looks at a page: for anybody else there is none, and whoever isn't signed in is led to the sign-in. */
export async function operatorOrNobody(): Promise<CurrentUser> {
  const user = await userOrSignIn(operatorPath);
  return (await isOperator(user)) ? user : noPage();
}

/** Whether a user runs this installation. */
export const isOperator = async ({ userId }: Pick<CurrentUser, "userId">): Promise<boolean> =>
  (await processRuntime().signIn?.rolesOf(userId))?.isOperator === true;
