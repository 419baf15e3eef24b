import { startGraphSimulator } from "@calcache/graph-simulator";
import { createTestDatabase } from "@calcache/setup/testing";
import type { Attempt } from "../attempts/attempts.ts";
import { createSignIn } from "../sign-in.ts";

const own = {
  name: "environment",
  authority: "common",
  clientId: "app",
  scope: "offline_access User.Read MailboxSettings.Read Calendars.ReadWrite",
};

/** The ways in which users sign in: at one login, as two apps. */
const paths = { environment: own, another: { ...own, name: "another", clientId: "another-app" } };

/** Sign-in on a real Postgres beside a simulated login, with a clock that can be moved. */
export async function createSignInWorld() {
  const database = await createTestDatabase();
  const simulator = await startGraphSimulator();
  const lines: string[] = [];
  let skew = 0;
  let path = own;
  const signIn = createSignIn({
    db: database.db,
    key: new Uint8Array(32).fill(7),
    loginUrl: simulator.url,
    paths: {
      forSignIn: async () => path,
      named: async (name) => Object.values(paths).find((one) => one.name === name) ?? null,
    },
    proveApp: async () => ({ client_secret: "secret" }),
    redirectUri: "https://book.example/api/sign-in/callback",
    visitors: { clientId: own.clientId, scope: "Calendars.ReadBasic" },
    operators: new Set(["olga@contoso.example"]),
    now: () => Date.now() + skew,
    log: { warn: (about, message) => lines.push(`${message} ${JSON.stringify(about)}`) },
  });
  const visitorIp = "192.0.2.1";

  /** Goes to Microsoft as somebody. @returns the query that they come back with, and their browser's secret */
  async function visit(attempt: Attempt, as: string, browser: string | null = null) {
    const begun = await signIn.begin(attempt, as, browser);
    const answer = await fetch(begun.location, { redirect: "manual" });
    const page = await answer.text();
    const wayBack = /href="(https:\/\/book\.example[^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&");
    const back = new URL(answer.headers.get("location") ?? wayBack ?? "");
    return { search: back.search, browser: begun.browser, page };
  }

  return {
    db: database.db,
    signIn,
    simulator,
    lines,
    visitorIp,
    visit,
    now: () => Date.now() + skew,
    /** Has all sign-ins go by another path from now on. */
    goBy: (name: keyof typeof paths) => {
      path = paths[name];
    },
    advance: (ms: number) => {
      skew += ms;
    },
    /** There, and back again. */
    async through(attempt: Attempt, as: string) {
      const { search, browser } = await visit(attempt, as);
      return signIn.finish(search, browser, visitorIp);
    },
    mailbox: (address: string, more: object = {}) =>
      simulator.createMailbox({ address, displayName: address, timeZone: "UTC", ...more }),
    user: (email: string) => database.db.user.create({ data: { email } }),
    async close() {
      await simulator.close();
      await database.drop();
    },
  };
}

export type SignInWorld = Awaited<ReturnType<typeof createSignInWorld>>;
