import { z } from "zod";
import type { GraphSimulator } from "../start.ts";
import { ADDRESS } from "./test-simulator.ts";

export const REDIRECT_URI = "http://localhost:3000/callback?x=1";

const tokensSchema = z.looseObject({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  id_token: z.string().optional(),
  scope: z.string().optional(),
  expires_in: z.number(),
});
const errorSchema = z.looseObject({
  error: z.string(),
  error_codes: z.array(z.number()),
  error_description: z.string(),
});

/** Asks for a sign-in, Ann's and successful unless `fields` say otherwise. */
export async function authorize(
  { url }: GraphSimulator,
  fields: Record<string, string> = {},
  tenant = "common",
) {
  const query = new URLSearchParams({
    client_id: "app",
    redirect_uri: REDIRECT_URI,
    response_type: "code",
    scope: "openid offline_access Calendars.Read",
    state: "s t",
    login_hint: ADDRESS,
    ...fields,
  });
  return open(`${url}/${tenant}/oauth2/v2.0/authorize?${query}`);
}

/** Opens a page of the login without following where it leads. */
export async function open(address: string) {
  const response = await fetch(address, { redirect: "manual" });
  const text = await response.text();
  const location = new URL(response.headers.get("location") ?? address);
  return {
    status: response.status,
    location,
    /** The parameters with which the app hears of the outcome. */
    outcome: Object.fromEntries(location.searchParams),
    text,
    /** Where the link of this text on the page leads. */
    link: (label: string) => {
      const [, href = ""] = new RegExp(`href="([^"]+)"[^>]*>${label}`).exec(text) ?? [];
      return new URL(href.replaceAll("&amp;", "&"), address).href;
    },
  };
}

/** Asks the token endpoint, as the app "app" unless `fields` say otherwise. */
export async function token(
  { url }: GraphSimulator,
  fields: Record<string, string>,
  { headers = {}, tenant = "common" }: { headers?: Record<string, string>; tenant?: string } = {},
) {
  const body = new URLSearchParams({
    client_id: "app",
    client_secret: "secret",
    redirect_uri: REDIRECT_URI,
    ...fields,
  });
  const address = `${url}/${tenant}/oauth2/v2.0/token`;
  const response = await fetch(address, { method: "POST", body, headers, redirect: "manual" });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    tokens: () => tokensSchema.parse(JSON.parse(text)),
    error: () => errorSchema.parse(JSON.parse(text)),
  };
}

/** The fields that refresh with this token. */
export const refresh = (refreshToken = "") => ({ grant_type: "refresh_token", refresh_token: refreshToken });

/** Signs in, and buys tokens with the code. */
export async function signIn(simulator: GraphSimulator, fields: Record<string, string> = {}) {
  const { outcome } = await authorize(simulator, fields);
  const { client_id = "app" } = fields;
  const grant = { grant_type: "authorization_code", code: outcome.code ?? "", client_id };
  return (await token(simulator, grant)).tokens();
}
