import { translate } from "@calcache/languages/messages";
import { type About, composed } from "../writing/compose-letter.ts";
import type { Mail } from "../writing/mail.ts";

const texts = { failing: "closedFailing", gone: "closedGone" } as const;

/** Tells whose key an application uses that channels of theirs were closed. @param facts.channels by the hosts that they lead to */
export function channelClosedMail(
  facts: About & { channels: readonly { host: string; why: "failing" | "gone" }[] },
): Mail {
  const { channels, siteUrl, to } = facts;
  const [first] = channels;
  const t = translate("accountMail", to.locale);
  return composed(facts, {
    subject:
      channels.length === 1 && first
        ? t("closed", { host: first.host })
        : t("closedSeveral", { count: String(channels.length) }),
    before: [t("closedText")],
    list: channels.map(({ host, why }) => t(texts[why], { host })),
    action: { label: t("closedAction"), url: `${siteUrl}/api/openapi.json` },
    after: [
      t("closedAfter", { resume: "POST /api/v2/channels/{id}/resume", changes: "GET /api/v2/changes" }),
    ],
  });
}
