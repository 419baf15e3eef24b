import type { Mail } from "@calcache/emails";
import { readOperationalState } from "@calcache/operations";
import { type BookingPost, sendBookingEmails } from "@calcache/scheduling";
import type { TestWorld } from "./test-world.ts";

/** What the background work does about accounts and mail, when it is called, and what was mailed. */
export function mailWork(world: Pick<TestWorld, "runtime" | "environment" | "engine">) {
  const sent: Mail[] = [];
  return {
    sent,
    /** Sees to accounts, then sends what is due. */
    async work(): Promise<void> {
      const { accountMails, engine } = world.runtime;
      if (accountMails === null) throw new Error("no app is registered");
      await accountMails.tend();
      const send = async (mail: Mail) => {
        sent.push(mail);
        return { ok: true as const, value: { messageId: "" } };
      };
      const post = {
        ...engine,
        hostSecret: () => "",
        mailer: { send },
        webappUrl: world.environment.NEXT_PUBLIC_WEBAPP_URL,
      };
      const accountMail: BookingPost["accountMail"] = async ({ kind, ...queued }) =>
        kind === "channel_closed" ? "nothing" : accountMails.compose({ kind, ...queued });
      while ((await sendBookingEmails({ ...post, accountMail })) > 0);
    },
    /** Who had mail since the last call, and about what. */
    letters: () =>
      sent.splice(0).map(({ to, subject }) => `${to.address.split("@")[0]} ${subject.split(":")[0]}`),
    /** What operators see of it. */
    stages: async () => (await readOperationalState(world.engine)).relinks,
  };
}
