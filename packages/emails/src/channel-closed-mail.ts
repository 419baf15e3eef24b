import { type About, composed } from "./compose-account-mail.ts";
import type { Mail } from "./mail.ts";

/** Tells whose key an application uses that channels of theirs were closed. @param facts.channels by the hosts that they lead to */
export function channelClosedMail(
  facts: About & { channels: readonly { host: string; why: "failing" | "gone" }[] },
): Mail {
  const { channels, siteUrl } = facts;
  const [first] = channels;
  return composed(facts, {
    subject:
      channels.length === 1 && first
        ? `No notices any more: ${first.host}`
        : `No notices any more: ${channels.length} channels`,
    before: ["An application of yours is no longer told when calendars and bookings change."],
    list: channels.map(({ host, why }) => `${host}: ${reasons[why]}`),
    action: { label: "How a channel is resumed", url: `${siteUrl}/api/openapi.json` },
    after: [
      "Once the application answers again, it resumes its channel (POST /api/v2/channels/{id}/resume), and reads what it missed from GET /api/v2/changes.",
    ],
  });
}

const reasons = {
  failing: "it has taken no notice for a day",
  gone: "it answered that it wants no more (410)",
};
