import {
  type AppCredential,
  type AppRegistration,
  createGraph,
  type GraphError,
  type Mailbox,
  type Result,
  type TokensError,
} from "@calcache/microsoft-graph";

type Addresses = { graphUrl: string; loginUrl: string };

const noUser: TokensError = { kind: "missing", reason: "nobody has signed in" };

/** Asks as the app, with these credentials. The first argument of a mailbox counts for nothing: there is one registration. */
function open(addresses: Addresses, registration: AppRegistration, now: () => number) {
  const graph = createGraph({
    ...addresses,
    clientId: registration.clientId,
    clientSecret: "",
    tokens: {
      read: async () => ({ ok: false, error: noUser }),
      refreshExclusively: async () => ({ ok: false, error: noUser }),
    },
    registrations: { of: async () => ({ ok: true, value: registration }) },
    now,
  });
  return (user: string) => graph.mailbox({ credentialId: -1, user });
}

/** A line for each credential: whether the tenant's login takes it. Any mailbox will do, whether it may be opened or not. */
export async function checkCredentials(
  addresses: Addresses,
  registration: AppRegistration,
  user: string,
  now: () => number,
): Promise<{ line: string; works: boolean }[]> {
  const check = async (credential: AppCredential) => {
    const asked = await open(addresses, { ...registration, credentials: [credential] }, now)(user).timeZone();
    const works = asked.ok || asked.error.reached !== "sign-in";
    return { works, line: `${credential.kind}: ${works ? "accepted" : refusal(asked)}` };
  };
  const lines = [];
  for (const credential of registration.credentials) lines.push(await check(credential));
  return lines;
}

/** What works in a mailbox, in a line for a person. Nothing is written: that it may be is Exchange's word alone. */
export async function checkMailbox(
  addresses: Addresses,
  registration: AppRegistration,
  user: string,
  now: () => number,
): Promise<{ line: string; works: boolean }> {
  const box = open(addresses, registration, now)(user);
  const parts = {
    calendars: await box.listCalendars(),
    "busy times": await readNow(box, now()),
    "time zone": await box.timeZone(),
  };
  const said = Object.entries(parts).map(([what, result]) => `${what} ${result.ok ? "ok" : refusal(result)}`);
  // Without its zone a mailbox is read in its owner's.
  const works = parts.calendars.ok && parts["busy times"].ok;
  return { works, line: `${user}: ${said.join(", ")}` };
}

const readNow = (box: Mailbox, now: number) =>
  box.calendarView({
    calendarId: null,
    startDateTime: new Date(now).toISOString(),
    endDateTime: new Date(now + 60_000).toISOString(),
  });

const refusal = (result: Result<unknown>) => (result.ok ? "ok" : `refused (${codeOf(result.error)})`);

const codeOf = ({ code, status, kind }: GraphError) =>
  [status === null ? null : `HTTP ${status}`, code ?? kind].filter((part) => part !== null).join(" ");
