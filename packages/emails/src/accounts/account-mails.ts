import { translate } from "@calcache/languages/messages";
import { type About, composed } from "../writing/compose-letter.ts";
import type { Mail } from "../writing/mail.ts";

const textsFor = ({ to, siteUrl }: About) => ({
  t: translate("accountMail", to.locale),
  site: new URL(siteUrl).host,
});

/** Asks an account's owner to sign in again. @param facts.link good for one sign-in, within seven days */
export function relinkMail(facts: About & { address: string; link: string; isReminder: boolean }): Mail {
  const { address, link, isReminder } = facts;
  const { t, site } = textsFor(facts);
  return composed(facts, {
    subject: t(isReminder ? "relinkReminder" : "relink", { address }),
    before: [t("relinkWhy", { address }), t("relinkUntil", { site })],
    action: { label: t("relinkAction", { address }), url: link },
    after: [t("relinkOnce")],
  });
}

/** Tells an account's owner that it works again. */
export function relinkedMail(facts: About & { address: string }): Mail {
  const { address, siteUrl } = facts;
  const { t } = textsFor(facts);
  return composed(facts, {
    subject: t("relinked", { address }),
    before: [t("relinkedText", { address })],
    action: { label: t("relinkedAction"), url: `${siteUrl}/settings/calendars` },
    after: [],
  });
}

/** A mail names no more accounts than these; it always says how many there are. */
const namedAtMost = 50;

/** Tells a team's admin whose accounts wait for their owners. */
export function relinkAdminsMail(
  facts: About & { accounts: readonly { name: string; address: string }[] },
): Mail {
  const { accounts, siteUrl } = facts;
  const { t } = textsFor(facts);
  const rest = accounts.length - namedAtMost;
  return composed(facts, {
    subject: t("admins", { count: accounts.length }),
    before: [t("adminsText")],
    list: [
      ...accounts.slice(0, namedAtMost).map((account) => t("adminsAccount", account)),
      ...(rest > 0 ? [t("andMore", { count: String(rest) })] : []),
    ],
    action: { label: t("adminsAction"), url: `${siteUrl}/settings/team` },
    after: [],
  });
}

/** Invites somebody to sign in. @param facts.link good for one sign-in, within seven days */
export function invitationMail(facts: About & { link: string }): Mail {
  const { t, site } = textsFor(facts);
  return composed(facts, {
    subject: t("invitation", { site }),
    before: [t("invitationText", { site })],
    action: { label: t("invitationAction"), url: facts.link },
    after: [t("invitationOnce")],
  });
}
