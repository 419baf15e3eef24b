import { loginError } from "../login-error.ts";
import type { AuthorizeQuery } from "./authorize-query.ts";
import { failureRedirection } from "./authorize-query.ts";

/** What the app hears if a user cancels. */
export function cancellation(query: Pick<AuthorizeQuery, "redirect_uri" | "state">): string {
  const failure = loginError(400, "access_denied", 65004, "User declined to consent to access the app.");
  return failureRedirection(query, failure);
}
