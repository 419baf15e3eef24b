#!/bin/sh
# The metadata of Microsoft's multi-tenant logins name an issuer with a placeholder, "https://.../{tenantid}/v2.0", in every cloud.
# openid-client takes it from login.microsoftonline.com alone: the same document from a national cloud's login, or from a
# look-alike in tests, is refused as another issuer's. Discover a tenant's own metadata there, whose issuer has no placeholder, or
# decide yourself which issuers a multi-tenant login may have.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund node@24.21.0 openid-client@6.9.0
cat > finding.mjs <<'JS'
import { readFileSync } from "node:fs";
import { customFetch, discovery } from "openid-client";
const { version } = JSON.parse(readFileSync("node_modules/openid-client/package.json", "utf8"));
/** What each login answers, as Microsoft documents it; nothing goes over the network. */
const metadataOf = (login, tenant) => ({
  issuer: `${login}/${tenant === "organizations" ? "{tenantid}" : tenant}/v2.0`,
  authorization_endpoint: `${login}/${tenant}/oauth2/v2.0/authorize`,
  token_endpoint: `${login}/${tenant}/oauth2/v2.0/token`,
  jwks_uri: `${login}/${tenant}/discovery/v2.0/keys`,
});
async function outcome(login, tenant) {
  const answer = async () => Response.json(metadataOf(login, tenant));
  try {
    const found = await discovery(new URL(`${login}/${tenant}/v2.0`), "an-app", "a-secret", undefined, { [customFetch]: answer });
    return `found ${found.serverMetadata().issuer}`;
  } catch (error) {
    return `refused: ${error.cause?.message ?? error.message}`;
  }
}
const tenant = "11111111-2222-3333-4444-555555555555";
const [global, national, ofTenant] = [
  await outcome("https://login.microsoftonline.com", "organizations"),
  await outcome("https://login.microsoftonline.us", "organizations"),
  await outcome("https://login.microsoftonline.us", tenant),
];
console.log(`openid-client ${version}`);
console.log(`login.microsoftonline.com, organizations: ${global}`);
console.log(`login.microsoftonline.us, organizations: ${national}`);
console.log(`login.microsoftonline.us, one tenant: ${ofTenant}`);
if (!global.startsWith("found") || !national.startsWith("refused") || !ofTenant.startsWith("found")) {
  console.log("The finding no longer holds.");
  process.exit(1);
}
JS
node_modules/.bin/node finding.mjs
