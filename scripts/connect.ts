import { createHash, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { readEnvironment } from "@calcache/environment";
import {
  createGraph,
  type MicrosoftTokens,
  type TokenStore,
  type TokensError,
} from "@calcache/microsoft-graph";
import { Command, InvalidArgumentError } from "commander";
import { fail } from "./lib/fail.ts";
import { loadEnvFile } from "./lib/root.ts";

const { port } = new Command("npm run --silent connect --")
  .description(
    `Signs one Outlook user in and prints their entry for a team file's "credentials" on standard output.
The app registration needs the redirect address http://localhost:<port>/callback.`,
  )
  .option("--port <number>", "where the sign-in comes back to", portNumber, 3999)
  .parse()
  .opts<{ port: number }>();

function portNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65_535)
    throw new InvalidArgumentError("a port is a number from 1 to 65535");
  return value;
}

const nobody: TokensError = { kind: "missing", reason: "nobody has signed in yet" };

/** Holds the tokens of the one account that is being connected. */
function tokensInMemory(): TokenStore & { set: (tokens: MicrosoftTokens) => void } {
  let held: MicrosoftTokens | null = null;
  return {
    set: (tokens) => {
      held = tokens;
    },
    read: async () => (held ? { ok: true, value: held } : { ok: false, error: nobody }),
    async refreshExclusively(_credentialId, refresh) {
      if (!held) return { ok: false, error: nobody };
      const refreshed = await refresh(held);
      if (refreshed.ok) held = refreshed.value;
      return refreshed;
    },
  };
}

/** Waits for the browser to come back from the sign-in with a code; `onReady` is when it may be sent there. */
function receiveCode(state: string, onReady: () => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "/", `http://localhost:${port}`);
      if (pathname !== "/callback") return response.writeHead(404).end();
      const code = searchParams.get("code");
      const isOurs = searchParams.get("state") === state;
      response.writeHead(code && isOurs ? 200 : 400, {
        "content-type": "text/plain; charset=utf-8",
        connection: "close",
      });
      response.end(
        code && isOurs
          ? "Connected. You can close this page."
          : "The sign-in did not succeed; the terminal says why.",
      );
      server.close();
      if (code && isOurs) resolve(code);
      else
        reject(
          new Error(
            isOurs
              ? `Microsoft answered: ${searchParams.get("error") ?? "no code"}`
              : "This answer belongs to another sign-in; please begin again.",
          ),
        );
    });
    server.on("error", () => reject(new Error(`Port ${port} is taken; choose another with --port.`)));
    server.listen(port, "127.0.0.1", onReady);
  });
}

try {
  loadEnvFile();
  const environment = readEnvironment([
    "MS_GRAPH_CLIENT_ID",
    "MS_GRAPH_CLIENT_SECRET",
    "MICROSOFT_GRAPH_URL",
    "MICROSOFT_LOGIN_URL",
  ]);
  if (!environment.MS_GRAPH_CLIENT_ID)
    throw new Error("MS_GRAPH_CLIENT_ID is missing: register an app first (README, “Connect Outlook”).");
  const tokens = tokensInMemory();
  const graph = createGraph({
    graphUrl: environment.MICROSOFT_GRAPH_URL,
    loginUrl: environment.MICROSOFT_LOGIN_URL,
    clientId: environment.MS_GRAPH_CLIENT_ID,
    clientSecret: environment.MS_GRAPH_CLIENT_SECRET,
    tokens,
    now: Date.now,
  });
  const redirectUri = `http://localhost:${port}/callback`;
  const state = randomBytes(24).toString("base64url");
  const codeVerifier = randomBytes(48).toString("base64url");
  const codeChallenge = createHash("sha256").update(codeVerifier).digest("base64url");
  const address = graph.authorizationUrl({ redirectUri, state, codeChallenge });
  const code = await receiveCode(state, () => {
    process.stderr.write(`Open this address and sign in:\n\n${address}\n\n`);
  });
  const granted = await graph.exchangeCode({ code, redirectUri, codeVerifier });
  if (!granted.ok) throw new Error(granted.error.message);
  tokens.set(granted.value);
  const me = await graph.mailbox({ credentialId: 0 }).me();
  if (!me.ok) throw new Error(me.error.message);
  const calendars = await graph.mailbox({ credentialId: 0, anchor: me.value.id }).listCalendars();
  if (!calendars.ok) throw new Error(calendars.error.message);
  const main = calendars.value.find(({ isDefaultCalendar }) => isDefaultCalendar);
  // Some personal accounts have no name of their own, but their calendar has an owner.
  const email = (me.value.mail ?? me.value.userPrincipalName ?? main?.owner)?.toLowerCase();
  if (email === undefined) throw new Error("Microsoft tells no mail address of this account");
  const own = main?.id;
  if (own === undefined) throw new Error("Microsoft names no default calendar of this account");
  process.stderr.write(`${email} has these calendars; the first selected is the default one:\n`);
  for (const { name, id } of calendars.value) process.stderr.write(`  ${name}: ${id}\n`);
  const { accessToken, refreshToken, expiresAt } = granted.value;
  const entry = {
    type: "office365_calendar",
    key: { access_token: accessToken, refresh_token: refreshToken, expiry_date: expiresAt, email },
    selectedCalendars: [own],
    destinationCalendar: own,
  };
  process.stdout.write(`${JSON.stringify(entry, null, 2)}\n`);
} catch (error) {
  fail(error);
}
