import { z } from "zod";
import type { LoginError } from "../login-error.ts";
import { describe } from "../login-error.ts";

/** What the page was told by the link that led to it: the simulator's own, for there is nobody to type. */
export const DECISION = "simulator_decision";

export const authorizeQuerySchema = z.object({
  client_id: z.string().min(1),
  redirect_uri: z.url(),
  response_type: z.literal("code"),
  scope: z.string().default(""),
  state: z.string().optional(),
  nonce: z.string().optional(),
  login_hint: z.string().optional(),
  prompt: z.enum(["none", "login", "select_account", "consent"]).optional(),
  code_challenge: z.string().optional(),
  code_challenge_method: z.enum(["S256", "plain"]).optional(),
  [DECISION]: z.enum(["accept", "administrator"]).optional(),
});
export type AuthorizeQuery = z.infer<typeof authorizeQuerySchema>;

/** The app's address with the outcome, and the state that the app gave. */
export function redirection(
  { redirect_uri, state }: Pick<AuthorizeQuery, "redirect_uri" | "state">,
  outcome: Record<string, string | undefined>,
): string {
  const location = new URL(redirect_uri);
  for (const [name, value] of Object.entries({ ...outcome, state }))
    if (value !== undefined) location.searchParams.set(name, value);
  return location.href;
}

/** How the app hears of a failure (Microsoft: "OAuth 2.0 authorization code flow", error response). */
export function failureRedirection(
  query: Pick<AuthorizeQuery, "redirect_uri" | "state">,
  failure: LoginError,
): string {
  const { error, suberror, claims } = failure;
  return redirection(query, { error, error_description: describe(failure), suberror, claims });
}

/** Where to lead a request for a sign-in that fails; null where it doesn't say itself. */
export function errorRedirect(url: URL, failure: LoginError): string | null {
  const query = authorizeQuerySchema.safeParse(Object.fromEntries(url.searchParams));
  return query.success ? failureRedirection(query.data, failure) : null;
}
