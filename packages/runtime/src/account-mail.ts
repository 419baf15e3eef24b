import type { Engine } from "@calcache/calendar-cache";
import { accountMail, tendRelinks } from "@calcache/connections";
import { linkLifetimes, type SignIn } from "@calcache/sign-in";
import type { RuntimeEnvironment } from "./runtime-environment.ts";

/** Where a link leads that connects an account without a session. */
export const accountLinkPath = (token: string) => `/api/connect/${token}` as const;

/** The page of an invitation. */
export const invitationPath = (token: string) => `/settings/invitation/${token}`;

const tendEvery = 30_000;

/** Mail that asks owners to connect their accounts again: composed when it is sent. */
export function openAccountMail(
  engine: Engine,
  signIn: SignIn,
  environment: Pick<RuntimeEnvironment, "NEXT_PUBLIC_WEBAPP_URL" | "RELINK_PACE_HOURS">,
) {
  const webappUrl = environment.NEXT_PUBLIC_WEBAPP_URL;
  const paceHours = environment.RELINK_PACE_HOURS;
  const { db, providers } = engine;
  async function linkFor(userId: number, credentialId: number): Promise<string> {
    const wish = { userId, credentialId, returnUrl: null };
    const { token } = await signIn.links.create(wish, linkLifetimes.mail);
    return webappUrl + accountLinkPath(token);
  }
  async function invitationOf(userId: number): Promise<string | null> {
    const invitation = await signIn.invitations.latestOf(userId);
    return invitation && webappUrl + invitationPath(invitation.token);
  }
  const tend = () => tendRelinks(engine, { paceHours });
  return {
    compose: (queued: Parameters<typeof accountMail>[1]) =>
      accountMail({ db, providers, webappUrl, linkFor, invitationOf }, queued),
    tend,
    /** Begins to see to accounts from time to time. The answer stops it. */
    start(): () => void {
      let running = false;
      const timer = setInterval(async () => {
        if (running) return;
        running = true;
        await tend()
          .catch((error) => engine.log.error({ err: error }, "[Relink] seeing to accounts failed"))
          .finally(() => {
            running = false;
          });
      }, tendEvery);
      return () => clearInterval(timer);
    },
  };
}

export type AccountMails = ReturnType<typeof openAccountMail>;
